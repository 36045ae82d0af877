import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { EXPORT_COLUMNS } from '../../../electron/contact-file/write/columns.ts';
import { newPhone } from '../../../shared/domain/contact/contact.ts';
import { EXPORT_FORMATS } from '../../../shared/domain/contact-file/import-job.ts';
import { contactFiles as english } from '../../../shared/i18n/en/contact-files.ts';
import { contactFiles as dutch } from '../../../shared/i18n/nl/contact-files.ts';
import { brandId, type E164 } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, tempFolder } from '../db/support.ts';
import { answer, fileThread, importFile, UPDATE } from './support.ts';

const WORDS = { nl: dutch, en: english };

describe('exporting organisations', () => {
  it.each(EXPORT_FORMATS)('as %s: what is kept about an organisation comes along, makes a new one whole, and leaves a known one as it is', { timeout: 120_000 }, async (format) => {
    const { data, options, author, agentId } = await freshData();
    const [me] = await data.agents.list();
    for (const [digit, lastName] of [[1, 'Bos'], [2, 'Vos']] as const)
      await data.contacts.create(id(), fields({ lastName, organisation: 'Jansen & Zn. B.V.', phones: [newPhone('06', brandId<E164>(`+3161234567${digit}`), 'mobile')] }), false, author);
    const details = { branch: 'bouw; sloop', street: 'Kade', houseNumber: '12 a', postcode: '3011 AA', city: 'Rotterdam', country: 'NL', website: 'https://jansen.example', registrationNo: '12345678', ownerId: agentId, customerValue: 123_450 };
    const [known] = await data.organisations.search('jansen', 2, false);
    if (known === undefined || me === undefined) throw new Error('nobody');
    await data.organisations.update(known.id, known.version, { ...known, ...details }, author);
    const target = path.join(tempFolder(), `klanten.${format.startsWith('vcard') ? 'vcf' : format}`);
    const out = { dataFile: options.file, target, format, practice: false, only: null, agentId, parts: { hideNumbers: false, customFields: [] }, headings: EXPORT_COLUMNS.map((name, column) => `${WORDS[format === 'csv' ? 'en' : 'nl'].target[name]}${EXPORT_COLUMNS.indexOf(name) === column ? '' : ' 2'}`), sheetName: 'Klanten' };
    expect(await answer(fileThread(), 'export', out)).toEqual({ rows: 2, hidden: 0 });

    const to = await freshData();
    const [there] = await to.data.agents.list();
    if (there === undefined) throw new Error('nobody works there');
    const into = { data: to.data, dataFile: to.options.file, author: to.author as { agentId: never; at: number } };
    const agents = [{ id: there.id, name: me.name }];
    const { read } = await importFile(into, fileThread(), target, UPDATE, [], undefined, agents);
    expect(read).toMatchObject({ contacts: 2, remarks: {} });
    const [made] = await to.data.organisations.search('jansen', 2, false);
    expect(made).toMatchObject({ ...details, ownerId: there.id, version: 1 });

    await to.data.organisations.update(made?.id as never, 1, { ...(made as NonNullable<typeof made>), website: '', branch: 'sloop' }, to.author);
    await importFile(into, fileThread(), target, { ...UPDATE, action: 'add' }, [], undefined, agents);
    expect(await to.data.organisations.search('jansen', 2, false)).toMatchObject([{ website: '', branch: 'sloop', version: 2 }]);
  });
});
