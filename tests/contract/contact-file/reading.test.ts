import BetterSqlite from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { FULL, tempFolder } from '../db/support.ts';
import { answer, fileThread, stage, workbook, write } from './support.ts';

function stagedFields(file: string): readonly (ContactFields & { readonly row: number })[] {
  const db = new BetterSqlite(file, { readonly: true });
  const rows = db.prepare('select row, fields from staged where fields is not null order by row').all() as readonly {
    row: number;
    fields: string;
  }[];
  db.close();
  return rows.map(({ row, fields }) => ({ row, ...(JSON.parse(fields) as ContactFields) }));
}

function rejectedRows(file: string): readonly unknown[] {
  const db = new BetterSqlite(file, { readonly: true });
  const rows = db.prepare('select row, reason from staged where reason is not null order by row').all();
  db.close();
  return rows;
}

const CSV = 'Naam;Plaats;Tel\nZoë Brönsted;’s-Hertogenbosch;0612345678\nJan de Vries;Curaçao;020-6241111\n';

/** In Windows-1252, by what the platform decodes from each byte. */
function cp1252(text: string): Buffer {
  const decoder = new TextDecoder('windows-1252');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 0x3f));
}

describe('CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\u{FEFF}${CSV}`), 'utf-8'],
    ['Windows-1252', cp1252(CSV), 'windows-1252'],
    ['UTF-16 LE', Buffer.from(`\u{FEFF}${CSV}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE', Buffer.from(`\u{FEFF}${CSV}`, 'utf16le').swap16(), 'utf-16be'],
    ['line ends of Windows', Buffer.from(CSV.replaceAll('\n', '\r\n')), 'utf-8'],
    ['line ends of old Macs', Buffer.from(CSV.replaceAll('\n', '\r')), 'utf-8'],
    ['tabs', Buffer.from(CSV.replaceAll(';', '\t')), 'utf-8'],
    ['no last line end', Buffer.from(CSV.trimEnd()), 'utf-8'],
  ])('reads %s', async (_, bytes, encoding) => {
    const thread = fileThread();
    const file = write(tempFolder(), 'klanten.csv', bytes);
    expect((await answer(thread, 'open', { file, chosen: {} })).reading).toMatchObject({ format: 'csv', encoding });
    const { staging, read } = await stage(thread, file);
    expect(read).toMatchObject({ contacts: 2, rejected: 0, remarked: 0 });
    expect(stagedFields(staging)).toMatchObject([
      {
        row: 2,
        firstName: 'Zoë',
        lastName: 'Brönsted',
        addresses: [{ city: '’s-Hertogenbosch' }],
        phones: [{ e164: '+31612345678' }],
      },
      { row: 3, firstName: 'Jan', infix: 'de', lastName: 'Vries', addresses: [{ city: 'Curaçao' }] },
    ]);
  });

  it('reads lines of another encoding in that, and says so', async () => {
    const file = write(
      tempFolder(),
      'gemengd.csv',
      Buffer.concat([
        Buffer.from('Naam;Plaats\nZoë;Utrecht\n'),
        cp1252('Renée;Curaçao\n'),
        Buffer.from('José;Delft\n'),
      ]),
    );
    const { staging, read } = await stage(fileThread(), file);
    expect(read).toMatchObject({ contacts: 3, remarked: 1, remarks: { 'other-encoding': 1 } });
    expect(stagedFields(staging).map(({ lastName }) => lastName)).toEqual(['Zoë', 'Renée', 'José']);
  });

  it(
    'loses one row to a quotation mark that is never closed, however long the file goes on',
    { timeout: 600_000 },
    async () => {
      const total = FULL ? 1_000_000 : 50_000;
      const at = FULL ? 900_000 : 45_000;
      const lines = ['Klantnummer;Naam;Bedrijf;Plaats'];
      for (let row = 2; row <= total + 1; row += 1)
        lines.push(
          row === at
            ? `K${row};"Jan Mis;;Delft`
            : row % 7 === 0
              ? `K${row};Anna Smit;"Bakkerij ""De ${row}""; Zn";Gouda`
              : `K${row};Anna de Boer;;Gouda`,
        );
      const file = write(tempFolder(), 'open.csv', lines.join('\r\n'));
      const thread = fileThread();
      const { staging, read, headings } = await stage(thread, file);
      expect(read).toMatchObject({ contacts: total - 1, rejected: 1, remarked: 0 });
      expect(rejectedRows(staging)).toEqual([{ row: at, reason: 'quote-not-closed' }]);
      const target = `${file}.rejected.csv`;
      const words = {
        columns: { row: 'Row', outcome: 'Outcome', reason: 'Reason' },
        rejected: 'rejected',
        imported: 'imported',
        reasons: { 'quote-not-closed': 'open quote' } as never,
        remarks: {} as never,
      };
      expect(await answer(thread, 'report', { file, chosen: {}, staging, target, headings, words })).toEqual({
        rows: 1,
      });
      expect(readFileSync(target, 'utf8')).toBe(
        `\u{FEFF}Row;Outcome;Reason;Klantnummer;Naam;Bedrijf;Plaats\r\n${at};rejected;open quote;K${at};"""Jan Mis";;Delft\r\n`,
      );

      // The list itself, with something left that is not right: no second pair of places and reasons.
      const list = write(tempFolder(), 'lijst.csv', 'Row;Outcome;Reason;Klantnummer;Naam\r\n7;rejected;open quote;K7;Jan Mis\r\n9;rejected;open quote;K9;"Jan Mis\r\n');
      const again = await stage(thread, list);
      expect(await answer(thread, 'report', { file: list, chosen: {}, staging: again.staging, target, headings: again.headings, words })).toEqual({ rows: 1 });
      expect(readFileSync(target, 'utf8')).toBe(`\u{FEFF}Row;Outcome;Reason;Klantnummer;Naam\r\n3;rejected;open quote;K9;"""Jan Mis"\r\n`);
    },
  );

  it('reads cells of several lines as one row, and goes on after misplaced marks', async () => {
    const file = write(
      tempFolder(),
      'regels.csv',
      'Naam;Notitie\n"Smit, Jan";"eerst\ndan ""zo"""\nAnna "de" Boer;5" pijp\n"Bos" x;y\n"Vos;laatste',
    );
    const { staging, read } = await stage(fileThread(), file);
    expect(read).toMatchObject({ contacts: 2, rejected: 2 });
    expect(stagedFields(staging)).toMatchObject([
      { row: 2, firstName: 'Jan', notes: 'eerst\ndan "zo"' },
      { row: 3, notes: '5" pijp' },
    ]);
    expect(rejectedRows(staging)).toEqual([
      { row: 4, reason: 'quote-misplaced' },
      { row: 5, reason: 'quote-not-closed' },
    ]);
  });

  it('rejects what is no row: a line without end, too many cells, no name', async () => {
    const file = write(
      tempFolder(),
      'fout.csv',
      `Naam;Tel\n${'x'.repeat(1_200_000)}\n;0612345678\nSmit;06;teveel\nBos;0612345679\n\n`,
    );
    const { staging, read } = await stage(fileThread(), file);
    expect(read).toMatchObject({ contacts: 1, rejected: 3 });
    expect(rejectedRows(staging)).toEqual([
      { row: 2, reason: 'row-too-long' },
      { row: 3, reason: 'no-name' },
      { row: 4, reason: 'too-many-cells' },
    ]);
  });

  it.runIf(FULL)('reads 2 GB with the memory of a small file', { timeout: 1_800_000 }, async () => {
    const folder = tempFolder();
    const { openSync, writeSync, closeSync } = await import('node:fs');
    const file = `${folder}/groot.csv`;
    const handle = openSync(file, 'w');
    writeSync(handle, 'Klantnummer;Naam;Notitie\n');
    const filling = 'n'.repeat(2_000);
    for (let row = 0; row < 1_000_000; row += 100)
      writeSync(handle, Array.from({ length: 100 }, (_, index) => `K${row + index};Anna Smit;${filling}\n`).join(''));
    closeSync(handle);
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 200);
    const { read } = await stage(fileThread(), file);
    clearInterval(watch);
    expect(read.contacts).toBe(1_000_000);
    expect(most).toBeLessThan(700 * 2 ** 20);
  });
});

