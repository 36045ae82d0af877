// What agents type into the search field, drawn from the made customers, so that common names are asked for as often as they occur.
import { makeContact, type MadeContact } from './contact.ts';
import { randomOf, weighted, type Random } from './random.ts';

export const QUERY_KINDS = ['exact', 'prefix', 'number', 'typing error'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export type MadeQuery = {
  readonly kind: QueryKind;
  readonly text: string;
  /** What was meant, without the error. */
  readonly meant: string;
  /** Row of the customer who was meant; -1 for nobody in particular. */
  readonly index: number;
  /** The name in which the error is, folded; empty without one. */
  readonly word: string;
};

const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{
    a: 'qsz',
    b: 'vgn',
    c: 'xdv',
    d: 'sfe',
    e: 'wrd',
    f: 'dgr',
    g: 'fht',
    h: 'gjy',
    i: 'uok',
    j: 'hku',
    k: 'jli',
    l: 'kop',
    m: 'nj',
  },
  ...{
    n: 'bmh',
    o: 'ipl',
    p: 'ol',
    q: 'wa',
    r: 'etf',
    s: 'adw',
    t: 'ryg',
    u: 'yij',
    v: 'cbf',
    w: 'qes',
    x: 'zcs',
    y: 'tuh',
    z: 'xas',
  },
};

/** One slip of the fingers: a neighbouring key, a letter too few or too many, or two letters the wrong way round. */
export function slip(random: Random, word: string): string {
  const letters = Array.from(word);
  // The first letter is hit wrongly less often than those after it.
  const at = random.chance(0.08) ? 0 : 1 + random.int(letters.length - 1);
  const letter = letters[at] as string;
  const beside = random.pick(Array.from(NEIGHBOURS[letter] ?? 'e'));
  const before = letters.slice(0, at);
  const after = letters.slice(at + 1);
  const slips = [
    () => [...before, beside, ...after],
    () => [...before, ...after],
    () => [...before, letter, random.chance(0.5) ? letter : beside, ...after],
    () => (after.length > 0 ? [...before, after[0], letter, ...after.slice(1)] : [...before, beside]),
  ];
  const slipped = (slips[random.int(slips.length)] as () => string[])().join('');
  return slipped === word ? word.slice(0, -1) + beside : slipped;
}

/** What would be typed for a customer, whole, and whether it is a number of some kind. */
type Text = { readonly text: string; readonly number?: true; readonly word?: string };

const someNumber = (phones: MadeContact['phones']): MadeContact['phones'] =>
  phones.length > 0 ? phones : [{ raw: '0612345678', e164: '+31612345678', kind: 'mobile' }];

const drawWay = weighted<(made: MadeContact, random: Random) => Text>([
  [({ lastName }) => ({ text: lastName, word: lastName }), 26],
  [({ infix, lastName }) => ({ text: `${infix} ${lastName}`.trim(), word: lastName }), 14],
  [({ firstName, lastName }) => ({ text: `${firstName} ${lastName}`.trim(), word: lastName }), 12],
  [
    ({ firstName, infix, lastName }) => ({
      text: `${firstName} ${infix} ${lastName}`.replace(/\s+/gu, ' ').trim(),
      word: lastName,
    }),
    8,
  ],
  [
    ({ initials, infix, lastName }) => ({
      text: `${initials} ${infix} ${lastName}`.replace(/\s+/gu, ' ').trim(),
      word: lastName,
    }),
    5,
  ],
  [({ lastName, firstName }) => ({ text: `${lastName}, ${firstName}`, word: lastName }), 3],
  [({ organisation, lastName }) => ({ text: organisation || lastName }), 7],
  [({ emails, lastName }) => ({ text: emails[0] ?? lastName }), 4],
  [
    ({ addresses: [address] }) => ({
      text: `${address?.postcode.replace(' ', '')} ${address?.houseNumber}`,
      number: true,
    }),
    5,
  ],
  [({ customerNumber, phones }) => ({ text: customerNumber || (phones[0]?.raw ?? '0612345678'), number: true }), 4],
  [({ phones }, random) => ({ text: random.pick(someNumber(phones)).raw, number: true }), 9],
  [
    ({ phones }, random) => ({
      text: (random.pick(someNumber(phones)).e164 ?? '+31612345678').slice(-(4 + random.int(4))),
      number: true,
    }),
    3,
  ],
]);

/**
 * What an agent types for the customer of a random row, letter by letter from the third on: each prefix is a query. One name in four
 * has a slip in it; since the letters before it are right, one query in ten or so has.
 */
export function* queries(seed: number, rows: number): Generator<MadeQuery> {
  for (let number = 0; ; number++) {
    // Another row of numbers than that of the customers.
    const random = randomOf(~seed, number);
    const index = random.int(rows);
    const made = makeContact(seed, index);
    const { text, number: digits, word = '' } = drawWay(random)(made, random);
    if (text.length < 3) continue;
    const slipped = word.length >= 4 && !digits && random.chance(0.25) ? slip(random, word.toLowerCase()) : null;
    const typed = slipped === null ? text : text.toLowerCase().replace(word.toLowerCase(), () => slipped);
    for (let length = 3; length <= typed.length; length++) {
      const sofar = typed.slice(0, length);
      // Before the slip everything is still right.
      const wrong = slipped !== null && !text.toLowerCase().startsWith(sofar.toLowerCase());
      yield {
        kind: wrong ? 'typing error' : digits ? 'number' : length === typed.length ? 'exact' : 'prefix',
        text: sofar,
        meant: text.slice(0, length),
        index,
        word: wrong ? word : '',
      };
    }
  }
}

/** So many queries, of which at least `least` are common particles and names at each of their prefixes. */
export function drawQueries(seed: number, rows: number, count: number): readonly MadeQuery[] {
  const fixed = ['van', 'de', 'van de', 'van den', 'van der', 'jansen', 'de jong', 'jan', 'de vries'].flatMap(
    (text): readonly MadeQuery[] => {
      const prefixes: MadeQuery[] = [];
      for (let length = Math.min(3, text.length); length <= text.length; length++)
        prefixes.push({
          kind: length === text.length ? 'exact' : 'prefix',
          text: text.slice(0, length),
          meant: text.slice(0, length),
          index: -1,
          word: '',
        });
      return prefixes;
    },
  );
  const drawn = [...fixed];
  for (const query of queries(seed, rows)) {
    if (drawn.length >= count) break;
    drawn.push(query);
  }
  return drawn;
}
