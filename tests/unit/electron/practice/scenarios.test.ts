import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';

import { PRACTICE_SCENARIOS } from '../../../../electron/practice/scenarios/index.ts';
import { withAudio, type PracticeLanguage } from '../../../../electron/practice/scenarios/scenario.ts';
import { SERVICE_FIELDS } from '../../../support/registration.ts';
import { STARTER_SCRIPT } from '../../../../shared/domain/script/starter-script.ts';

const AUDIO = new URL('../../../../electron/practice/audio/', import.meta.url);
const LANGUAGES: readonly PracticeLanguage[] = ['en', 'nl'];
const LONGEST_LINE_MS = 10_000;
const LARGEST_TOTAL_BYTES = 1_500_000;

const files = PRACTICE_SCENARIOS.flatMap((scenario) =>
  scenario.lines.flatMap((line) =>
    LANGUAGES.map((language) => ({ name: line.audio[language], durationMs: line.durationMs[language] })),
  ),
);

const pathOf = (name: string): string => fileURLToPath(new URL(name, AUDIO));

type OggPage = { readonly granule: bigint; readonly last: boolean; readonly body: Buffer };

/** The pages of an Ogg stream, in order (RFC 3533, section 6); throws where the stream is not made of whole pages. */
function pagesOf(ogg: Buffer): readonly OggPage[] {
  const pages: OggPage[] = [];
  let at = 0;
  while (at < ogg.length) {
    if (ogg.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`No page at byte ${at}`);
    const segments = ogg.readUInt8(at + 26);
    const start = at + 27 + segments;
    const end = start + ogg.subarray(at + 27, start).reduce((sum, length) => sum + length, 0);
    if (end > ogg.length) throw new Error(`Page at byte ${at} is cut off`);
    pages.push({
      granule: ogg.readBigInt64LE(at + 6),
      last: (ogg.readUInt8(at + 5) & 4) !== 0,
      body: ogg.subarray(start, end),
    });
    at = end;
  }
  return pages;
}

describe('the practice scenarios', () => {
  it('are a question, a complaint and an order', () => {
    expect(PRACTICE_SCENARIOS.map(({ id }) => id)).toEqual(['question', 'complaint', 'order']);
  });

  it.each(PRACTICE_SCENARIOS)('$id has 6 to 8 lines with unique ids and both languages throughout', (scenario) => {
    expect(scenario.lines.length).toBeGreaterThanOrEqual(6);
    expect(scenario.lines.length).toBeLessThanOrEqual(8);
    expect(new Set(scenario.lines.map(({ id }) => id)).size).toBe(scenario.lines.length);
    const texts = [scenario.title, scenario.goal, scenario.expected.hint, ...scenario.lines.map(({ text }) => text)];
    for (const text of texts) {
      for (const language of LANGUAGES) expect(text[language].trim()).not.toBe('');
      expect(text.en).not.toBe(text.nl);
    }
    for (const language of LANGUAGES) expect(scenario.customer.language[language]).toBe(language);
  });

  it.each(PRACTICE_SCENARIOS)('$id begins with the name of the customer', ({ customer, lines }) => {
    const name = [customer.firstName, customer.infix, customer.lastName].filter((part) => part !== undefined).join(' ');
    for (const language of LANGUAGES) expect(lines[0]?.text[language]).toContain(name);
  });

  it.each(PRACTICE_SCENARIOS)(
    '$id has a valid telephone number in E.164, a Dutch postcode and a reserved mail domain',
    ({ customer }) => {
      const number = parsePhoneNumberFromString(customer.phone);
      expect(number?.isValid()).toBe(true);
      expect(number?.number).toBe(customer.phone);
      expect(customer.postcode).toMatch(/^[1-9]\d{3} [A-Z]{2}$/u);
      expect(customer.email).toMatch(/^[a-z.]+@example\.com$/u);
    },
  );

  it('have customers that cannot be taken for one another', () => {
    for (const key of ['phone', 'email', 'customerNumber', 'lastName'] as const) {
      expect(new Set(PRACTICE_SCENARIOS.map(({ customer }) => customer[key])).size).toBe(PRACTICE_SCENARIOS.length);
    }
  });

  it.each(PRACTICE_SCENARIOS)('$id expects a category that the starter script can register', ({ expected }) => {
    const fills = STARTER_SCRIPT.steps.flatMap((step) =>
      (step.answers ?? []).map((answer) => answer.fills?.['category']),
    );
    expect(SERVICE_FIELDS).toContain('category');
    expect(fills).toContain(expected.category);
  });

  it('lets the complaining customer calm down', () => {
    const moods = PRACTICE_SCENARIOS.find(({ id }) => id === 'complaint')?.lines.map(({ mood }) => mood) ?? [];
    expect(moods[0]).toBe('annoyed');
    expect(moods.at(-1)).toBe('calm');
    expect(moods.lastIndexOf('annoyed')).toBeLessThan(moods.indexOf('calm'));
  });

  it('give a line without sound the duration 0', () => {
    const [line] = withAudio('order', [{ id: 'not-spoken-yet', text: { en: 'Hello', nl: 'Hallo' } }]);
    expect(line?.durationMs).toEqual({ en: 0, nl: 0 });
  });
});

describe('the sound files of the practice scenarios', () => {
  it.each(files)('$name is a whole Ogg Opus file, mono, and lasts $durationMs ms', ({ name, durationMs }) => {
    expect(existsSync(pathOf(name))).toBe(true);
    const pages = pagesOf(readFileSync(pathOf(name)));
    const header = pages[0]?.body ?? Buffer.alloc(0);
    expect(header.toString('latin1', 0, 8)).toBe('OpusHead');
    expect(header.readUInt8(9)).toBe(1);
    const end = pages.at(-1);
    expect(end?.last).toBe(true);
    // Granule positions count samples at 48 kHz and include the pre-skip (RFC 7845, sections 4 and 5.1).
    const measured = (Number(end?.granule) - header.readUInt16LE(10)) / 48;
    expect(Math.abs(measured - durationMs)).toBeLessThanOrEqual(20);
    expect(durationMs).toBeGreaterThan(1_000);
    expect(durationMs).toBeLessThanOrEqual(LONGEST_LINE_MS);
  });

  it('are all used, and together small', () => {
    const present = LANGUAGES.flatMap((language) => readdirSync(pathOf(language)).map((name) => `${language}/${name}`));
    expect(present.toSorted()).toEqual(files.map(({ name }) => name).toSorted());
    const bytes = present.reduce((sum, name) => sum + readFileSync(pathOf(name)).length, 0);
    expect(bytes).toBeLessThanOrEqual(LARGEST_TOTAL_BYTES);
  });
});
