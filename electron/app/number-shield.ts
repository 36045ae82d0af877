import { withoutNumbersIn } from '../../shared/domain/contact/numbers-in-text.ts';
import { hiddenIndex, hiddenNumber } from '../../shared/domain/contact/hidden-number.ts';
import type { CommandName } from '../../shared/ipc/contract.ts';

/**
 * Keeps telephone numbers from the window of people who may not see them: everything that leaves main goes through `out`, everything that
 * comes back through `back`. A number leaves as a stand-in that only main can turn into the number again, so that it can still be dialled,
 * redialled and saved with its contact.
 */
export type NumberShield = {
  /** As `out`, for the answer to a command: numbers in what was said and written are hidden too where nobody can edit it. */
  readonly answer: <T>(name: string, value: T) => T;
  readonly out: <T>(value: T) => T;
  readonly back: <T>(value: T) => T;
};

/** Under these names stand telephone numbers, as text or lists of text. */
const NUMBERS: ReadonlySet<string> = new Set(['number', 'numbers', 'e164', 'remoteNumber', 'remoteRaw', 'remoteUri', 'lastDialled']);
/** Whoever has both is a number as it was typed, or a party as it was signalled. */
const isWritten = (value: object): boolean => 'raw' in value && ('e164' in value || 'number' in value);

/** Answers that tell what was, to be read alone. */
const TOLD: ReadonlySet<string> = new Set(['timeline.page', 'contact.history', 'customer.changes'] satisfies readonly CommandName[]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/u;

type Known = { readonly text: string; readonly e164: string | null };

/** @param country ISO 3166-1 alpha-2, of numbers in texts that have no country code */
export function createNumberShield(hides: () => boolean, country: () => string): NumberShield {
  const known: Known[] = [];
  const indexes = new Map<string, number>();

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
    const covered = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, NUMBERS.has(key) ? masked(each) : cover(each)]));
    if (!isWritten(value)) return covered;
    const { raw, e164 = null, number = null, uri } = value as { raw: string; e164?: string | null; number?: string | null; uri?: string };
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
      return found === undefined ? value : (found.e164 ?? found.text);
    }
    if (Array.isArray(value)) return value.map(uncover);
    if (typeof value !== 'object' || value === null) return value;
    const plain = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, uncover(each)]));
    const index = 'raw' in value && typeof value.raw === 'string' ? hiddenIndex(value.raw) : null;
    const found = index === null ? undefined : known[index];
    return found === undefined ? plain : { ...plain, raw: found.text, ...('e164' in value ? { e164: found.e164 } : {}) };
  };

  const withoutNumbers = (value: unknown): unknown => {
    if (typeof value === 'string') return hiddenIndex(value) !== null || UUID.test(value) ? value : withoutNumbersIn(value, country());
    if (Array.isArray(value)) return value.map(withoutNumbers);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutNumbers(each)]));
  };

  return {
    answer: <T>(name: string, value: T): T => (!hides() ? value : ((TOLD.has(name) ? withoutNumbers(cover(value)) : cover(value)) as T)),
    out: <T>(value: T): T => (hides() ? (cover(value) as T) : value),
    // Also when nothing is hidden any more: a window may still show what it got before.
    back: <T>(value: T): T => (known.length === 0 ? value : (uncover(value) as T)),
  };
}
