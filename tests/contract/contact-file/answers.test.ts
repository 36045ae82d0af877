import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import type { AnswersWords } from '../../../electron/contact-file/protocol.ts';
import type { FormDefinition, FormField } from '../../../shared/domain/registration/form.ts';
import { readForm } from '../../../shared/ipc/definitions/form-schema.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, interaction, T0, tempFolder } from '../db/support.ts';
import { answer, fileThread } from './support.ts';

const WORDS: AnswersWords = {
  ...{ language: 'nl', notAsked: 'n.v.t.', complete: 'volledig', incomplete: 'onvolledig' },
  columns: { date: 'Datum', time: 'Tijd', direction: 'Richting', project: 'Project', agent: 'Medewerker', customer: 'Klant', customerNumber: 'Klantnummer', number: 'Nummer', state: 'Registratie', formVersion: 'Versie' },
};
const label = (text: string) => ({ en: `${text} (en)`, nl: text });

/** Twenty questions: from the third on each is asked only of whoever said yes to the second. */
const SURVEY: FormDefinition = {
  ...{ format: 1, id: 'long-survey', version: 1, kind: 'survey', name: label('Enquête'), sections: [], outcomes: 'service', summary: [] },
  fields: [
    { key: 'q1', kind: 'number', label: label('Hoe vaak'), decimals: 1, unit: { en: 'a week', nl: 'per week' } },
    { key: 'q2', kind: 'yes-no', label: label('Wel eens besteld') },
    ...Array.from({ length: 16 }, (_, index): FormField => ({ key: `q${String(index + 3)}`, kind: 'text', label: label(`Vraag ${String(index + 3)}`), shown: { on: 'field.q2', is: ['yes'] } })),
    { key: 'q19', kind: 'money', currency: 'EUR', label: label('Waarde') },
    { key: 'q20', kind: 'date', label: label('Wanneer') },
    { key: 'outcome', kind: 'outcome', label: label('Resultaat'), required: true },
  ],
};
/** One question is asked no more, another comes first. */
const NEXT: FormDefinition = { ...SURVEY, version: 2, fields: [{ key: 'first', kind: 'text', label: label('Vooraf') }, ...SURVEY.fields.filter(({ key }) => key !== 'q18')] };

function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/gu)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

describe('answers as a table', () => {
  it('has a line for each registration and a column for each question of every version; what was skipped is told apart from what stayed empty', async () => {
    for (const form of [SURVEY, NEXT]) expect(readForm(form).ok).toBe(true);
    const { data, options, author, agentId } = await freshData();
    await data.forms.add({ forms: [SURVEY, NEXT], outcomes: [] }, T0);
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields({ customerNumber: 'K-7' }), false, author);
    const secret = id<ContactId>();
    await data.contacts.create(secret, { ...fields(), confidential: true, visibleTo: [] }, false, author);
    const held = async (version: number, given: Readonly<Record<string, string>>, of: ContactId | null = contactId): Promise<void> => {
      const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, { value, origin: 'agent' as const }]));
      const form = { formId: 'long-survey', version, outcomes: { setId: 'service', version: 1 } };
      await data.interactions.close(interaction(agentId, { contactId: of, form, values, state: 'completed', endedAt: T0 + 9, completedAt: T0 + 9 }), author);
    };
    const all = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`q${String(index + 3)}`, `a${String(index + 3)}`]));
    await held(1, { q1: '2.5', q2: 'yes', ...all, q3: '=1+1; "x"', q19: '49.95', q20: '2026-03-29', outcome: 'solved' });
    await held(2, { first: 'Ja', q1: '1', q2: 'no', outcome: 'solved' }, null);
    await held(2, { first: 'nobody may see this', q2: 'no', outcome: 'solved' }, secret);

    const target = path.join(tempFolder(), 'antwoorden.csv');
    const search = { which: 'all' as const, kind: 'survey' as const, query: '', viewer: { agentId: agentId as never, practice: false } };
    const asked = { dataFile: options.file, target, formId: 'long-survey', search, hideNumbers: null, words: WORDS };
    expect(await answer(fileThread(), 'answers', asked)).toEqual({ rows: 2 });
    const text = readFileSync(target, 'utf8');
    const lines = text.replace('\u{FEFF}', '').trimEnd().split('\r\n').map(cells);
    const [head = [], first = [], second = []] = lines;
    expect(lines).toHaveLength(3);
    expect(head.slice(8)).toEqual(['Registratie', 'Versie', 'Vooraf', 'Hoe vaak (per week)', 'Wel eens besteld', ...Array.from({ length: 15 }, (_, index) => `Vraag ${String(index + 3)}`), 'Waarde (EUR)', 'Wanneer', 'Resultaat', 'Vraag 18']);
    expect(first.slice(4)).toEqual(['Ans', 'Anna van den Berg', 'K-7', "'+31612345678", 'volledig', '1', '', '2,5', 'Ja', "'=1+1; \"x\"", ...Array.from({ length: 14 }, (_, index) => `a${String(index + 4)}`), '49,95', '2026-03-29', 'Opgelost', 'a18']);
    // Asked of nobody who had not ordered, and one not even there in this version.
    expect(second.slice(9)).toEqual(['2', 'Ja', '1', 'Nee', ...Array.from({ length: 15 }, () => 'n.v.t.'), '', '', 'Opgelost', '']);
    expect(text).not.toContain('nobody may see this');

    // For whoever may not see telephone numbers, with only what was looked for.
    expect(await answer(fileThread(), 'answers', { ...asked, hideNumbers: 'NL', search: { ...search, query: 'a17' } })).toEqual({ rows: 1 });
    expect(readFileSync(target, 'utf8')).toContain(';•••• ••78;');
    expect(readFileSync(target, 'utf8')).not.toContain('612345678');
    const listed = await data.registrations.list({ ...search, limit: 10, offset: 0 });
    expect(listed).toMatchObject({ total: 2, forms: [{ id: 'long-survey', name: { nl: 'Enquête' }, count: 2 }] });
  });
});