describe('XLSX', () => {
  const shared =
    '<sst><si><t>Naam</t></si><si><t>Tel</t></si><si><r><t>Anna </t></r><r><t>de Boer</t></r><rPh><t>x</t></rPh></si><si><t>Notitie</t></si></sst>';
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d\\-m\\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>';
  const parts = { 'xl/sharedStrings.xml': shared, 'xl/styles.xml': styles };
  const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>3</v></c></row>';

  it('reads shared, inline and formula texts, numbers and dates, gaps and skipped rows', async () => {
    const file = await workbook(
      `${tempFolder()}/klanten.xlsx`,
      `${head}<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>6.12345678E8</v></c></row>
       <row r="5"><c r="A5" t="inlineStr"><is><t>Jan Smit</t></is></c><c r="B5" s="2"><v>45306</v></c><c r="D5" t="str"><f>A1</f><v>uit_x000A_formule</v></c></row>
       <row r="6"><c r="A6" t="inlineStr"><is><t>Piet Bos</t></is></c><c r="B6"><f>NU()</f></c></row>`,
      parts,
    );
    const { staging, read } = await stage(fileThread(), file);
    expect(read).toMatchObject({
      contacts: 3,
      rejected: 0,
      remarks: { 'phone-is-date': 1, 'formula-without-value': 1 },
    });
    expect(stagedFields(staging)).toMatchObject([
      { row: 2, firstName: 'Anna', infix: 'de', lastName: 'Boer', phones: [{ e164: '+31612345678' }] },
      { row: 5, lastName: 'Smit', phones: [], notes: 'uit\nformule' },
      { row: 6, lastName: 'Bos', phones: [] },
    ]);
  });

  it('refuses an archive that unpacks to very much more than it is', { timeout: 120_000 }, async () => {
    const zeros = ' '.repeat(1 << 20);
    const file = await workbook(
      `${tempFolder()}/bom.xlsx`,
      function* () {
        for (let mb = 0; mb < 200; mb += 1) yield zeros;
      },
      parts,
    );
    const outcome = await fileThread().ask('open', { file, chosen: {} });
    expect(outcome).toEqual({ ok: false, problem: 'unpacks-too-large' });
  });

  it.each([
    ['a workbook that was cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40), 'damaged'],
    [
      'a password',
      () => Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['a workbook of before 2007', () => Buffer.from('D0CF11E0A1B11AE1000000', 'hex'), 'old-spreadsheet'],
    ['a picture', () => Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'), 'unknown-format'],
    ['nothing', () => Buffer.alloc(0), 'empty'],
  ])('says that it is %s', async (_, spoil, problem) => {
    const folder = tempFolder();
    const file = await workbook(`${folder}/a.xlsx`, head, parts);
    const spoilt = write(folder, 'b.xlsx', spoil(readFileSync(file)));
    expect(await fileThread().ask('open', { file: spoilt, chosen: {} })).toEqual({ ok: false, problem });
  });

  it('does not expand entities', async () => {
    const file = await workbook(`${tempFolder()}/a.xlsx`, head, {
      ...parts,
      'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><styleSheet>&a;</styleSheet>',
    });
    expect(await fileThread().ask('open', { file, chosen: {} })).toEqual({ ok: false, problem: 'damaged' });
  });

  it('says that there is no such file', async () => {
    expect(await fileThread().ask('open', { file: '/no/such/file.csv', chosen: {} })).toEqual({
      ok: false,
      problem: 'not-found',
    });
  });

  it.runIf(FULL)('reads as many rows as a sheet can have', { timeout: 1_800_000 }, async () => {
    const file = await workbook(
      `${tempFolder()}/vol.xlsx`,
      function* () {
        yield head;
        for (let row = 2; row <= 1_048_576; row += 1)
          yield `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>Naam ${(row * 7919) % 1_000_003}</t></is></c><c r="B${row}"><v>6${String(10_000_000 + row).slice(0, 8)}</v></c></row>`;
      },
      parts,
    );
    const { read } = await stage(fileThread(), file);
    expect(read).toMatchObject({ contacts: 1_048_575, rejected: 0 });
  });
});

describe('vCard', () => {
  it('reads versions 3 and 4, pictures left out, and goes on after a card that is none', async () => {
    const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n');
    const file = write(
      tempFolder(),
      'adressen.vcf',
      [
        card(
          'VERSION:3.0',
          'N:Berg;Anna;van den;drs.;',
          'FN:Anna van den Berg',
          'ORG:Bakkerij\\; De;Winkel',
          'TEL;TYPE=CELL:06-12345678',
          'item1.TEL;TYPE=work:020 6241111',
          'TEL;TYPE=FAX:0206241112',
          'EMAIL;TYPE=INTERNET:anna@b.example',
          'ADR;TYPE=home:;;Dorpsstraat 1a;Delft;;1234 AB;NL',
          `PHOTO;ENCODING=b:${'A'.repeat(70)}`,
          ` ${'A'.repeat(70)}`,
          'NOTE:een\\ntwee\\, dr',
          ' ie',
          'X-CUSTOMER-NUMBER:K1',
        ),
        card(
          'VERSION:4.0',
          'FN:Zoë de Vries',
          'TEL;VALUE=uri;TYPE="cell,voice":tel:+31-6-12345679',
          'GENDER:F',
          'LANG:en',
        ),
        card('VERSION:2.1', 'N:Oud;Jan', 'TEL;CELL:0612345670'),
        card('VERSION:3.0', 'rommel'),
        card('VERSION:3.0', 'FN:Bakkerij De Korenbloem', 'ORG:Bakkerij De Korenbloem'),
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Afgebroken',
      ].join('\r\n'),
    );
    const opened = await fileThread().ask('open', { file, chosen: {} });
    // What is shown of a column is never a line of a card that cannot be read.
    expect(JSON.stringify(opened)).not.toContain('FN:');
    expect(opened).toMatchObject({ ok: true });
    const { staging, read } = await stage(fileThread(), file);
    expect(read).toMatchObject({ contacts: 3, rejected: 3 });
    expect(rejectedRows(staging)).toEqual([
      { row: 3, reason: 'card-version' },
      { row: 4, reason: 'card-unreadable' },
      { row: 6, reason: 'card-unreadable' },
    ]);
    expect(stagedFields(staging)).toMatchObject([
      {
        row: 1,
        customerNumber: 'K1',
        firstName: 'Anna',
        infix: 'van den',
        lastName: 'Berg',
        organisation: 'Bakkerij; De, Winkel',
        phones: [
          { e164: '+31612345678', kind: 'mobile' },
          { e164: '+31206241111', kind: 'work' },
        ],
        mails: [{ address: 'anna@b.example' }],
        addresses: [{ street: 'Dorpsstraat', houseNumber: '1a', postcode: '1234 AB', city: 'Delft' }],
        notes: 'drs.\neen\ntwee, drie',
      },
      {
        row: 2,
        salutation: 'mrs',
        firstName: 'Zoë',
        infix: 'de',
        lastName: 'Vries',
        language: 'en',
        phones: [{ e164: '+31612345679' }],
      },
      { row: 5, organisation: 'Bakkerij De Korenbloem', lastName: '' },
    ]);
  });

  it('takes an infix that only stands in the whole name', async () => {
    const cases = [
      ['Anna van den Berg', 'Berg;Anna', { firstName: 'Anna', infix: 'van den', lastName: 'Berg' }],
      ['mevr. A.B. van den Berg', 'Berg;A.B.;;Mevr.', { initials: 'A.B.', infix: 'van den', lastName: 'Berg', salutation: 'mrs' }],
      ['Berg, Anna van den', 'Berg;Anna', { firstName: 'Anna', infix: 'van den', lastName: 'Berg' }],
      // The whole name is of somebody else, or of something.
      ['Anna van der Meer', 'Berg;Anna', { firstName: 'Anna', infix: '', lastName: 'Berg' }],
      ['Bakkerij van den Berg en zonen', 'Berg;Anna', { firstName: 'Anna', infix: '', lastName: 'Berg' }],
      ['Anna de Berg', 'Berg;Anna;van den', { firstName: 'Anna', infix: 'van den', lastName: 'Berg' }],
      ['JP de Wit', 'Wit;JP', { initials: 'JP', firstName: '', infix: 'de', lastName: 'Wit' }],
    ] as const;
    const cards = cases.map(([whole, parts]) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${whole.replaceAll(',', '\\,')}\r\nN:${parts}\r\nEND:VCARD\r\n`);
    const { staging } = await stage(fileThread(), write(tempFolder(), 'a.vcf', cards.join('')));
    expect(stagedFields(staging)).toMatchObject(cases.map(([, , expected]) => expected));
  });

  it('gives rejected cards back in a list that can be imported', async () => {
    const file = write(
      tempFolder(),
      'oud.vcf',
      [
        'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:de Vri=C3=ABs;Jan=\r\n=20Piet;;;\r\nTEL;CELL:0612345670\r\nTEL;WORK;VOICE:020 6241111\r\nitem1.EMAIL;INTERNET:jan@b.example\r\nTITLE:Inkoper\r\nADR;HOME:;;Kade 12;Gouda;;2801 AB;\r\nEND:VCARD',
        'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Smit;Anna\r\nrommel\r\nORG:Smit\\; Zn;Winkel\r\nNOTE:een\\ntwee\r\nEND:VCARD',
        'BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:0612345671\r\nEND:VCARD',
        'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Goed\r\nEND:VCARD',
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Piet Vos\r\nTEL;TYPE=cell:0612345672',
      ].join('\r\n'),
    );
    const thread = fileThread();
    const { staging, headings, read } = await stage(thread, file);
    expect(read).toMatchObject({ contacts: 1, rejected: 4 });
    const target = `${file}.csv`;
    const reasons = { 'card-version': 'old version', 'card-unreadable': 'not readable', 'no-name': 'no name' } as never;
    const words = { columns: { row: 'Rij', outcome: 'Uitkomst', reason: 'Reden' }, rejected: 'afgewezen', imported: '', reasons, remarks: {} as never };
    expect(await answer(thread, 'report', { file, chosen: {}, staging, target, headings, words })).toEqual({ rows: 4 });
    const again = await stage(thread, target);
    expect(again.mapping.slice(0, 3)).toEqual(['ignore', 'ignore', 'ignore']);
    // Who has no name still has none: that one is to be filled in.
    expect(again.read).toMatchObject({ contacts: 3, rejected: 1, reasons: { 'no-name': 1 }, remarked: 0 });
    expect(stagedFields(again.staging)).toMatchObject([
      {
        ...{ firstName: 'Jan Piet', infix: 'de', lastName: 'Vriës', role: 'Inkoper', mails: [{ address: 'jan@b.example' }] },
        phones: [{ e164: '+31612345670', kind: 'mobile' }, { e164: '+31206241111', kind: 'work' }],
        addresses: [{ street: 'Kade', houseNumber: '12', postcode: '2801 AB', city: 'Gouda' }],
      },
      { firstName: 'Anna', lastName: 'Smit', organisation: 'Smit; Zn, Winkel', notes: 'een\ntwee' },
      { firstName: 'Piet', lastName: 'Vos', phones: [{ e164: '+31612345672', kind: 'mobile' }] },
    ]);
  });
});
