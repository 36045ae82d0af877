import type { Salutation } from '../contact/contact.ts';

/** A person's name taken apart. Nothing of the written name is lost: what fits nowhere stays with the surname. */
export type PersonName = {
  readonly salutation: Salutation;
  /** Academic titles in front of the name, as written. */
  readonly titles: string;
  readonly initials: string;
  readonly firstName: string;
  readonly infix: string;
  readonly lastName: string;
};

/** Words that surnames are preceded by (tussenvoegsels; list of the Dutch population register, table 36, taken apart). */
export const INFIX_WORDS: ReadonlySet<string> = new Set(
  (
    "aan af al am auf aus bei bij bin boven d' d da dal dalla das de deca degli dei del dela della den der des di die do don dos du el " +
    "het 't i im in ken l' la las le les lo los of onder op over 's s' te ten ter tho thoe thor to toe tot uijt uijten uit unter van vanden " +
    'vander v. v.d. v/d vd vom von voor vor zu zum zur'
  ).split(' '),
);

const MR = /^(?:(?:de\s+)?(?:heer|hr\.?|dhr\.?)|meneer|mijnheer|Mr\.?|sir)$/u;
const MRS = /^(?:mevrouw|mevr\.?|mw\.?|mej\.?|mejuffrouw|mevr\.?|mrs\.?|ms\.?|miss|madam|mevouw)$/iu;
/** "mr." in small letters is the title of a lawyer. */
const TITLE = /^(?:prof\.?|dr\.?|drs\.?|ir\.?|ing\.?|mr\.|bc\.?|ds\.?|em\.?|mag\.?|lic\.?)$/u;
const INITIALS = /^(?:\p{Lu}\p{Ll}{0,2}\.-?)+$/u;
const BARE_INITIALS = /^\p{Lu}{1,4}$/u;

/** Words that no person is called by, as whole words. */
const ORGANISATION =
  /(?:^|[\s(])(?:b\.?\s?v\.?|n\.?v\.?|v\.?o\.?f\.?|c\.?v\.?|gmbh|ltd\.?|inc\.?|llc|plc|stichting|vereniging|gemeente|provincie|ministerie|maatschap|holding|groep|group|coöperatie|cooperatie|bakkerij|garage|apotheek|hotel|restaurant|school|ziekenhuis|makelaars?|advocaten|accountants|en zn|zonen)(?:[\s.,)]|$)/iu;

/** Whether a name is that of an organisation and not of a person. */
export function isOrganisationName(name: string): boolean {
  return ORGANISATION.test(name) || /\s&\s/u.test(name);
}

/** The salutation that a word or a letter for the sex stands for; null for anything else, also for "Dhr./Mevr.". */
export function salutationOf(text: string): Salutation | null {
  const word = text.trim();
  if (word === '') return 'none';
  if (
    /^(?:m|man|male|mannelijk|mr\.?)$/iu.test(word) ||
    MR.test(word) ||
    /^(?:de heer|dhr\.?|hr\.?|heer|meneer)$/iu.test(word)
  )
    return 'mr';
  if (/^(?:v|f|w|vrouw|female|vrouwelijk)$/iu.test(word) || MRS.test(word)) return 'mrs';
  return /^(?:onbekend|unknown|x|o|none|geen|-)$/iu.test(word) ? 'none' : null;
}

/**
 * Takes a written name apart: "mevr. drs. A.B. van den Berg", "Berg, A.B. van den", "Anna Maria de Vries-Smit". A comma puts the surname
 * first; otherwise the infix begins the surname, and without one the surname is the last word.
 */
