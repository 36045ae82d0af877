import type { Kysely, Transaction } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import type { FormDefinition, FormRef, RegistrationForm } from '../../../shared/domain/registration/form.ts';
import { refKey, withOutcomes } from '../../../shared/domain/registration/form-ref.ts';
import type { LocalisedText } from '../../../shared/domain/script/script.ts';
import type { OutcomeSet } from '../../../shared/domain/registration/outcome.ts';
import { brandId, type AgentId } from '../../../shared/lib/brand.ts';
import type { Codec } from '../codec.ts';
import { RequestError } from '../failure.ts';
import type { Database } from '../schema.ts';
import type { RepoContext } from './context.ts';

/** Versions of forms and of sets of outcomes. Registrations refer to the version they were made with, so a version never changes. */
export function formRepo({ db, codec }: RepoContext): DataPort['forms'] {
  return {
    form: (formId, version) => formVersion(db, codec, formId, version),
    outcomes: (setId, version) => outcomesVersion(db, codec, setId, version),

    async versions(formId) {
      const rows = await db.selectFrom('form_version').select(['version', 'created_at', 'created_by']).where('form_id', '=', formId).orderBy('version', 'desc').execute();
      return rows.map((row) => ({ version: row.version, at: row.created_at, by: row.created_by === null ? null : brandId<AgentId>(row.created_by) }));
    },

    async newest() {
      const forms = await db
        .selectFrom('form_version')
        .select(['form_id', 'body', (x) => x.fn.max('version').as('version')])
        .groupBy('form_id')
        .orderBy('created_at')
        .orderBy('form_id')
        .execute();
      const outcomes = await db
        .selectFrom('outcome_set_version')
        .select(['set_id', 'body', (x) => x.fn.max('version').as('version')])
        .groupBy('set_id')
        .orderBy('created_at')
        .orderBy('set_id')
        .execute();
      return {
        forms: forms.map(({ body }) => codec.json.read(body) as FormDefinition),
        outcomes: outcomes.map(({ body }) => codec.json.read(body) as OutcomeSet),
      };
    },

    add: (definitions, at, by = null) => db.transaction().execute((trx) => addDefinitions(trx, codec, definitions, at, by)),
  };
}

/** Writes versions that are not there yet, as part of a transaction. What somebody here made of a form goes before what comes with the application. */
export async function addDefinitions(
  trx: Transaction<Database>,
  codec: Codec,
  { forms, outcomes }: Parameters<DataPort['forms']['add']>[0],
  at: number,
  by: AgentId | null,
): Promise<void> {
  const written = { created_at: codec.ms.write(at), created_by: by };
  for (const set of outcomes) {
    const body = codec.json.write(set);
    const known = await trx.selectFrom('outcome_set_version').select(['body', 'created_by']).where('set_id', '=', set.id).where('version', '=', set.version).executeTakeFirst();
    if (known !== undefined && known.created_by !== null && by === null) continue;
    if (known !== undefined) sameOrRefused(known.body, body, `outcomes ${set.id}`, set.version);
    else await trx.insertInto('outcome_set_version').values({ set_id: set.id, version: set.version, body, ...written }).execute();
  }
  for (const form of forms) {
    const body = codec.json.write(form);
    const known = await trx.selectFrom('form_version').select(['body', 'created_by']).where('form_id', '=', form.id).where('version', '=', form.version).executeTakeFirst();
    if (known !== undefined && known.created_by !== null && by === null) continue;
    if (known !== undefined) sameOrRefused(known.body, body, `form ${form.id}`, form.version);
    else await trx.insertInto('form_version').values({ form_id: form.id, version: form.version, body, ...written }).execute();
  }
}

function sameOrRefused(known: string, body: string, what: string, version: number): void {
  if (known !== body) throw new RequestError('bad-request', `${what} version ${version} exists with another content`, { field: 'version' });
}

async function formVersion(db: Kysely<Database>, codec: Codec, formId: string, version: number): Promise<FormDefinition | null> {
  const row = await db.selectFrom('form_version').select('body').where('form_id', '=', formId).where('version', '=', version).executeTakeFirst();
  return row === undefined ? null : (codec.json.read(row.body) as FormDefinition);
}

async function outcomesVersion(db: Kysely<Database>, codec: Codec, setId: string, version: number): Promise<OutcomeSet | null> {
  const row = await db.selectFrom('outcome_set_version').select('body').where('set_id', '=', setId).where('version', '=', version).executeTakeFirst();
  return row === undefined ? null : (codec.json.read(row.body) as OutcomeSet);
}

/** Versions never change, so each is read once per connection. */
const known = new WeakMap<Kysely<Database>, Map<string, RegistrationForm>>();

/** The form that each of these was registered with; one that is nowhere has no fields, and its values are told by their keys. */
export async function formsOf(db: Kysely<Database>, codec: Codec, refs: readonly FormRef[]): Promise<(ref: FormRef) => RegistrationForm> {
  const forms = known.get(db) ?? new Map<string, RegistrationForm>();
  known.set(db, forms);
  for (const ref of refs) {
    const key = refKey(ref);
    if (forms.has(key)) continue;
    const form = await formVersion(db, codec, ref.formId, ref.version);
    const set = await outcomesVersion(db, codec, ref.outcomes.setId, ref.outcomes.version);
    if (form !== null && set !== null) forms.set(key, withOutcomes(form, set));
  }
  return (ref) => forms.get(refKey(ref)) ?? lost(ref);
}

/** What forms are called now, by their ids. */
export async function newestNames(db: Kysely<Database>, codec: Codec, ids: readonly string[]): Promise<ReadonlyMap<string, LocalisedText>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('form_version').select(['form_id', 'body', (x) => x.fn.max('version').as('version')]).where('form_id', 'in', [...new Set(ids)]).groupBy('form_id').execute();
  return new Map(rows.map(({ form_id, body }) => [form_id, (codec.json.read(body) as FormDefinition).name]));
}

function lost({ formId, version, outcomes }: FormRef): RegistrationForm {
  return {
    ...{ format: 1, id: formId, version, kind: 'service', name: { en: formId, nl: formId } },
    ...{ sections: [], fields: [], outcomes: outcomes.setId, summary: [], outcomeSet: outcomes, choices: [] },
  };
}
