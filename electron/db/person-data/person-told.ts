import type { Kysely } from 'kysely';

import { changedFields } from '../../../shared/domain/contact/contact-change.ts';
import { fieldsOf, upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { describeRegistration } from '../../../shared/domain/registration/describe.ts';
import type { Enrichment } from '../../../shared/domain/registration/enrichment.ts';
import type { FormRef, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import type { ScriptRun } from '../../../shared/domain/script/script-run.ts';
import type { LocalisedText, Script } from '../../../shared/domain/script/script.ts';
import { sqliteCodec as codec } from '../codec.ts';
import { toContacts } from '../repos/contact-rows.ts';
import { formsOf } from '../repos/form.ts';
import type { Database } from '../schema.ts';

type Language = keyof LocalisedText;
type Cells = Readonly<Record<string, string | number | null>>;

/** What was registered in each conversation, by the names of its form; one that was never closed has what was typed. */
export async function registrationsOf(db: Kysely<Database>, family: readonly string[], language: Language): Promise<readonly Cells[]> {
  const rows = await db
    .selectFrom('interaction as i')
    .leftJoin('agent as a', 'a.id', 'i.agent_id')
    .leftJoin('project as p', 'p.id', 'i.project_id')
    .select(['i.started_at', 'i.form', 'i.form_values', 'a.name as agent', 'p.name as project'])
    .where('i.contact_id', 'in', family)
    .orderBy('i.started_at')
    .execute();
  const describe = await describer(db, rows.map(({ form }) => form), language);
  return rows.flatMap(({ started_at, agent, project, form, form_values }) =>
    describe(form, codec.json.read(form_values) as RegistrationValues).map((fact) => ({ started_at, project, agent, ...fact })),
  );
}

/** What stood in a registration before each step and correction of it. */
export async function earlierRegistrationsOf(db: Kysely<Database>, family: readonly string[], language: Language): Promise<readonly Cells[]> {
  const rows = await db
    .selectFrom('registration_version as v')
    .innerJoin('interaction as i', 'i.id', 'v.interaction_id')
    .leftJoin('agent as a', 'a.id', 'v.by_id')
    .select(['i.started_at', 'v.at', 'v.cause', 'v.reason', 'v.before', 'i.form', 'a.name as agent'])
    .where('i.contact_id', 'in', family)
    .orderBy('i.started_at')
    .orderBy('v.interaction_id')
    .orderBy('v.version')
    .execute();
  const describe = await describer(db, rows.map(({ form }) => form), language);
  return rows.flatMap(({ started_at, at: changed_at, agent, cause, reason, before, form }) =>
    describe(form, (codec.json.read(before) as { readonly values: RegistrationValues }).values).map(({ form: name, field, value }) => ({
      ...{ started_at, changed_at, agent, cause, reason, form: name, field },
      before_it: value,
    })),
  );
}

async function describer(db: Kysely<Database>, refs: readonly string[], language: Language) {
  const formOf = await formsOf(db, codec, [...new Set(refs)].map((ref) => codec.json.read(ref) as FormRef));
  return (ref: string, values: RegistrationValues) => {
    const form = formOf(codec.json.read(ref) as FormRef);
    return describeRegistration(form, values).facts.map(({ name, value }) => ({ form: form.name[language], field: name[language], value: value[language] }));
  };
}

/** What the person answered at the steps of a script. */
export async function answersOf(db: Kysely<Database>, family: readonly string[], language: Language): Promise<readonly Cells[]> {
  const rows = await db.selectFrom('interaction').select(['started_at', 'script']).where('contact_id', 'in', family).orderBy('started_at').execute();
  const scripts = new Map<string, Script | null>();
  const answers: Cells[] = [];
  for (const { started_at, script } of rows) {
    const run = codec.json.read(script) as ScriptRun;
    const key = `${run.scriptId} ${run.version}`;
    let text = scripts.get(key);
    if (text === undefined) {
      const stored = await db.selectFrom('script_version').select('body').where('script_id', '=', run.scriptId).where('version', '=', run.version).executeTakeFirst();
      text = stored === undefined ? null : (codec.json.read(stored.body) as Script);
      scripts.set(key, text);
    }
    for (const [id, answer] of Object.entries(run.answers))
      answers.push({ started_at, question: text?.steps.find((step) => step.id === id)?.title[language] ?? id, answer: answer.text });
  }
  return answers;
}

/** What registrations changed in the customer's data. */
export async function writtenBackOf(db: Kysely<Database>, family: readonly string[]): Promise<readonly Cells[]> {
  const rows = await db
    .selectFrom('registration_written_back as w')
    .leftJoin('agent as a', 'a.id', 'w.by_id')
    .select(['w.at', 'w.written', 'w.refused', 'w.undone', 'a.name as agent'])
    .where('w.contact_id', 'in', family)
    .orderBy('w.at')
    .execute();
  return rows.flatMap(({ at: changed_at, agent, undone, ...row }) =>
    (['written', 'refused'] as const).flatMap((part) =>
      (codec.json.read(row[part]) as readonly Enrichment[]).map(({ field, old, next }) => ({
        ...{ changed_at, agent, field, before_it: old, after_it: next },
        result: part === 'refused' ? 'refused' : undone === 1 ? 'undone' : 'written',
      })),
    ),
  );
}

/** Each change of the customer's own data, field by field: what it was and what it became. */
export async function changesOf(db: Kysely<Database>, family: readonly string[]): Promise<readonly Cells[]> {
  const [versions, stored, agents, own] = await Promise.all([
    db
      .selectFrom('contact_version as v')
      .leftJoin('agent as a', 'a.id', 'v.by')
      .select(['v.contact_id', 'v.version', 'v.at', 'v.action', 'v.cause', 'v.before', 'a.name as agent'])
      .where('v.contact_id', 'in', family)
      .orderBy('v.contact_id')
      .orderBy('v.version')
      .execute(),
    db.selectFrom('contact').selectAll().where('id', 'in', family).execute(),
    db.selectFrom('agent').select(['id', 'name']).execute(),
    db.selectFrom('custom_field').select(['id', 'label']).execute(),
  ]);
  const now = new Map((await toContacts(db, stored)).map((contact) => [contact.id as string, fieldsOf(contact)]));
  const nameOf = new Map([...agents.map(({ id, name }) => [id, name] as const), ...own.map(({ id, label }) => [id, label] as const)]);
  const read = (text: string | null | undefined): ContactFields | null => (text === null || text === undefined ? null : upgradeFields(codec.json.read(text) as EarlierFields));
  return versions.flatMap((version, index): readonly Cells[] => {
    const { at: changed_at, agent, action, cause } = version;
    const next = versions[index + 1];
    const before = read(version.before);
    const after = next?.contact_id === version.contact_id ? read(next.before) : action === 'remove' ? null : (now.get(version.contact_id) ?? null);
    const fields = before === null || after === null ? [] : changedFields(before, after);
    const change = { changed_at, agent, action, cause };
    return fields.length === 0
      ? [{ ...change, field: null, before_it: null, after_it: null }]
      : fields.map((each) => ({ ...change, field: each.field, before_it: plain(each.field, each.before, nameOf), after_it: plain(each.field, each.after, nameOf) }));
  });
}

/** A value of a field as a text in which nothing of it is missing. */
function plain(field: keyof ContactFields, value: unknown, nameOf: ReadonlyMap<string, string>): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return field === 'customerValue' ? value / 100 : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return nameOf.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => plain(field, each, nameOf)).filter((each) => each !== null).join('; ');
  if (field === 'custom') return Object.entries(value).map(([id, each]) => `${nameOf.get(id) ?? id}: ${String(each)}`).join('; ');
  // Ways to reach somebody and the type: their texts, a number once.
  return Object.entries(value)
    .filter(([key, each]) => key !== 'e164' && typeof each === 'string' && each !== '')
    .map(([, each]) => String(each))
    .join(' ');
}