export function splitPersonName(text: string): PersonName {
  const clean = text.replaceAll(/[’`´]/gu, "'").replaceAll(/\s+/gu, ' ').trim();
  const comma = clean.indexOf(',');
  if (comma < 0) return straight(words(clean));
  const before = clean.slice(0, comma).trim();
  const after = clean
    .slice(comma + 1)
    .replaceAll(',', ' ')
    .trim();
  if (before === '' || after === '') return straight(words(`${before} ${after}`));
  return turned(words(before), words(after));
}

/** Splits an infix off a surname that was written in one cell: "van den Berg", also "Berg, van den" and "Berg (van den)". */
export function splitSurname(text: string): { readonly infix: string; readonly lastName: string } {
  const clean = text.replaceAll(/[’`´]/gu, "'").replaceAll(/\s+/gu, ' ').trim();
  const behind = /^(.+?)(?:\s*,\s*|\s*\()([\p{L}' ./]+?)\)?$/u.exec(clean);
  const tail = behind?.[2]?.trim() ?? '';
  if (behind?.[1] !== undefined && words(tail).every(isInfix)) return { infix: tail, lastName: behind[1] };
  const { infix, rest } = leadingInfix(words(clean));
  return { infix: infix.join(' '), lastName: rest.join(' ') };
}

function words(text: string): readonly string[] {
  // "d'Ancona" and "l'Ami" are written on to the name.
  return text
    .split(' ')
    .flatMap((word) => {
      const [, article, rest] = /^([dl]')(\p{Lu}.*)$/iu.exec(word) ?? [];
      return article !== undefined && rest !== undefined && /^\p{Lu}/u.test(rest) ? [article, rest] : [word];
    })
    .filter((word) => word !== '');
}

function isInfix(word: string): boolean {
  return INFIX_WORDS.has(word.toLowerCase());
}

/** The infix at the beginning, as long as a word is left for the name itself. */
function leadingInfix(all: readonly string[]): { readonly infix: readonly string[]; readonly rest: readonly string[] } {
  let end = 0;
  while (end < all.length - 1 && isInfix(all[end] ?? '')) end += 1;
  return { infix: all.slice(0, end), rest: all.slice(end) };
}

type Front = { readonly salutation: Salutation; readonly titles: readonly string[]; readonly rest: readonly string[] };

function front(all: readonly string[]): Front {
  let salutation: Salutation = 'none';
  const titles: string[] = [];
  let index = 0;
  for (; index < all.length - 1; index += 1) {
    const word = all[index] ?? '';
    const two = `${word} ${all[index + 1] ?? ''}`.toLowerCase();
    if (salutation === 'none' && two === 'de heer' && index < all.length - 2) {
      salutation = 'mr';
      index += 1;
    } else if (
      salutation === 'none' &&
      titles.length === 0 &&
      (MR.test(word) || /^(?:dhr|hr|heer|meneer)\.?$/iu.test(word))
    )
      salutation = 'mr';
    else if (salutation === 'none' && titles.length === 0 && MRS.test(word)) salutation = 'mrs';
    else if (TITLE.test(word)) titles.push(word);
    else break;
  }
  return { salutation, titles, rest: all.slice(index) };
}

/** Initials and first names among the words before the surname. */
function given(all: readonly string[], shouting: boolean): { readonly initials: string; readonly firstName: string } {
  const initials: string[] = [];
  const names: string[] = [];
  for (const word of all) {
    const bare = BARE_INITIALS.test(word) && !shouting && (word.length === 1 || names.length === 0);
    if ((INITIALS.test(word) || bare) && names.length === 0) initials.push(word);
    else names.push(word.replaceAll(/^\((.+)\)$/gu, '$1'));
  }
  return { initials: initials.join(''), firstName: names.join(' ') };
}

function isShouting(all: readonly string[]): boolean {
  return !all.some((word) => /\p{Ll}/u.test(word));
}

function straight(all: readonly string[]): PersonName {
  const { salutation, titles, rest } = front(all);
  const common = { salutation, titles: titles.join(' ') };
  if (rest.length === 1 && salutation === 'none' && titles.length === 0)
    return { ...common, initials: '', firstName: '', infix: '', lastName: rest[0] ?? '' };
  // The last word is always of the surname. It begins at the first infix word, or before what a dash ties to it ("Jansen - de Vries").
  const found = rest.findIndex((word, index) => index < rest.length - 1 && isInfix(word));
  const dash = rest.findIndex(
    (word, index) => index > 0 && index < rest.length - 1 && (word === '-' || word.endsWith('-')),
  );
  const start =
    dash > 0 && (found < 0 || dash < found)
      ? dash - (rest[dash] === '-' ? 1 : 0)
      : found < 0
        ? Math.max(0, rest.length - 1)
        : found;
  const { infix, rest: surname } = leadingInfix(rest.slice(start));
  return {
    ...common,
    ...given(rest.slice(0, start), isShouting(rest)),
    infix: infix.join(' '),
    lastName: surname.join(' '),
  };
}

function turned(before: readonly string[], after: readonly string[]): PersonName {
  const surname = leadingInfix(before);
  const { salutation, titles, rest } = frontWhole(after);
  let end = rest.length;
  while (end > 0 && isInfix(rest[end - 1] ?? '')) end -= 1;
  const behind = rest.slice(end);
  return {
    salutation,
    titles: titles.join(' '),
    ...given(rest.slice(0, end), isShouting(rest) && isShouting(before)),
    infix: [...behind, ...surname.infix].join(' '),
    lastName: surname.rest.join(' '),
  };
}

/** As `front`, where nothing but titles may be left. */
function frontWhole(all: readonly string[]): Front {
  const { salutation, titles, rest } = front([...all, '\u0000']);
  return { salutation, titles, rest: rest.filter((word) => word !== '\u0000') };
}
