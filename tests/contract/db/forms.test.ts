import { describe, expect, it } from 'vitest';

import type { FormDefinition } from '../../../shared/domain/registration/form.ts';
import { SERVICE_DEFINITION } from '../../../shared/domain/registration/service-form.ts';
import { SERVICE_OUTCOMES } from '../../../shared/domain/registration/shipped/outcomes.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, interaction, T0 } from './support.ts';

const { version: FIRST } = SERVICE_DEFINITION;
/** The note comes to be called something else, and the newest outcomes know one more. */
const CHANGED: FormDefinition = { ...SERVICE_DEFINITION, version: FIRST + 1, fields: SERVICE_DEFINITION.fields.slice(0, 2), summary: [] };

describe('versions of forms and outcomes', () => {
  it('are written once, kept beside newer ones, and never changed', async () => {
    const { data } = await freshData();
    const newest = { ...SERVICE_OUTCOMES, version: 7 };
    await data.forms.add({ forms: [SERVICE_DEFINITION, CHANGED], outcomes: [newest] }, T0 + 1);
    expect(await data.forms.form('service', FIRST)).toEqual(SERVICE_DEFINITION);
    expect(await data.forms.form('service', FIRST + 2)).toBeNull();
    expect(await data.forms.outcomes('service', 7)).toEqual(newest);
    expect(await data.forms.newest()).toEqual({ forms: [CHANGED], outcomes: [newest] });
    const other = { ...SERVICE_DEFINITION, id: 'other' };
    await expect(data.forms.add({ forms: [other, { ...CHANGED, fields: [] }], outcomes: [] }, T0)).rejects.toThrow(/another content/);
    expect(await data.forms.form('other', FIRST)).toBeNull();
  });

  it('that were in use when a call began tell its registration, whatever came since', async () => {
    const { data, agentId, author } = await freshData();
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields(), false, author);
    await data.forms.add({ forms: [SERVICE_DEFINITION, CHANGED], outcomes: [] }, T0 + 1);
    const values = { solvedAtOnce: { value: 'yes', origin: 'agent' as const } };
    for (const version of [FIRST, FIRST + 1])
      await data.interactions.save(
        interaction(agentId, { contactId, startedAt: T0 + version, form: { formId: 'service', version, outcomes: { setId: 'service', version: 1 } }, values }),
        author,
      );
    expect((await data.interactions.unfinished()).map(({ form }) => form.version)).toEqual([FIRST, FIRST + 1]);
    // The second version has no such field: what was written down is told by its key.
    expect((await data.contacts.history(contactId, 5)).map(({ registered }) => registered.facts.map(({ name, value }) => [name.en, value.en]))).toEqual([
      [['solvedAtOnce', 'yes']],
      [['Solved at once', 'Yes']],
    ]);
  });
});
