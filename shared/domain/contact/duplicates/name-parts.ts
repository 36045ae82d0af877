import { searchKey } from '../search-key.ts';

/** Words in front of a surname, and the ways in which they are shortened; they differ between two spellings of one name. */
const PARTICLES = new Set(
  (
    'van von vom de den der des het t s te ter ten tot op aan in bij uit voor zu zum zur la le les l du d di da dal del della dos das do ' +
    'el al bin ibn ben v vd vdr vh vdn'
  ).split(' '),
);

/** Legal forms and words that are written or left out as it comes. */
const LEGAL_FORMS = new Set('bv nv vof cv ltd gmbh bvba sa inc llc plc stichting vereniging maatschap holding the de het en and'.split(' '));

/** Names by which people are called, with the ones in their passport. Only pairs that hardly mean anything else. */
const CALLING_NAMES: readonly (readonly string[])[] = [
  ['jan', 'johannes', 'johan', 'hans', 'joannes'],
  ['kees', 'cees', 'cornelis', 'cor'],
  ['piet', 'pieter', 'petrus', 'peter'],
  ['henk', 'hendrik', 'hendrikus', 'henri'],
  ['wim', 'willem', 'wilhelmus'],
  ['klaas', 'nicolaas', 'nico'],
  ['toon', 'ton', 'antonius', 'anton', 'antoon'],
  ['sjaak', 'jacobus', 'jaap', 'jacob', 'koos'],
  ['bert', 'albert', 'albertus', 'bart', 'hubert', 'lambert'],
  ['gerrit', 'gerard', 'gerardus'],
  ['mieke', 'maria', 'marie', 'ria', 'marijke'],
  ['els', 'elisabeth', 'elizabeth', 'bep', 'betty', 'lies'],
  ['ans', 'johanna', 'hanna', 'annie', 'anna'],
  ['riet', 'margaretha', 'greet', 'greetje', 'margriet'],
  ['truus', 'geertruida', 'trudy'],
  ['corrie', 'cornelia', 'cora'],
  ['mo', 'mohammed', 'mohamed', 'muhammed', 'mohammad'],
];
const CALLED = new Map(CALLING_NAMES.flatMap((names, family) => names.map((name) => [name, family])));

/** The words of a surname that tell people apart; all of them when there are only particles. */
export function surnameWords(infix: string, lastName: string): readonly string[] {
  const words = searchKey(`${infix} ${lastName}`).split(' ').filter(Boolean);
  const telling = words.filter((word) => !PARTICLES.has(word));
  return telling.length > 0 ? telling : words;
}

/** Everything of a surname in one piece: "van den Berg" and "Vandenberg" are one. */
export function compactSurname(infix: string, lastName: string): string {
  return searchKey(`${infix} ${lastName}`).replaceAll(' ', '');
}

/** The words of an organisation's name without its legal form ("Bakkerij Smit B.V." is "bakkerij smit"). */
export function organisationName(name: string): string {
  const words = searchKey(name.replaceAll('.', '')).split(' ').filter(Boolean);
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** Letters of the initials, lower case: those filled in, else of the first names. */
export function initialLetters(initials: string, firstName: string): string {
  const given = searchKey(initials);
  if (given !== '') {
    // "J.P." and "JP" are letters, "Jan Piet" typed into the field are names.
    const words = given.split(' ');
    return words.every((word) => word.length > 1) && words.length > 1
      ? words.map((word) => word[0] ?? '').join('')
      : given.replaceAll(' ', '');
  }
  return searchKey(firstName)
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');
}

/** Whether two first names are called and passport form of one another (Kees, Cornelis). */
export function callsTheSame(one: string, other: string): boolean {
  const family = CALLED.get(one);
  return family !== undefined && family === CALLED.get(other);
}

/** Whether somebody who is called so can have this first initial (Kees, C. of Cornelis). @param name a search key @param letter lower case */
export function mayBeginWith(name: string, letter: string): boolean {
  const family = CALLED.get(name);
  return name.startsWith(letter) || (family !== undefined && (CALLING_NAMES[family] ?? []).some((each) => each.startsWith(letter)));
}

/**
 * How a Dutch ear writes a name down: letters and groups that sound alike become one, doubled letters single. Other alphabets stay as
 * they are. @param key a search key
 */
export function soundOf(key: string): string {
  return key
    .replaceAll(' ', '')
    .replaceAll(/sch(?=$|[^aeiouy])/gu, 's')
    .replaceAll('sch', 'sg')
    .replaceAll(/uij|uy/gu, 'ui')
    .replaceAll(/ij|ey|ei|y/gu, 'y')
    .replaceAll(/ph/gu, 'f')
    .replaceAll(/th/gu, 't')
    .replaceAll(/ch|gh/gu, 'g')
    .replaceAll(/ck|q/gu, 'k')
    .replaceAll(/c(?=[eiy])/gu, 's')
    .replaceAll('c', 'k')
    .replaceAll('x', 'ks')
    .replaceAll('z', 's')
    .replaceAll('v', 'f')
    .replaceAll('w', 'f')
    .replaceAll('au', 'ou')
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'u')
    .replaceAll('ie', 'i')
    .replaceAll(/dt$|d$/gu, 't')
    .replaceAll(/(.)\1+/gu, '$1');
}
