import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { EXPORT_COLUMNS } from '../../../electron/contact-file/write/columns.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { newAddress, newMail, newPhone } from '../../../shared/domain/contact/contact.ts';
import { contactFiles as english } from '../../../shared/i18n/en/contact-files.ts';
import { contactFiles as dutch } from '../../../shared/i18n/nl/contact-files.ts';
import { brandId, type ConsentId, type ContactId, type CustomFieldId, type E164, type EmotionNoteId, type LetterId } from '../../../shared/lib/brand.ts';
import type { OpenData } from '../../../electron/db/client.ts';
import { openReader } from '../../../electron/db/database.ts';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { EXPORT_FORMATS, type ExportFormat, type ExportedList, type ExportedPart } from '../../../shared/domain/contact-file/import-job.ts';
import { mounted } from '../db/mount.ts';
import { callRecord, fields, freshData, id, interaction, T0, tempFolder } from '../db/support.ts';
import { answer, count, customersIn, fileThread, importFile, stage, UPDATE, write } from './support.ts';

const WORDS = { nl: dutch, en: english };
const HEADINGS = EXPORT_COLUMNS.map((name, column) => (EXPORT_COLUMNS.indexOf(name) === column ? name : `${name} 2`));
const NAMES: Readonly<Record<string, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  customerNumber: 'Customer number',
  houseNumber: 'House number',
  homePhone: 'Home phone',
  workPhone: 'Work phone',
  birthDate: 'Birth date',
  customerValue: 'Customer value',
  customerType: 'Customer type',
};

const CONTRACT = brandId<CustomFieldId>('018f0000-0000-7000-8000-0000000000c1');
const LETTER = brandId<CustomFieldId>('018f0000-0000-7000-8000-0000000000c2');
const FIELDS = [
  { id: CONTRACT, label: 'Contractnummer', kind: 'text', options: [] },
  { id: LETTER, label: 'Brief gewenst', kind: 'yes-no', options: [] },
] as const;

async function withFields(data: OpenData): Promise<void> {
  for (const [position, field] of FIELDS.entries())
    await data.customFields.save({ ...field, projectId: null, required: false, searchable: true, position, active: true }, null);
}

async function office() {
  const { data, options, author, agentId } = await freshData();
  await withFields(data);
  const contact = await data.contacts.create(
    id(),
    fields({
      firstName: 'Zoë',
      infix: "van 't",
      lastName: 'Große',
      organisation: '=HYPERLINK("http://evil.example")',
      customerNumber: '+31-7',
      phones: [newPhone('06 12345678', brandId<E164>('+31612345678'), 'mobile'), newPhone('0201', null, 'work')],
      mails: [newMail('zoe@b.example'), newMail('werk@b.example')],
      addresses: [newAddress({ street: 'Dorpsstraat', houseNumber: '1a', postcode: '1234 AB', city: 'Delft' })],
      birthDate: '1980-02-29',
      customerValue: 123_450,
      tags: ['vip', 'nieuwsbrief'],
      customerType: { model: 'doing', confidence: 'medium', observedAt: T0, toneHint: '' },
      custom: { [CONTRACT]: 'NL-12', [LETTER]: '1' },
      notes: '@SUM(A1)\nregel "twee"; en meer',
    }),
    false,
    author,
  );
  const args = (target: string, format: ExportFormat) => ({
    dataFile: options.file,
    target,
    format,
    practice: false,
    only: null as ExportedPart | null,
    agentId,
    parts: { hideNumbers: false, customFields: FIELDS },
    headings: [...HEADINGS.map((name) => NAMES[name] ?? name), ...FIELDS.map(({ label }) => label)],
    sheetName: 'Klanten',
  });
  return { data, dataFile: options.file, author: author as { agentId: never; at: number }, contact, args, agentId };
}

/** What must come back: everything but what only the data knows. */
function carried(contact: Contact | null) {
  if (contact === null) throw new Error('no contact');
  const {
    salutation,
    initials,
    firstName,
    infix,
    lastName,
    organisation,
    customerNumber,
    language,
    birthDate,
    customerValue,
    tags,
    notes,
    custom,
  } = contact;
  return {
    ...{
      salutation,
      initials,
      firstName,
      infix,
      lastName,
      organisation,
      customerNumber,
      language,
      birthDate,
      customerValue,
      tags,
      notes,
      custom,
    },
    type: contact.customerType,
    phones: contact.phones.map(({ e164, raw, kind }) => ({ number: e164 ?? raw, kind })),
    mails: contact.mails.map(({ address }) => address),
    addresses: contact.addresses.map(({ street, houseNumber, postcode, city }) => ({
      street,
      houseNumber,
      postcode,
      city,
    })),
  };
}

