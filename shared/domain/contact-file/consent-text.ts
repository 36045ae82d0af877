import type { Consent, Objection } from '../consent/consent.ts';
import { dateIn } from './cell-values.ts';
import type { ImportedConsent, ImportedObjection } from './imported-consent.ts';
import { basisOf, basisWord, channelOf, channelWord, grantedHowOf, grantedHowWord, objectedTo, purposeOf, purposeWord } from './consent-words.ts';

type Language = 'nl' | 'en';

/** Signs that part one from the next, out of what somebody typed. */
const plain = (text: string): string => text.replaceAll(/[;|\n]+/gu, ',').trim();

/** The day of an instant where the program runs, ISO 8601. */
function dayOf(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * Legal bases as one cell, which `readConsents` takes apart again: purpose; basis; channel; product; how given; since; until and including;
 * proof; scope, and a bar between two. Days are those of the computer.
 */
export function writeConsents(consents: readonly Consent[], language: Language): string {
  return consents
    .map(({ purpose, basis, channel, product, grantedHow, validFrom, validTo, proof, scope }) =>
      [
        purposeWord(purpose, language),
        basisWord(basis, language),
        channelWord(channel, language),
        plain(product),
        grantedHowWord(grantedHow, language),
        dayOf(validFrom),
        // The end itself is no part of it.
        validTo === null ? '' : dayOf(validTo - 1),
        plain(proof),
        plain(scope),
      ]
        .join('; ')
        .replace(/[; ]+$/u, ''),
    )
    .join(' | ');
}

/**
 * Legal bases from one cell as `writeConsents` makes them; null when one of them cannot be read. What limits a basis is never left out:
 * without it more would be allowed than was.
 */
export function readConsents(text: string): readonly ImportedConsent[] | null {
  const read = text
    .split(/[|\n]/u)
    .filter((each) => each.trim() !== '')
    .map(readConsent);
  return read.every((each) => each !== null) ? read : null;
}

function readConsent(text: string): ImportedConsent | null {
  const [purposeText = '', basisText = '', channelText = '', product = '', how = '', since = '', until = '', proof = '', scope = '', ...more] = text
    .split(';')
    .map((part) => part.trim());
  const purpose = purposeOf(purposeText);
  const basis = basisOf(basisText);
  const channel = channelText === '' ? 'phone' : channelOf(channelText);
  const [from, to] = [since, until].map((day) => (day === '' ? null : (dateIn(day) ?? undefined)));
  if (purpose === undefined || basis === undefined || channel === undefined || from === undefined || to === undefined || more.length > 0) return null;
  return { purpose, basis, channel, product, grantedHow: grantedHowOf(how) ?? 'unknown', from, to, proof, scope };
}

/** Objections as one cell, which `readObjections` takes apart again: "verkoop (telefoon) | onderzoek (alles)". */
export function writeObjections(objections: readonly Pick<Objection, 'purpose' | 'channel'>[], language: Language): string {
  return [...new Set(objections.map(({ purpose, channel }) => `${purposeWord(purpose, language)} (${channelWord(channel, language)})`))].join(' | ');
}

/** Objections from one cell that says against what and, in brackets, by which channel; null when it is written otherwise. */
export function readObjections(text: string): readonly ImportedObjection[] | null {
  const read = text.split(/[|\n]/u).map((each) => {
    const [, whom = '', how = ''] = /^([^()]+)\(([^()]+)\)$/u.exec(each.trim()) ?? [];
    const purpose = objectedTo(whom);
    const channel = channelOf(how);
    return purpose === undefined || channel === undefined ? null : { purpose, channel, note: '' };
  });
  return read.every((each) => each !== null) ? read : null;
}
