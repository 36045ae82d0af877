import type { GRANTED_HOW, LegalBasis, Purpose } from '../consent/consent.ts';
import { searchKey } from '../contact/search-key.ts';
import { dateIn } from './cell-values.ts';
import type { Target } from './target-field.ts';

/** A legal basis as a row of a file tells it. */
export type ImportedConsent = {
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  readonly grantedHow: (typeof GRANTED_HOW)[number];
  readonly proof: string;
  /** ISO 8601 date; null when the file does not say since when. */
  readonly from: string | null;
};
export type ImportedObjection = { readonly purpose: Purpose | 'all'; readonly channel: 'phone' | 'all'; readonly note: string };
/** What a row says beside the contact itself. */
export type ConsentsOfRow = { readonly consents: readonly ImportedConsent[]; readonly objection: ImportedObjection | null };

export type ConsentRemark = 'basis-unknown' | 'how-unknown' | 'date-unreadable' | 'objection-assumed';

const PURPOSE_OF = { consentService: 'service', consentResearch: 'research', consentSales: 'sales' } as const satisfies Partial<
  Record<Target, Purpose>
>;
type BasisTarget = keyof typeof PURPOSE_OF;
const DETAILS = ['consentDate', 'consentProof', 'consentHow'] as const;
type DetailTarget = (typeof DETAILS)[number];
type ConsentTarget = BasisTarget | DetailTarget | 'objection';

/** Whether a column is about consent or objection. */
export function isConsentTarget(target: Target): target is ConsentTarget {
  return target === 'objection' || isBasis(target) || isDetail(target);
}
const isBasis = (target: Target): target is BasisTarget => Object.hasOwn(PURPOSE_OF, target);
const isDetail = (target: Target): target is DetailTarget => (DETAILS as readonly Target[]).includes(target);

const YES = new Set(['ja', 'j', 'yes', 'y', 'x', '1', 'true', 'waar', 'akkoord', 'ok', 'aan', 'on']);
const NO = new Set(['nee', 'neen', 'n', 'no', '0', 'false', 'onwaar', 'geen', 'none', 'uit', 'off', 'nvt', 'n v t', '']);

const BASES: Readonly<Record<LegalBasis, string>> = {
  consent: 'toestemming|opt in|optin|consent|permission|toegestaan|gegeven',
  customer: 'klant|bestaande klant|klantrelatie|customer|existing customer|soft opt in',
  contract: 'overeenkomst|contract|agreement',
  'legal-duty': 'wettelijke plicht|wettelijke verplichting|legal duty|legal obligation',
  'legitimate-interest': 'gerechtvaardigd belang|legitimate interest',
};
const HOW: Readonly<Record<Exclude<ImportedConsent['grantedHow'], 'unknown'>, string>> = {
  call: 'gesprek|in een gesprek|telefoon|telefonisch|per telefoon|call|phone|in a call|by phone|telephone',
  'e-mail': 'e mail|email|mail|per e mail|per mail|by e mail|by email',
  letter: 'brief|per brief|post|per post|letter|by letter|by post',
  website: 'website|web|webformulier|online|internet|op de website|on the website|web form',
  'in-person': 'persoonlijk|winkel|balie|beurs|in person|shop|fair',
};
const WHOM: Readonly<Record<Purpose | 'all', string>> = {
  service: 'service',
  research: 'onderzoek|research|enquete|survey',
  sales: 'verkoop|sales|marketing|reclame|recht van verzet|verzet|bel me niet|niet bellen|do not call|opt out',
  all: 'alles|alle|all|everything|geheel|volledig',
};

const byWord = <Value extends string>(words: Readonly<Record<Value, string>>): ReadonlyMap<string, Value> =>
  new Map((Object.entries(words) as [Value, string][]).flatMap(([value, names]) => names.split('|').map((name) => [name, value] as const)));
const BASIS_OF = byWord(BASES);
const HOW_OF = byWord(HOW);
const WHOM_OF = byWord(WHOM);

/** For each column with a date, proof or way: the columns of bases that it is about. */
const layouts = new WeakMap<readonly Target[], ReadonlyMap<number, readonly number[]>>();

/**
 * The only column of its sort is about every basis of the row; of several each is about the basis to its left, or, where there is none,
 * the first to its right.
 */
function layoutOf(mapping: readonly Target[]): ReadonlyMap<number, readonly number[]> {
  const known = layouts.get(mapping);
  if (known !== undefined) return known;
  const bases = mapping.flatMap((target, column) => (isBasis(target) ? [column] : []));
  const layout = new Map<number, readonly number[]>();
  mapping.forEach((target, column) => {
    if (!isDetail(target)) return;
    const only = mapping.filter((one) => one === target).length === 1;
    const nearest = bases.findLast((one) => one < column) ?? bases[0];
    layout.set(column, only ? bases : nearest === undefined ? [] : [nearest]);
  });
  layouts.set(mapping, layout);
  return layout;
}

/** Puts together what the cells of one row say about consent and objection. */
export class ConsentCells {
  readonly #layout: ReadonlyMap<number, readonly number[]>;
  readonly #bases = new Map<number, { readonly purpose: Purpose; readonly basis: LegalBasis; readonly from: string | null }>();
  readonly #details: { readonly target: DetailTarget; readonly column: number; readonly text: string }[] = [];
  #objection: ImportedObjection | null = null;

  constructor(mapping: readonly Target[]) {
    this.#layout = layoutOf(mapping);
  }

  /** @param text a filled cell @returns what could not be taken as it stands */
  take(target: ConsentTarget, text: string, column: number): ConsentRemark | null {
    const word = searchKey(text);
    if (target === 'objection') return this.#object(text, word);
    if (isBasis(target)) {
      if (NO.has(word)) return null;
      const from = dateIn(text);
      const basis = from !== null || YES.has(word) ? 'consent' : BASIS_OF.get(word);
      if (basis === undefined) return 'basis-unknown';
      this.#bases.set(column, { purpose: PURPOSE_OF[target], basis, from });
      return null;
    }
    if (target === 'consentDate' && dateIn(text) === null) return 'date-unreadable';
    if (target === 'consentHow' && !HOW_OF.has(word)) return 'how-unknown';
    this.#details.push({ target, column, text });
    return null;
  }

  /** Null when the row says nothing of either. */
  outcome(): ConsentsOfRow | null {
    if (this.#bases.size === 0 && this.#objection === null) return null;
    const consents = [...this.#bases].map(([column, { purpose, basis, from }]) => {
      const detail = (target: DetailTarget): string | undefined =>
        this.#details.find((one) => one.target === target && this.#layout.get(one.column)?.includes(column) === true)?.text;
      return {
        ...{ purpose, basis, proof: detail('consentProof') ?? '' },
        grantedHow: HOW_OF.get(searchKey(detail('consentHow') ?? '')) ?? ('unknown' as const),
        from: dateIn(detail('consentDate') ?? '') ?? from,
      };
    });
    return { consents, objection: this.#objection };
  }

  /** What is neither yes nor no counts as an objection: whoever wrote it meant something by it, and one call too few does less harm. */
  #object(text: string, word: string): ConsentRemark | null {
    if (NO.has(word)) return null;
    const purpose = WHOM_OF.get(word);
    const clear = purpose !== undefined || YES.has(word) || dateIn(text) !== null;
    const note = purpose !== undefined || YES.has(word) ? '' : text;
    this.#objection = { purpose: purpose ?? 'sales', channel: purpose === 'all' ? 'all' : 'phone', note };
    return clear ? null : 'objection-assumed';
  }
}