describe('exporting', () => {
  it.each(EXPORT_FORMATS)('as %s: what comes out goes in again as it was', { timeout: 120_000 }, async (format) => {
    const from = await office();
    const target = path.join(tempFolder(), `klanten.${format.startsWith('vcard') ? 'vcf' : format}`);
    expect(await answer(fileThread(), 'export', from.args(target, format))).toEqual({ rows: 1, hidden: 0 });
    const to = await freshData();
    const into = { data: to.data, dataFile: to.options.file, author: to.author as { agentId: never; at: number } };
    await withFields(to.data);
    await importFile(into, fileThread(), target, UPDATE, FIELDS);
    const [found] = await to.data.contacts.search('große', 2, false);
    const back = carried(await to.data.contacts.get(found?.id as never));
    const expected = carried(from.contact);
    // A card has no place for a customer's value and type, for fields of one's own, nor for initials beside a first name.
    const cards = { initials: '', customerValue: null, type: null, custom: {} };
    expect(back).toEqual(format.startsWith('vcard') ? { ...expected, ...cards } : expected);
  });

  it.each(EXPORT_FORMATS)('as %s: who died, who objected, and on what ground the others may be called comes along, and a second time changes nothing', { timeout: 120_000 }, async (format) => {
    const { data, options, author, agentId } = await freshData();
    const [me] = await data.agents.list();
    if (me === undefined) throw new Error('nobody works here');
    const number = (digits: string): E164 => brandId<E164>(`+3161234567${digits}`);
    const dead = fields({ lastName: 'Dood', deceased: true, phones: [newPhone('06', number('1'), 'mobile')] });
    const full = fields({
      ...{ lastName: 'Vol', moved: true, readOnly: true, ownerId: agentId, isRightPersonFor: ['facturen', 'inkoop, verkoop'], confidential: true, visibleTo: [agentId] },
      phones: [{ ...newPhone('06', number('2'), 'mobile'), valid: false }, newPhone('020', number('3'), 'work'), { ...newPhone('020', number('4'), 'work'), preferred: true }],
      mails: [{ ...newMail('oud@b.example'), valid: false }, newMail('nieuw@b.example')],
    });
    const ids = { dead: id<ContactId>(), full: id<ContactId>() };
    await data.contacts.create(ids.dead, dead, false, author);
    await data.contacts.create(ids.full, full, false, author);
    const consent = { purpose: 'sales', basis: 'consent', product: 'stroom; gas', channel: 'phone', scope: '', grantedHow: 'letter', proof: 'brief 7', validFrom: new Date(2024, 2, 5, 9, 30).getTime(), validTo: new Date(2090, 0, 1).getTime() } as const;
    await data.consents.grant(id(), ids.full, consent, author);
    const withdrawn = id<ConsentId>();
    await data.consents.grant(withdrawn, ids.full, { ...consent, product: '', validTo: null }, author);
    await data.consents.withdraw(withdrawn, author.at, author);
    await data.consents.grant(id(), ids.full, { ...consent, purpose: 'research', validTo: new Date(2024, 5, 1).getTime() }, author);
    await data.consents.object(id(), { contactId: ids.full, number: null, purpose: 'research', channel: 'all', note: '', interactionId: null }, author);
    const target = path.join(tempFolder(), `klanten.${format.startsWith('vcard') ? 'vcf' : format}`);
    const out = { dataFile: options.file, target, format, practice: false, only: null, agentId, parts: { hideNumbers: false, customFields: [] }, headings: EXPORT_COLUMNS.map((name, column) => `${WORDS[format === 'csv' ? 'en' : 'nl'].target[name]}${EXPORT_COLUMNS.indexOf(name) === column ? '' : ' 2'}`), sheetName: 'Klanten' };
    expect(await answer(fileThread(), 'export', out)).toEqual({ rows: 2, hidden: 0 });

    const to = await freshData();
    const [there] = await to.data.agents.list();
    if (there === undefined) throw new Error('nobody works there');
    await to.data.agents.save({ id: there.id, name: me.name, role: there.role, active: true }, T0);
    const into = { data: to.data, dataFile: to.options.file, author: to.author as { agentId: never; at: number } };
    const agents = [{ id: there.id, name: me.name }];
    const { read } = await importFile(into, fileThread(), target, UPDATE, [], undefined, agents);
    expect(read).toMatchObject({ contacts: 2, rejected: 0, remarks: {}, consents: 1, objections: 1 });
    const found = async (name: string) => {
      const { raw } = openReader(into.dataFile);
      const found = raw.prepare('select id from contact where lower(last_name) = ?').pluck().get(name) as ContactId;
      raw.close();
      const contact = await to.data.contacts.get(found);
      if (contact === null) throw new Error(name);
      return contact;
    };
    expect(await found('dood')).toMatchObject({ deceased: true });
    const back = await found('vol');
    expect(back).toMatchObject({
      ...{ deceased: false, moved: true, readOnly: true, ownerId: there.id, isRightPersonFor: full.isRightPersonFor, confidential: true, visibleTo: [there.id] },
      mails: expect.arrayContaining([expect.objectContaining({ address: 'oud@b.example', valid: false }), expect.objectContaining({ address: 'nieuw@b.example', valid: true })]),
    });
    expect(Object.fromEntries(back.phones.map(({ e164, valid, preferred, kind }) => [e164, { valid, preferred, kind }]))).toEqual(Object.fromEntries(full.phones.map(({ e164, valid, preferred, kind }) => [e164, { valid, preferred, kind }])));
    const told = { product: 'stroom, gas', proof: 'brief 7', grantedHow: 'letter', validFrom: new Date(2024, 2, 5).getTime(), validTo: consent.validTo };
    const consents = await to.data.consents.list(back.id);
    expect(consents).toMatchObject([{ purpose: 'sales', basis: 'consent', channel: 'phone', ...told }]);
    expect(await to.data.consents.objections({ contactId: back.id, number: null })).toMatchObject([{ purpose: 'research', channel: 'all' }]);

    const before = [customersIn(into.dataFile), count(into.dataFile, 'consent'), count(into.dataFile, 'contact_objection')];
    await importFile(into, fileThread(), target, UPDATE, [], undefined, agents);
    expect([customersIn(into.dataFile), count(into.dataFile, 'consent'), count(into.dataFile, 'contact_objection')]).toEqual(before);
    // What was withdrawn since is not given again by an older file.
    await to.data.consents.withdraw(consents[0]?.id as ConsentId, T0, to.author);
    await importFile(into, fileThread(), target, UPDATE, [], undefined, agents);
    expect(await to.data.consents.list(back.id)).toMatchObject([{ withdrawnAt: T0 }]);
  });

  it.each(EXPORT_FORMATS)('as %s: whoever has no customer number, telephone number and e-mail address comes back to their own card', { timeout: 120_000 }, async (format) => {
    const { data, options, author } = await freshData();
    const place = newAddress({ street: 'Kade', houseNumber: '12 a', postcode: '3011AA', city: 'Rotterdam' });
    const foreign = newAddress({ street: 'Rue Neuve', houseNumber: '3', city: 'Lille', country: 'FR' });
    const none = { firstName: '', initials: '', infix: '', lastName: '', organisation: '' };
    const known: readonly Parameters<typeof fields>[0][] = [
      { ...none, firstName: 'Anna', initials: 'A.B.', infix: 'van den', lastName: 'Berg', addresses: [place] },
      // The same house: told apart by the first name, the initials, what they are called.
      { ...none, firstName: 'Bram', lastName: 'van den Berg', addresses: [place] },
      { ...none, initials: 'AB', infix: 'van den', lastName: 'Berg', addresses: [place, foreign] },
      { ...none, firstName: 'Piet', lastName: 'Vos', birthDate: '1970-05-04' },
      { ...none, firstName: 'Piet', lastName: 'Vos', birthDate: '1999-05-04', addresses: [foreign] },
      { ...none, firstName: 'Piet', lastName: 'Vos', addresses: [foreign] },
      { ...none, firstName: 'Piet', lastName: 'Vos' },
      { ...none, firstName: 'Piet', lastName: 'Vos', organisation: 'Vos Transport' },
      { ...none, firstName: 'Zoë' },
      { ...none, infix: 'de', lastName: 'Wit', addresses: [newAddress({ city: 'Delft' })] },
      { ...none, organisation: 'Bakkerij Smit B.V.', addresses: [place] },
      { ...none, organisation: 'Bakkerij Smit B.V.' },
      { ...none, lastName: 'Kort', phones: [newPhone('204', null, 'work')] },
    ];
    for (const one of known) await data.contacts.create(id(), fields({ phones: [], mails: [], addresses: [], ...one }), false, author);
    // Of the same name, with a number: nobody whom a bare name is taken for.
    await data.contacts.create(id(), fields({ ...none, firstName: 'Piet', lastName: 'Vos', phones: [newPhone('06 12345678', brandId<E164>('+31612345678'), 'mobile')] }), false, author);
    const all = known.length + 1;
    const target = path.join(tempFolder(), `klanten.${format.startsWith('vcard') ? 'vcf' : format}`);
    const out = { dataFile: options.file, target, format, practice: false, only: null, agentId: author.agentId, parts: { hideNumbers: false, customFields: [] }, headings: HEADINGS.map((name) => NAMES[name] ?? name), sheetName: 'Klanten' };
    expect(await answer(fileThread(), 'export', out)).toEqual({ rows: all, hidden: 0 });
    const into = { data, dataFile: options.file, author: author as { agentId: never; at: number } };
    const before = customersIn(options.file);
    const skipped = await importFile(into, fileThread(), target, { ...UPDATE, action: 'skip' });
    expect(skipped.planned).toEqual({ add: 0, update: 0, skip: all, ambiguous: 0 });
    expect(customersIn(options.file)).toEqual(before);
    const updated = await importFile(into, fileThread(), target);
    expect(updated.planned).toEqual({ add: 0, update: all, skip: 0, ambiguous: 0 });
    expect(count(options.file, 'contact')).toBe(all);
    if (format === 'csv' || format === 'xlsx') expect((await data.imports.list(1))[0]?.written).toMatchObject({ added: 0, updated: 1, unchanged: all - 1 });
    // Without that rule each of them is somebody new, except who has a number.
    const unruled = await stage(fileThread(), target);
    const planned = await answer(fileThread(), 'match', { staging: unruled.staging, dataFile: options.file, practice: false, rule: { action: 'skip', keys: ['customer-number', 'phone', 'email'] } });
    expect(planned).toEqual({ add: known.length, update: 0, skip: 1, ambiguous: 0 });
  });

  it.each(['vcard3', 'vcard4'] as const)('as %s: what is preferred, the language and cards of organisations as that version has them', { timeout: 120_000 }, async (format) => {
    const { data, author, args } = await office();
    const home = newAddress({ street: 'Kade', houseNumber: '2', postcode: '5678 CD', city: 'Gouda', country: 'NL' });
    const work = { ...newAddress({ street: 'Plein', houseNumber: '3', city: 'Gent', country: 'BE', kind: 'post' }), preferred: true };
    const known = newPhone('+32 9 123 45 67', brandId<E164>('+3291234567'), 'work');
    const anna = fields({ firstName: 'Anna', lastName: 'Mulder', language: 'en', phones: [known, { ...newPhone('06 87654321', brandId<E164>('+31687654321'), 'mobile'), preferred: true }], addresses: [home, work] });
    await data.contacts.create(id(), anna, false, author);
    await data.contacts.create(id(), fields({ firstName: '', infix: '', lastName: '', initials: '', organisation: 'Bakkerij; Bos, de' }), false, author);
    const target = path.join(tempFolder(), 'a.vcf');
    expect(await answer(fileThread(), 'export', args(target, format))).toEqual({ rows: 3, hidden: 0 });
    const lines = readFileSync(target, 'utf8').replaceAll('\r\n ', '').split('\r\n');
    const four = ['VERSION:4.0', 'TEL;PREF=1;TYPE=cell;VALUE=uri:tel:+31687654321', 'KIND:org', 'LANG:en', 'ORG:Bakkerij\\; Bos\\, de', 'BDAY;VALUE=DATE:19800229'];
    const three = ['VERSION:3.0', 'TEL;TYPE=cell,pref:+31687654321', 'ORG:Bakkerij\\; Bos\\, de', 'BDAY;VALUE=DATE:19800229'];
    const sorted = lines.map((line) => line.replace(/^TEL;([^:]*)/u, (_, parameters: string) => `TEL;${parameters.split(';').toSorted().join(';')}`));
    expect(sorted).toEqual(expect.arrayContaining(format === 'vcard4' ? four : three));
    expect(lines.filter((line) => line.startsWith('ADR'))).toHaveLength(3);
    if (format === 'vcard3') expect(lines.some((line) => /^(?:KIND|LANG|UID)[;:]/u.test(line))).toBe(false);

    const to = await freshData();
    await importFile({ data: to.data, dataFile: to.options.file, author: to.author as { agentId: never; at: number } }, fileThread(), target);
    const [found] = await to.data.contacts.search('mulder', 2, false);
    expect(await to.data.contacts.get(found?.id as never)).toMatchObject({
      ...{ firstName: 'Anna', language: format === 'vcard4' ? 'en' : 'nl' },
      phones: [{ e164: '+31687654321', kind: 'mobile' }, { e164: '+3291234567', kind: 'work' }],
      addresses: [{ street: 'Plein', houseNumber: '3', city: 'Gent', country: 'BE' }, { street: 'Kade', houseNumber: '2', postcode: '5678 CD', city: 'Gouda', country: 'NL' }],
    });
    expect(await to.data.contacts.search('bakkerij', 2, false)).toMatchObject([{ organisation: 'Bakkerij; Bos, de' }]);
  });

  it('lets no cell act as a formula, and keeps telephone numbers texts', async () => {
    const { args } = await office();
    const folder = tempFolder();
    const csv = path.join(folder, 'a.csv');
    await answer(fileThread(), 'export', args(csv, 'csv'));
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\u{FEFF}')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).toContain(";'+31612345678;");
    expect(text).toContain(`"'@SUM(A1)\nregel ""twee""; en meer"`);
    for (const cell of text.split(/[;\r\n]/u)) expect(cell).not.toMatch(/^"?[=+\-@\t]/u);
  });

  it('leaves out what is confidential for whoever may not see it', async () => {
    const { data, author, args, agentId } = await office();
    await data.contacts.create(
      id(),
      fields({ lastName: 'Geheim', confidential: true, visibleTo: [id()] }),
      false,
      author,
    );
    await data.contacts.create(
      id(),
      fields({ lastName: 'Eigen', confidential: true, visibleTo: [agentId] }),
      false,
      author,
    );
    const target = path.join(tempFolder(), 'a.csv');
    expect(await answer(fileThread(), 'export', args(target, 'csv'))).toEqual({ rows: 2, hidden: 1 });
    expect(readFileSync(target, 'utf8')).not.toContain('Geheim');
  });

  it('gives no telephone number to whoever may not see any', { timeout: 120_000 }, async () => {
    const { args } = await office();
    const folder = tempFolder();
    const thread = fileThread();
    const back = await freshData();
    const into = { data: back.data, dataFile: back.options.file, author: back.author as { agentId: never; at: number } };
    for (const format of EXPORT_FORMATS) {
      const target = path.join(folder, `a.${format}`);
      const given = args(target, format);
      const parts = { ...given.parts, hideNumbers: true };
      expect(await answer(thread, 'export', { ...given, parts })).toEqual({ rows: 1, hidden: 0 });
      expect(readFileSync(target, 'latin1')).not.toMatch(/31612345678|06 ?12345678/u);
      // What a workbook says is packed: it is read back.
      await importFile(into, thread, target);
      const [found] = await back.data.contacts.search('große', 2, false);
      expect(await back.data.contacts.get(found?.id as never)).toMatchObject({ lastName: 'Große', phones: [] });
    }
  });

  it('writes what a list shows, in its order, and nothing else', { timeout: 120_000 }, async () => {
    const { data, author, args } = await office();
    const some = [
      ['Aa', ['rood']],
      ['Cc', ['rood']],
      ['Bb', ['blauw']],
    ] as const;
    for (const [lastName, tags] of some) await data.contacts.create(id(), fields({ lastName, tags }), false, author);
    await data.contacts.create(id(), fields({ lastName: 'Geheim', tags: ['rood'], confidential: true, visibleTo: [id()] }), false, author);
    const target = path.join(tempFolder(), 'a.csv');
    const namesIn = async (list: Partial<ExportedList>) => {
      const whole = { query: '', filter: NO_FILTER, sort: { by: 'name', descending: true }, country: 'NL', ...list } as const;
      await answer(fileThread(), 'export', { ...args(target, 'csv'), only: whole });
      return readFileSync(target, 'utf8').match(/;(?:Aa|Bb|Cc|Geheim|Große);/gu)?.map((name) => name.slice(1, -1));
    };
    expect(await namesIn({ filter: { ...NO_FILTER, tags: ['rood'] } })).toEqual(['Cc', 'Aa']);
    expect(await namesIn({})).toEqual(['Große', 'Cc', 'Bb', 'Aa']);
    expect(await namesIn({ query: 'bb' })).toEqual(['Bb']);
    expect(await namesIn({ query: 'zzzz' })).toBeUndefined();
  });

  it.runIf(mounted.possible)('on a full disk: says so, and the file that was there is as it was', { timeout: 120_000 }, async () => {
    const { data, author, args } = await office();
    await data.contacts.createMany(
      Array.from({ length: 800 }, (_, index) => ({
        id: id(),
        fields: fields({ lastName: `Vol ${index}`, notes: 'n'.repeat(500) }),
      })),
      false,
      author,
    );
    const disk = mounted.disk('256k');
    for (const format of EXPORT_FORMATS) {
      const target = write(disk.folder, `a.${format}`, 'zoals het was');
      const empty = format === 'xlsx' ? disk.fill() : () => undefined;
      expect(await fileThread().ask('export', args(target, format))).toEqual({ ok: false, problem: 'disk-full' });
      empty();
      expect(readFileSync(target, 'utf8')).toBe('zoals het was');
      expect(readdirSync(disk.folder).filter((name) => name.includes('.part'))).toEqual([]);
    }
  });

  it('says that a place cannot be written to', async () => {
    const { args } = await office();
    const folder = path.join(tempFolder(), 'map.csv');
    mkdirSync(folder);
    expect(await fileThread().ask('export', args(folder, 'csv'))).toMatchObject({ ok: false, problem: 'not-writable' });
    expect(await fileThread().ask('export', args('/no/such/folder/a.csv', 'csv'))).toMatchObject({
      ok: false,
      problem: 'not-writable',
    });
  });

  it('writes everything about one person as a page, and nothing of anybody else', async () => {
    const { data, dataFile, author, contact, agentId } = await office();
    await data.contacts.create(id(), fields({ lastName: 'Buurman' }), false, author);
    const call = callRecord(agentId, { remoteRaw: '0612345678' });
    await data.calls.save(call);
    const talk = interaction(agentId, { id: call.interactionId, callId: call.id, contactId: contact.id });
    await data.interactions.save(talk, author);
    await data.interactions.close(
      {
        ...talk,
        state: 'incomplete',
        incompleteReason: 'other',
        completedAt: author.at,
        values: { note: { value: 'Belde <over> de factuur', origin: 'agent' } },
      },
      author,
    );
    const target = path.join(tempFolder(), 'a.html');
    const words = { language: 'nl', title: 'Gegevens', intro: 'Alles' } as const;
    await answer(fileThread(), 'person', { dataFile, contactId: contact.id, hideNumbers: null, target, words });
    const page = readFileSync(target, 'utf8');
    for (const part of [
      'Große',
      '06 12345678',
      '+31612345678',
      'zoe@b.example',
      'werk@b.example',
      'Dorpsstraat',
      'Belde &lt;over&gt; de factuur',
      '<h2>Gesprekken</h2>',
      '<h2>Registraties van gesprekken</h2>',
      '<h2>Wijzigingen</h2>',
      'In de andere delen van dit overzicht wordt niets bewaard: ',
      'vip',
      'belde ons',
      // As somebody reads it who has never seen the program.
      '29-02-1980',
      '<td>Brief gewenst</td><td>ja</td>',
    ])
      expect(page).toContain(part);
    expect(page).not.toContain('Buurman');

    await data.contacts.update(contact.id, contact.version, fields({ ...contact, notes: 'anders, bel 06 12 34 56 78 of 020-7654321' }), author);
    const letterId = id<LetterId>();
    await data.letters.add(letterId, { contactId: contact.id, direction: 'received', channel: 'post', day: '2026-02-28', subject: 'Opzegging', text: 'Bel mij op 0612345678', at: author.at }, author);
    await data.letters.change(letterId, 1, { direction: 'received', channel: 'post', day: '2026-02-28', subject: 'Verhuisd', text: 'Bel mij op 0612345678', at: author.at }, author);
    await answer(fileThread(), 'person', { dataFile, contactId: contact.id, hideNumbers: 'NL', target, words });
    const masked = readFileSync(target, 'utf8');
    expect(masked).toContain('•••• ••78');
    expect(masked).toContain('<h2>Wijzigingen</h2>');
    expect(masked.replaceAll(/[\s().-]/gu, '')).not.toMatch(/12345678|7654321/u);
    expect(masked).toContain('anders, bel •••• ••78 of •••• ••21');
    for (const part of ['<h2>Brieven en berichten</h2>', 'Opzegging', 'Verhuisd', '28-02-2026', 'Bel mij op •••• ••78']) expect(masked).toContain(part);
  });

  it('writes what was there before, what went into the person, and what was taken away again', async () => {
    const { data, dataFile, author, contact, agentId } = await office();
    const call = callRecord(agentId, { remoteRaw: '0612345678' });
    await data.calls.save(call);
    const talk = interaction(agentId, { id: call.interactionId, callId: call.id, contactId: contact.id });
    await data.interactions.save(talk, author);
    const close = { ...talk, state: 'incomplete', incompleteReason: 'other', completedAt: author.at, values: { note: { value: 'Zoals eerst', origin: 'agent' } } } as const;
    await data.interactions.close(close, author);
    const corrected = { ...close, values: { note: { value: 'Na de verbetering', origin: 'agent' } } } as const;
    expect(await data.registrations.change(corrected, 1, { cause: 'correction', reason: 'Verkeerd verstaan' }, author)).toBe(true);
    const other = await data.contacts.create(id(), fields({ firstName: 'Zoe', lastName: 'Groot', mails: [newMail('dubbel@b.example')] }), false, author);
    const otherCall = callRecord(agentId, { remoteRaw: '0687654321' });
    await data.calls.save(otherCall);
    await data.interactions.save(interaction(agentId, { id: otherCall.interactionId, callId: otherCall.id, contactId: other.id }), author);
    const note = id<EmotionNoteId>();
    await data.emotions.add(note, { contactId: other.id, interactionId: null, tone: 'negative', intensity: 4, source: 'call', text: 'Boos over de rekening' }, author);
    await data.emotions.remove(note, true, author);
    const merged = await data.duplicates.merge(
      { id: 'm1', survivorId: contact.id, survivorVersion: contact.version, mergedId: other.id, mergedVersion: other.version, choices: {}, overReadOnly: true },
      author,
    );
    expect(merged.ok).toBe(true);
    const target = path.join(tempFolder(), 'a.html');
    await answer(fileThread(), 'person', { dataFile, contactId: contact.id, hideNumbers: null, target, words: { language: 'nl', title: 'Gegevens', intro: 'Alles' } });
    const page = readFileSync(target, 'utf8');
    for (const part of [
      'Zoals eerst',
      'Na de verbetering',
      'Verkeerd verstaan',
      'een verbetering',
      '0687654321',
      'dubbel@b.example',
      'Boos over de rekening',
      '<h2>Samengevoegde kaarten</h2>',
    ])
      expect(page).toContain(part);
  });

  it('leaves no table out that knows whose it is', async () => {
    const { dataFile } = await office();
    const { raw } = openReader(dataFile);
    const tables = raw
      .prepare("select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name in ('contact_id', 'interaction_id') group by m.name")
      .pluck()
      .all() as readonly string[];
    raw.close();
    /** What these hold stands in another one that is told: the consent itself, the conversation, the promise. */
    const elsewhere = ['import_consent', 'registration', 'registration_promise'];
    const folder = 'electron/db/person-data';
    const told = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
    expect(tables.filter((name) => !elsewhere.includes(name) && !new RegExp(`\\b${name}\\b`, 'u').test(told))).toEqual([]);
  });
});
