import type { LegalBasis, Purpose } from '../consent/consent.ts';
import { searchKey } from '../contact/search-key.ts';
import { dateIn } from './cell-values.ts';
import { readConsents, readObjections } from './consent-text.ts';
import { basisOf, grantedHowOf, NO, objectedTo, YES } from './consent-words.ts';
import type { ImportedConsent, ImportedObjection } from './imported-consent.ts';
import type { Target } from './target-field.ts';

/** What a row says beside the contact itself. */
export type ConsentsOfRow = { readonly consents: readonly ImportedConsent[]; readonly objections: readonly ImportedObjection[] };

export type ConsentRemark = 'basis-unknown' | 'how-unknown' | 'date-unreadable' | 'objection-assumed';

const PURPOSE_OF = { consentService: 'service', consentResearch: 'research', consentSales: 'sales' } as const satisfies Partial<
  Record<Target, Purpose>
>;
type BasisTarget = keyof typeof PURPOSE_OF;
const DETAILS = ['consentDate', 'consentProof', 'consentHow'] as const;
type DetailTarget = (typeof DETAILS)[number];
type ConsentTarget = BasisTarget | DetailTarget | 'consents' | 'objection';

/** Whether a column is about consent or objection. */
export function isConsentTarget(target: Target): target is ConsentTarget {
  return target === 'consents' || target === 'objection' || isBasis(target) || isDetail(target);
}
const isBasis = (target: Target): target is BasisTarget => Object.hasOwn(PURPOSE_OF, target);
const isDetail = (target: Target): target is DetailTarget => (DETAILS as readonly Target[]).includes(target);

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
  #whole: readonly ImportedConsent[] = [];
  #objections: readonly ImportedObjection[] = [];

  constructor(mapping: readonly Target[]) {
    this.#layout = layoutOf(mapping);
  }

  /** @param text a filled cell @returns what could not be taken as it stands */
  take(target: ConsentTarget, text: string, column: number): ConsentRemark | null {
    const word = searchKey(text);
    if (target === 'objection') return this.#object(text, word);
    if (target === 'consents') {
      const whole = NO.has(word) ? [] : readConsents(text);
      if (whole === null) return 'basis-unknown';
      this.#whole = whole;
      return null;
    }
    if (isBasis(target)) {
      if (NO.has(word)) return null;
      const from = dateIn(text);
      const basis = from !== null || YES.has(word) ? 'consent' : basisOf(text);
      if (basis === undefined) return 'basis-unknown';
      this.#bases.set(column, { purpose: PURPOSE_OF[target], basis, from });
      return null;
    }
    if (target === 'consentDate' && dateIn(text) === null) return 'date-unreadable';
    if (target === 'consentHow' && grantedHowOf(text) === undefined) return 'how-unknown';
    this.#details.push({ target, column, text });
    return null;
  }

  /** Null when the row says nothing of either. */
  outcome(): ConsentsOfRow | null {
    const consents = [...this.#bases].map(([column, { purpose, basis, from }]) => {
      const detail = (target: DetailTarget): string | undefined =>
        this.#details.find((one) => one.target === target && this.#layout.get(one.column)?.includes(column) === true)?.text;
      return {
        ...{ purpose, basis, channel: 'phone' as const, product: '', scope: '', proof: detail('consentProof') ?? '' },
        grantedHow: grantedHowOf(detail('consentHow') ?? '') ?? ('unknown' as const),
        from: dateIn(detail('consentDate') ?? '') ?? from,
        to: null,
      };
    });
    const all = [...consents, ...this.#whole];
    return all.length === 0 && this.#objections.length === 0 ? null : { consents: all, objections: this.#objections };
  }

  /** What is neither yes nor no counts as an objection: whoever wrote it meant something by it, and one call too few does less harm. */
  #object(text: string, word: string): ConsentRemark | null {
    if (NO.has(word)) return null;
    const exact = readObjections(text);
    if (exact !== null) {
      this.#objections = exact;
      return null;
    }
    const purpose = objectedTo(text);
    const clear = purpose !== undefined || YES.has(word) || dateIn(text) !== null;
    const note = purpose !== undefined || YES.has(word) ? '' : text;
    this.#objections = [{ purpose: purpose ?? 'sales', channel: purpose === 'all' ? 'all' : 'phone', note }];
    return clear ? null : 'objection-assumed';
  }
}
