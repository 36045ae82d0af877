/** What is known of the words that occur: whether any begins so, and which letters may follow. */
export type Vocabulary = {
  readonly begins: (start: string) => boolean;
  /** The letters that come after `start` in some word, each once. */
  readonly next: (start: string) => Iterable<string>;
};

/** A beginning of words that occurs, one slip of the fingers away from what was typed. */
export type Correction = { readonly start: string; /** Rises with how unlikely the slip is. */ readonly cost: number };

/** Neighbours on a keyboard with QWERTY, AZERTY's differences left out. */
const BESIDE: Readonly<Record<string, string>> = {
  ...{ a: 'qwsz', b: 'vghn', c: 'xdfv', d: 'serfcx', e: 'wsdr', f: 'drtgvc', g: 'ftyhbv', h: 'gyujnb', i: 'ujko', j: 'huikmn' },
  ...{ k: 'jiolm', l: 'kop', m: 'njk', n: 'bhjm', o: 'iklp', p: 'ol', q: 'wa', r: 'edft', s: 'awedxz', t: 'rfgy', u: 'yhji' },
  ...{ v: 'cfgb', w: 'qase', x: 'zsdc', y: 'tghu', z: 'asx' },
};

/** Spellings that sound alike in Dutch, so that a name heard on the telephone is found however it is written. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['ij', 'y'],
  ['ij', 'ei'],
  ['ei', 'y'],
  ['ou', 'au'],
  ['ck', 'k'],
  ['c', 'k'],
  ['c', 's'],
  ['ph', 'f'],
  ['f', 'v'],
  ['s', 'z'],
  ['dt', 't'],
  ['d', 't'],
  ['g', 'ch'],
  ['gh', 'g'],
  ['th', 't'],
  ['x', 'ks'],
  ['ks', 'cks'],
  ['kx', 'x'],
  ['uy', 'ui'],
  ['ae', 'aa'],
  ['ue', 'uu'],
  ['oe', 'u'],
  ['qu', 'kw'],
  ['sch', 's'],
  ['ss', 'sz'],
  ['j', 'i'],
];

const SWAPPED = 1;
const SOUNDS_ALIKE = 1;
const DOUBLED = 1;
const LEFT_OUT = 1.2;
const TOO_MANY = 1.3;
const BESIDE_IT = 1.2;
const OTHER_LETTER = 1.6;
/** People rarely miss the first letter. */
const FIRST_LETTER = 0.6;

/**
 * All beginnings of existing words that are one slip away from `typed`: two letters the wrong way round, a letter too few, too many or
 * another one (Damerau's four errors), or another spelling of the same sound. Walks down the vocabulary and looks only at letters that
 * occur there, so that the work depends on the length of the word and not on how many words there are. Cheapest first.
 */
export function corrections(typed: string, { begins, next }: Vocabulary): readonly Correction[] {
  const found = new Map<string, number>();
  const letters = Array.from(typed);
  const add = (start: string, cost: number, at: number): void => {
    const all = cost + (at === 0 ? FIRST_LETTER : 0);
    if (start !== typed && start !== '' && (found.get(start) ?? Infinity) > all && begins(start)) found.set(start, all);
  };

  for (const [one, other] of ALIKE)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      for (let at = typed.indexOf(from); at >= 0; at = typed.indexOf(from, at + 1))
        add(typed.slice(0, at) + to + typed.slice(at + from.length), SOUNDS_ALIKE, at);

  for (const [at, letter] of letters.entries()) {
    const before = letters.slice(0, at).join('');
    // Nothing begins so: whatever is changed after it cannot help.
    if (before !== '' && !begins(before)) break;
    const rest = letters.slice(at + 1);
    const after = rest.join('');
    const following = rest[0];
    if (following !== undefined && following !== letter) add(before + following + letter + rest.slice(1).join(''), SWAPPED, at);
    // The last letter may be only the first one of more to come: without it, everything with the same beginning would fit.
    if (rest.length > 0) add(before + after, following === letter ? DOUBLED : TOO_MANY, at);
    for (const instead of next(before)) {
      if (instead !== letter) add(before + instead + after, BESIDE[letter]?.includes(instead) ? BESIDE_IT : OTHER_LETTER, at);
      add(before + instead + letter + after, instead === letter || before.endsWith(instead) ? DOUBLED : LEFT_OUT, at);
    }
  }
  return [...found].map(([start, cost]) => ({ start, cost })).toSorted((a, b) => a.cost - b.cost);
}
