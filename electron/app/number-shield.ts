import { withoutNumbersIn } from '../../shared/domain/contact/numbers-in-text.ts';
import { hiddenIndex, hiddenInText, hiddenNumber, replaceHidden } from '../../shared/domain/contact/hidden-number.ts';
import type { AppState, StateEvent } from '../../shared/ipc/app-state.ts';

/**
 * Keeps telephone numbers from the window of people who may not see them: everything that leaves main goes through `answer`, `state`,
 * `event` or `out`, everything that comes back through `back`. A number leaves as a stand-in that only main can turn into the number
 * again, so that it can still be dialled, redialled and saved with its contact; one in a text too, so that the text can be edited.
 */
export type NumberShield = {
  /** The answer to a command. */
  readonly answer: <T>(name: string, value: T) => T;
  readonly state: (state: AppState) => AppState;
  readonly event: (event: StateEvent) => StateEvent;
  /** Whatever else is shown; numbers only where they stand by themselves. */
  readonly out: <T>(value: T) => T;
  readonly back: <T>(value: T) => T;
};

/** Under these names stand telephone numbers, as text or lists of text. */
const NUMBERS: ReadonlySet<string> = new Set([
  'number',
  'numbers',
  'e164',
  'remoteNumber',
  'remoteRaw',
  'remoteUri',
  'lastDialled',
]);
/** Whoever has both is a number as it was typed, or a party as it was signalled. */
const isWritten = (value: object): boolean => 'raw' in value && ('e164' in value || 'number' in value);

/** Commands that answer with texts about customers, and parts of the state that hold some: numbers that somebody wrote in them are hidden too. */
const TOLD =
  /^(?:contact|customers?|organisation|duplicate|timeline|agreement|callback|callList|coaching|draft|registration|dispatch|quote|remark|planner|recording|transfer|handOver)\./u;
const TOLD_STATE: ReadonlySet<string> = new Set([
  ...([
    'calls',
    'interactions',
    'recentCalls',
    'agreements',
    'callbacks',
    'callLists',
    'dispatches',
    'handOver',
    'notices',
    'contactFiles',
    'features',
  ] as const),
] satisfies readonly (keyof AppState)[]);
/** Under these names stands no text: digits in them are never those of a telephone number. */
const NO_TEXT =
  /^(?:id|key|uri|code|day|cursor|customerNumber|quoteNumber|postcode|houseNumber|birthDate|version)$|(?:Id|Ids|Key|Code)$/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/u;

type Known = { readonly text: string; readonly e164: string | null };

/** @param country ISO 3166-1 alpha-2, of numbers in texts that have no country code */
export function createNumberShield(hides: () => boolean, country: () => string): NumberShield {
  const known: Known[] = [];
  const indexes = new Map<string, number>();
  /** Numbers in texts: as they were written by what stands for them, the other way round, and how many there are of each end. */
  const written = new Map<string, string>();
  const standIns = new Map<string, string>();
  const ends = new Map<string, number>();

  const standIn = (text: string, e164: string | null = null): string => {
    if (text === '' || hiddenIndex(text) !== null) return text;
    const key = `${text}|${e164 ?? ''}`;
    let index = indexes.get(key);
    if (index === undefined) {
      index = known.push({ text, e164 }) - 1;
      indexes.set(key, index);
    }
    return hiddenNumber(index, e164 ?? text);
  };

  const masked = (value: unknown): unknown =>
    typeof value === 'string' ? standIn(value) : Array.isArray(value) ? value.map(masked) : value;

  const cover = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cover);
    if (typeof value !== 'object' || value === null) return value;
    const covered = Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, NUMBERS.has(key) ? masked(each) : cover(each)]),
    );
    if (!isWritten(value)) return covered;
    const {
      raw,
      e164 = null,
      number = null,
      uri,
    } = value as { raw: string; e164?: string | null; number?: string | null; uri?: string };
    const stand = standIn(raw, e164 ?? number);
    return {
      ...covered,
      raw: stand,
      ...('e164' in value ? { e164: null } : {}),
      ...('number' in value && number !== null ? { number: stand } : {}),
      ...(uri === undefined ? {} : { uri: standIn(uri) }),
    };
  };

  const uncover = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const index = hiddenIndex(value);
      const found = index === null ? undefined : known[index];
      return found === undefined
        ? replaceHidden(value, (hidden) => written.get(hidden) ?? hidden)
        : (found.e164 ?? found.text);
    }
    if (Array.isArray(value)) return value.map(uncover);
    if (typeof value !== 'object' || value === null) return value;
    const plain = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, uncover(each)]));
    const index = 'raw' in value && typeof value.raw === 'string' ? hiddenIndex(value.raw) : null;
    const found = index === null ? undefined : known[index];
    return found === undefined
      ? plain
      : { ...plain, raw: found.text, ...('e164' in value ? { e164: found.e164 } : {}) };
  };

  const standInText = (number: string): string => {
    const there = standIns.get(number);
    if (there !== undefined) return there;
    const end = hiddenInText(number, 0);
    const nth = ends.get(end) ?? 0;
    ends.set(end, nth + 1);
    const stand = hiddenInText(number, nth);
    written.set(stand, number);
    standIns.set(number, stand);
    return stand;
  };
  const withoutNumbers = (value: unknown): unknown => {
    if (typeof value === 'string')
      return hiddenIndex(value) !== null || UUID.test(value) ? value : withoutNumbersIn(value, country(), standInText);
    if (Array.isArray(value)) return value.map(withoutNumbers);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, NO_TEXT.test(key) ? each : withoutNumbers(each)]),
    );
  };
  const told = (value: unknown): unknown => withoutNumbers(cover(value));
  const state = (whole: object): object =>
    Object.fromEntries(
      Object.entries(whole).map(([name, value]) => [name, TOLD_STATE.has(name) ? told(value) : cover(value)]),
    );

  return {
    answer: <T>(name: string, value: T): T => {
      if (!hides()) return value;
      if (name === 'system.snapshot' && isSnapshot(value))
        return { ...value, value: { ...value.value, state: state(value.value.state) } };
      return (TOLD.test(name) ? told(value) : cover(value)) as T;
    },
    state: (whole) => (hides() ? (state(whole) as AppState) : whole),
    event: (event) => {
      if (!hides()) return event;
      return (event.type === 'slice' && !TOLD_STATE.has(event.name) ? cover(event) : told(event)) as StateEvent;
    },
    out: <T>(value: T): T => (hides() ? (cover(value) as T) : value),
    // Also when nothing is hidden any more: a window may still show what it got before.
    back: <T>(value: T): T => (known.length === 0 && written.size === 0 ? value : (uncover(value) as T)),
  };
}

function isSnapshot(value: unknown): value is { readonly value: { readonly state: object } } {
  const inner: unknown = typeof value === 'object' && value !== null && 'value' in value ? value.value : null;
  return (
    typeof inner === 'object' &&
    inner !== null &&
    'state' in inner &&
    typeof inner.state === 'object' &&
    inner.state !== null
  );
}
