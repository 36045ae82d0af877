import BetterSqlite from 'better-sqlite3';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { writeCsv } from '../../bench/contacts/csv.ts';
import { mounted } from '../db/mount.ts';
import type { Target } from '../../../shared/domain/contact-file/target-field.ts';
import { freshData, id, interaction, opened, tempFolder, testOptions, T0 } from '../db/support.ts';
import {
  answer,
  count,
  customersIn,
  fileThread,
  importFile,
  stage,
  takeAllBack,
  UPDATE,
  write,
  writeAll,
} from './support.ts';

/** So that something can happen in the middle. */
const SHORT = { sliceMs: 10, rest: 0, holdMs: 10 };

const FIRST =
  'Klantnr;Naam;Bedrijf;Tel;E-mail;Plaats\nK1;Anna de Boer;;0612345678;anna@b.example;Delft\nK2;Jan Smit;Bakkerij Bos;0206241111;;Gouda\n;Piet Vos;;0612345670;;\n';

async function fresh() {
  const { data, options, author } = await freshData();
  return { data, dataFile: options.file, author: author as { agentId: never; at: number }, options };
}

describe('importing', () => {
  it('keeps columns for the call list, of new and of known people, apart from the customer', async () => {
    const office = await fresh();
    const thread = fileThread();
    const file = write(tempFolder(), 'lijst.csv', 'Klantnr;Naam;Tel;Huidig  Tarief;Opzegdatum\nK1;Anna de Boer;0612345678;€ 12,50;2026-12-01\nK2;Jan Smit;0206241111;;\n');
    const keep = (mapping: readonly Target[]): readonly Target[] => mapping.map((target, column) => (column > 2 ? 'listField' : target));
    for (const round of ['added', 'known'] as const) {
      const { importId } = await importFile(office, thread, file, UPDATE, [], keep);
      const rows = new BetterSqlite(office.dataFile, { readonly: true });
      const kept = rows.prepare(`select k.listed from ${round === 'added' ? 'import_change' : 'import_known'} k join import_run r on r.seq = k.run where r.id = ? order by k.row`).pluck().all(importId);
      rows.close();
      expect(kept).toEqual(['{"huidig tarief":"€ 12,50","opzegdatum":"2026-12-01"}', null]);
    }
    const [anna] = await office.data.contacts.search('K1', 5, false);
    expect(JSON.stringify(await office.data.contacts.get(anna?.id as never))).not.toContain('12,50');
  });

  it('adds everybody of a new file, findable like anybody else, and takes them back without a trace', async () => {
    const office = await fresh();
    const before = customersIn(office.dataFile);
    const { importId, planned } = await importFile(office, fileThread(), write(tempFolder(), 'klanten.csv', FIRST));
    expect(planned).toEqual({ add: 3, update: 0, skip: 0, ambiguous: 0 });
    const { data } = office;
    expect(await data.contacts.search('anna boer', 5, false)).toMatchObject([{ name: 'Anna de Boer' }]);
    expect(await data.contacts.search('6241111', 5, false)).toMatchObject([
      { name: 'Jan Smit', organisation: 'Bakkerij Bos' },
    ]);
    expect(await data.contacts.findByPhone('+31612345670' as never, false)).toMatchObject([{ lastName: 'Vos' }]);
    expect(await data.imports.list(5)).toMatchObject([
      { id: importId, status: 'done', agentName: 'Ans', fileName: 'klanten.csv', written: { added: 3 }, mayUndo: true },
    ]);
    expect(await data.imports.unfinished()).toBeNull();

    expect(await takeAllBack(data, importId, office.author)).toBe(0);
    expect(customersIn(office.dataFile)).toEqual(before);
    expect(await data.imports.list(5)).toMatchObject([{ status: 'undone', mayUndo: false }]);
  });

  it('recognises who is known, fills in, and changes nothing the second time', async () => {
    const office = await fresh();
    const thread = fileThread();
    const folder = tempFolder();
    await importFile(office, thread, write(folder, 'a.csv', FIRST));
    const again = await importFile(office, thread, write(folder, 'b.csv', FIRST));
    expect(again.planned).toEqual({ add: 0, update: 3, skip: 0, ambiguous: 0 });
    expect((await office.data.imports.list(1))[0]?.written).toEqual({ added: 0, updated: 0, unchanged: 3, gone: 0 });

    const unchanged = customersIn(office.dataFile);
    const more = await importFile(
      office,
      thread,
      write(
        folder,
        'c.csv',
        'Klantnr;Naam;Mobiel;Postcode\nK1;A. de Boer;0612345699;1234AB\n;Vos;06 12345670;\n;Mulder;0612345670;\n',
      ),
    );
    expect(more.planned).toEqual({ add: 1, update: 2, skip: 0, ambiguous: 0 });
    const [anna] = await office.data.contacts.search('K1', 5, false);
    expect(await office.data.contacts.get(anna?.id as never)).toMatchObject({
      firstName: 'Anna',
      initials: 'A.',
      phones: [{ e164: '+31612345678' }, { e164: '+31612345699' }],
      addresses: [{ city: 'Delft', postcode: '1234 AB' }],
      version: 2,
    });
    expect(await office.data.contacts.findByPhone('+31612345670' as never, false)).toHaveLength(2);

    await takeAllBack(office.data, more.importId, office.author);
    const after = customersIn(office.dataFile) as { contact: readonly Record<string, unknown>[] };
    const plain = ({ contact, ...rest }: { contact: readonly Record<string, unknown>[] }) => ({
      ...rest,
      contact: contact.map(({ version: _version, updated_at: _at, updated_by: _by, ...row }) => row),
    });
    expect(plain(after)).toEqual(plain(unchanged as typeof after));
  });

  it.each([
    ['skip', { add: 1, update: 0, skip: 2, ambiguous: 0 }, 3],
    ['add', { add: 3, update: 0, skip: 0, ambiguous: 0 }, 5],
    ['update', { add: 1, update: 1, skip: 0, ambiguous: 1 }, 3],
  ] as const)('with the rule %s', async (action, expected, contacts) => {
    const office = await fresh();
    const thread = fileThread();
    const folder = tempFolder();
    await importFile(office, thread, write(folder, 'a.csv', 'Naam;Tel\nAnna Bos;0612345678\nBert Bos;0612345678\n'), {
      action: 'add',
      keys: [],
    });
    const { planned } = await importFile(
      office,
      thread,
      write(folder, 'b.csv', 'Naam;Tel\nBos;0612345678\nCor Vis;0612345671\nC. Vis;0612345671\n'),
      { ...UPDATE, action },
    );
    expect(planned).toEqual(expected);
    expect(count(office.dataFile, 'contact')).toBe(contacts);
  });

  it('recognises a row without number and address by name and place, and says so where two could be meant', async () => {
    const office = await fresh();
    const thread = fileThread();
    const folder = tempFolder();
    const first = await importFile(
      office,
      thread,
      // The second row is the first one once more; the last two live with them and are others.
      write(folder, 'a.csv', 'Aanhef;Naam;Postcode;Huisnr;Geboren;Tel\n;Jan Bos;3011AA;12;;\ndhr.;Jan Bos;3011 aa;12;2-1-1980;\n;Joost Bos;3011AA;12;;\nmevr.;Jan Bos;3011AA;12;;0612345678\n'),
    );
    expect(first.planned).toEqual({ add: 3, update: 1, skip: 0, ambiguous: 0 });
    const more = await importFile(
      office,
      thread,
      write(
        folder,
        'b.csv',
        // Moved; who has a number is the only one of the house whom that birth date does not contradict; nor the salutation; a stranger; no place.
        'Aanhef;Naam;Postcode;Huisnr;Geboren\n;Jan Bos;1234AB;1;2-1-1980\n;Jan Bos;3011AA;12;3-1-1980\nmevr.;Jan Bos;3011AA;12;\n;Piet Bos;3011AA;12;\n;Jan Bos;;;\n',
      ),
    );
    expect(more.planned).toEqual({ add: 2, update: 3, skip: 0, ambiguous: 0 });
    const raw = new BetterSqlite(office.dataFile, { readonly: true });
    expect(raw.prepare("select first_name, salutation, postcode, birth_date from contact where last_name = 'Bos' order by seq").raw().all()).toEqual([
      ['Jan', 'mr', '1234 AB', '1980-01-02'],
      ['Joost', 'none', '3011 AA', null],
      ['Jan', 'mrs', '3011 AA', '1980-01-03'],
      ['Piet', 'none', '3011 AA', null],
      ['Jan', 'none', '', null],
    ]);
    raw.close();

    const an = write(folder, 'c.csv', 'Naam;Postcode;Huisnr\nAn Vis;1000AA;1\n');
    for (let times = 0; times < 2; times++) await importFile(office, thread, an, { action: 'add', keys: [] });
    expect((await importFile(office, thread, an)).planned).toEqual({ add: 0, update: 0, skip: 0, ambiguous: 1 });
  });

  it('takes back what several rows made of one customer, with its organisation, and imports the same again at once', async () => {
    const office = await fresh();
    const thread = fileThread();
    const file = write(tempFolder(), 'a.csv', 'Naam;Tel;Bedrijf;E-mail;Plaats\nCor Vis;0612345671;Vis BV;;\nC. Vis;0612345671;;cor@vis.nl;\nVis;0612345671;;;Gouda\nAnna Bos;0612345672;Bos BV;;\nVis;0612345671;;info@vis.nl;\n');
    const before = customersIn(office.dataFile);
    for (let round = 0; round < 2; round++) {
      const { importId, planned } = await importFile(office, thread, file);
      expect(planned).toMatchObject({ add: 2 });
      expect(count(office.dataFile, 'organisation')).toBe(2);
      expect(await takeAllBack(office.data, importId, office.author)).toBe(0);
      expect(customersIn(office.dataFile)).toEqual(before);
    }
  });

  it('stops in the middle where somebody says so, tells exactly what is back and what is in, and takes the rest back later', async () => {
    const office = await fresh();
    const { data, dataFile, author } = office;
    const thread = fileThread();
    const folder = tempFolder();
    const before = customersIn(dataFile);
    const numbered = (kind: string): string => Array.from({ length: 400 }, (_, index) => `K${String(index)};${kind}${String(index)}`).join('\n');
    // Half of the second file is of customers of the first.
    const first = await importFile(office, thread, write(folder, 'a.csv', `Klantnummer;Naam\n${numbered('Bos').split('\n').slice(0, 200).join('\n')}\n`));
    const { importId } = await importFile(office, thread, write(folder, 'b.csv', `Klantnummer;Naam;Bedrijf\n${numbered('Vis').replaceAll(/(\d+)$/gmu, '$1;Zaak $1')}\n`));
    expect(count(dataFile, 'organisation')).toBe(400);
    const record = async () => (await data.imports.list(5)).find((each) => each.id === importId);
    expect(await record()).toMatchObject({ status: 'done', written: { added: 200, updated: 200 }, takenBack: { removed: 0, restored: 0, kept: 0 }, mayUndo: true });

    for (let rows = 0; rows < 250; ) {
      const { takenBack, total } = await data.imports.takeBack(importId, { sliceMs: 1, rest: 0, holdMs: 1 }, author);
      rows = takenBack.removed + takenBack.restored;
      expect(total, 'customers alone are counted, not their organisations').toBe(400);
    }
    // The application ended there: it is known how far it was.
    expect(await data.imports.unfinished()).toMatchObject({ id: importId, status: 'undoing', total: 400 });
    const left = await data.imports.leaveRest(importId, author);
    expect(left?.status).toBe('part-undone');
    const told = await record();
    expect(told).toMatchObject({ status: 'part-undone', takenBack: left?.takenBack, mayUndo: true });
    const raw = new BetterSqlite(dataFile, { readonly: true });
    expect(raw.prepare("select (select count(*) from contact where last_name like 'Vis%') as vis, (select count(*) from contact where last_name like 'Bos%') as bos, (select count(*) from contact) as n").get()).toEqual({
      vis: 400 - (left?.takenBack.removed ?? 0) - (left?.takenBack.restored ?? 0),
      bos: left?.takenBack.restored,
      n: 400 - (left?.takenBack.removed ?? 0),
    });
    raw.close();
    expect(await data.imports.unfinished()).toBeNull();
    expect(await data.imports.leaveRest(importId, author)).toBeNull();

    expect(await takeAllBack(data, importId, author)).toBe(0);
    expect(await record()).toMatchObject({ status: 'undone', takenBack: { removed: 200, restored: 200, kept: 0 }, mayUndo: false });
    expect(count(dataFile, 'contact')).toBe(200);
    await takeAllBack(data, first.importId, author);
    expect(customersIn(dataFile)).toEqual(before);
  });

  it('leaves who was written to or promised something since, whatever table that stands in', async () => {
    const office = await fresh();
    const { importId } = await importFile(office, fileThread(), write(tempFolder(), 'klanten.csv', FIRST));
    const [anna] = await office.data.contacts.search('anna boer', 1, false);
    if (anna === undefined) throw new Error('nobody was imported');
    const letter = { contactId: anna.id, direction: 'sent', channel: 'post', day: '2026-02-28', subject: 'Welkom', text: '' } as const;
    await office.data.letters.add(id(), { ...letter, at: T0 }, office.author);
    expect(await takeAllBack(office.data, importId, office.author)).toBe(1);
    expect(await office.data.contacts.search('boer', 5, false)).toHaveLength(1);

    const raw = new BetterSqlite(office.dataFile, { readonly: true });
    const pointing = raw
      .prepare(`select distinct m.name from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = 'contact'`)
      .pluck()
      .all() as readonly string[];
    raw.close();
    const looked = readFileSync('electron/db/import/take-back.ts', 'utf8');
    // Parts of the contact go with it; merges are looked for by themselves.
    const parts = ['contact_phone', 'contact_mail', 'contact_address', 'contact_tag', 'contact_custom', 'contact_visibility', 'contact_version', 'contact', 'contact_merge'];
    expect(pointing.filter((table) => !parts.includes(table) && !looked.includes(`'${table}'`))).toEqual([]);
  });

  it('brings legal bases and objections, each once, and takes them back', async () => {
    const office = await fresh();
    const { data, author } = office;
    const thread = fileThread();
    const folder = tempFolder();
    await importFile(office, thread, write(folder, 'a.csv', 'Naam;Tel\nAnna Bos;0612345678\n'));
    const before = customersIn(office.dataFile);
    const list =
      'Naam;Tel;Toestemming verkoop;Opt-in datum;Bewijs;Recht van verzet\nAnna Bos;0612345678;ja;1-2-2024;brief 7;\nBert Vos;0612345670;klant;;;ja\nCor Vis;0612345671;;;;alles\n';
    const { importId, read } = await importFile(office, thread, write(folder, 'b.csv', list));
    expect(read).toMatchObject({ consents: 2, objections: 2, remarks: {} });
    const of = async (number: string) => {
      const [contact] = await data.contacts.findByPhone(number as never, false);
      if (contact === undefined) throw new Error(number);
      return { contact, ...(await data.consents.forDialling({ contactId: contact.id, number: number as never }, 'sales')) };
    };
    const anna = await of('+31612345678');
    expect(anna).toMatchObject({
      contact: { version: 1 },
      consents: [{ purpose: 'sales', basis: 'consent', grantedHow: 'unknown', proof: 'brief 7', validFrom: new Date(2024, 1, 1).getTime() }],
      objections: [],
    });
    const bert = await of('+31612345670');
    expect(bert).toMatchObject({
      consents: [{ basis: 'customer', proof: 'b.csv (3)', validFrom: T0 }],
      objections: [{ purpose: 'sales', channel: 'phone', numbers: ['+31612345670'] }],
    });
    expect(await of('+31612345671')).toMatchObject({ consents: [], objections: [{ purpose: 'all', channel: 'all' }] });
    expect(await data.customers.page({ agentId: author.agentId, practice: false, country: 'NL', asker: 'list', query: '', filter: { ...NO_FILTER, objection: true }, sort: { by: 'name', descending: false }, after: null, limit: 10 })).toMatchObject({ rows: [{ name: 'Cor Vis' }, { name: 'Bert Vos' }] });

    await importFile(office, thread, write(folder, 'c.csv', list));
    expect([count(office.dataFile, 'consent'), count(office.dataFile, 'contact_objection')]).toEqual([2, 4]);

    // One was withdrawn since: that customer stays, with what was told of them.
    const [granted] = bert.consents;
    await data.consents.withdraw(granted?.id as never, T0 + 5, { ...author, at: T0 + 5 });
    expect(await takeAllBack(data, importId, author)).toBe(1);
    expect([count(office.dataFile, 'consent'), count(office.dataFile, 'contact_objection')]).toEqual([1, 2]);
    expect(await of('+31612345670')).toMatchObject({ objections: [{ purpose: 'sales' }] });
    await data.consents.withdraw(granted?.id as never, null, { ...author, at: T0 });
    expect(count(office.dataFile, 'contact')).toBe(2);
    expect(before).toMatchObject({ contact: [{ last_name: 'Bos' }] });
  });

  it('leaves alone what was changed or used since, and says how many', async () => {
    const office = await fresh();
    const { data, author } = office;
    const { importId } = await importFile(office, fileThread(), write(tempFolder(), 'a.csv', FIRST));
    const [anna] = await data.contacts.search('anna', 1, false);
    const [jan] = await data.contacts.search('jan smit', 1, false);
    const contact = await data.contacts.get(anna?.id as never);
    if (contact === null) throw new Error('no contact');
    await data.contacts.update(contact.id, 1, { ...contact, notes: 'Met de hand' }, author);
    await data.interactions.save(interaction(author.agentId, { id: id(), contactId: jan?.id as never }), author);
    expect(await data.imports.changedSince(importId)).toBe(1);
    expect(await takeAllBack(data, importId, author)).toBe(2);
    expect(await data.contacts.search('anna', 1, false)).toHaveLength(1);
    expect(await data.contacts.search('jan smit', 1, false)).toHaveLength(1);
    expect(await data.contacts.search('vos', 1, false)).toHaveLength(0);
    expect(count(office.dataFile, 'organisation')).toBe(1);
  });

  it('remembers what the columns were taken for', async () => {
    const { data } = await fresh();
    expect(await data.imports.mapping('naam|tel')).toBeNull();
    await data.imports.rememberMapping('naam|tel', { naam: 'organisation', tel: 'ignore' }, T0);
    await data.imports.rememberMapping('naam|tel', { naam: 'organisation', tel: 'phone' }, T0);
    expect(await data.imports.mapping('naam|tel')).toEqual({ naam: 'organisation', tel: 'phone' });
  });

  it('goes on where it was when the data threads died in the middle, each row once', { timeout: 180_000 }, async () => {
    const { options, workers } = testOptions();
    const data = await opened(options);
    const agentId = id();
    const author = { agentId: agentId as never, at: T0 };
    await data.agents.save({ id: agentId as never, name: 'Ans', role: 'administrator', active: true }, T0);
    const thread = fileThread();
    const file = path.join(tempFolder(), 'klanten.csv');
    await writeCsv(file, 3, 3_000);
    const { staging, read } = await stage(thread, file);
    await answer(thread, 'match', {
      staging,
      dataFile: options.file,
      practice: false,
      rule: { action: 'add', keys: [] },
    });
    const importId = id();
    await data.imports.begin(
      {
        id: importId,
        practice: false,
        fileName: 'klanten.csv',
        rule: UPDATE,
        saysLanguage: true,
        total: read.contacts,
        skipped: 0,
        rejected: 0,
      },
      author,
    );
    let position = 0;
    while (position < 1_800) ({ position } = await data.imports.write(importId, staging, SHORT));
    await workers[0]?.terminate();
    await expect
      .poll(
        async () =>
          data.imports.write(importId, staging, SHORT).then(
            ({ position: now }) => now,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBeGreaterThan(position);
    expect(await data.imports.unfinished()).toMatchObject({ id: importId, status: 'writing' });
    await writeAll(data, importId, staging);
    await data.imports.finish(importId, 'done', author);
    expect((await data.imports.list(1))[0]).toMatchObject({ written: { added: 3_000 } });
    expect(count(options.file, 'contact')).toBe(3_000);
    expect(count(options.file, 'import_change')).toBe(3_000);
  });
});

describe.runIf(mounted.possible)('a disk that is full at 60 %', () => {
  it(
    'while the rows are written: keeps what was written, says so, and can be taken back or continued',
    { timeout: 180_000 },
    async () => {
      const disk = mounted.disk('48m');
      const { options } = testOptions();
      const own = {
        ...options,
        file: path.join(disk.folder, 'balie.sqlite'),
        backupFolder: path.join(disk.folder, 'backups'),
      };
      const data = await opened(own);
      const agentId = id();
      const author = { agentId: agentId as never, at: T0 };
      await data.agents.save({ id: agentId as never, name: 'Ans', role: 'administrator', active: true }, T0);
      const before = customersIn(own.file);
      const thread = fileThread();
      const file = path.join(tempFolder(), 'klanten.csv');
      await writeCsv(file, 3, 5_000);
      const { staging, read } = await stage(thread, file);
      await answer(thread, 'match', {
        staging,
        dataFile: own.file,
        practice: false,
        rule: { action: 'add', keys: [] },
      });
      const importId = id();
      await data.imports.begin(
        {
          id: importId,
          practice: false,
          fileName: 'klanten.csv',
          rule: UPDATE,
          saysLanguage: true,
          total: read.contacts,
          skipped: 0,
          rejected: 0,
        },
        author,
      );
      let position = 0;
      while (position < 3_000) ({ position } = await data.imports.write(importId, staging, SHORT));
      const empty = disk.fill();
      await expect(writeAll(data, importId, staging)).rejects.toMatchObject({ code: 'disk-full' });
      const written = count(own.file, 'contact');
      expect(written).toBeGreaterThanOrEqual(2_999);
      expect(count(own.file, 'import_change')).toBe(written);
      empty();
      await writeAll(data, importId, staging);
      expect(count(own.file, 'contact')).toBe(5_000);
      await takeAllBack(data, importId, author);
      const plain = (all: unknown) => all;
      expect(plain(customersIn(own.file))).toEqual(before);
      const check = new BetterSqlite(own.file, { readonly: true });
      expect(check.pragma('integrity_check', { simple: true })).toBe('ok');
      check.close();
    },
  );

  it('while the file is read: says so, and the data was not touched', async () => {
    const disk = mounted.disk('3m');
    const source = path.join(tempFolder(), 'klanten.csv');
    await writeCsv(source, 3, 5_000);
    const file = path.join(disk.folder, 'klanten.csv');
    copyFileSync(source, file);
    await expect(stage(fileThread(), file)).rejects.toThrow('stage: disk-full');
  });
});
