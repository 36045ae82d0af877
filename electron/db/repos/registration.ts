import { sql } from 'kysely';

import type { PromisePurpose, RegistrationPort } from '../../app/ports/registration-port.ts';
import { summaryOf } from '../../../shared/domain/contact/contact-name.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { describeRegistration } from '../../../shared/domain/registration/describe.ts';
import type { Enriched, Enrichment } from '../../../shared/domain/registration/enrichment.ts';
import type { FormRef, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import type { ChangeCause, RegistrationLine } from '../../../shared/domain/interaction/record.ts';
import { brandId, type AgentId, type AgreementId, type ContactId, type InteractionId } from '../../../shared/lib/brand.ts';
import { durably } from '../database.ts';
import { toContacts } from './contact-rows.ts';
import { audit, type RepoContext } from './context.ts';
import { formsOf, newestNames } from './form.ts';
import { interactionColumns, registrationColumns, toInteraction } from './interaction-rows.ts';
import { registrationsFound } from './registration-search.ts';

/** What is put back when a change is taken back. */
type Former = Pick<Interaction, 'values' | 'state' | 'incompleteReason' | 'completedAt'>;

/** Registrations that are on record: found, changed, never lost. */
export function registrationRepo(context: RepoContext): RegistrationPort {
  const { db, raw, codec } = context;

  return {
    async get(id) {
      const row = await db
        .selectFrom('interaction as i')
        .innerJoin('registration as r', 'r.interaction_id', 'i.id')
        .leftJoin('agent as a', 'a.id', 'i.agent_id')
        .selectAll('i')
        .select(['r.version', 'a.name as agent_name'])
        .where('i.id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const changes = await db
        .selectFrom('registration_version as v')
        .leftJoin('agent as a', 'a.id', 'v.by_id')
        .selectAll('v')
        .select('a.name as by_name')
        .where('v.interaction_id', '=', id)
        .orderBy('v.version', 'desc')
        .execute();
      const written = await db.selectFrom('registration_written_back').selectAll().where('interaction_id', '=', id).executeTakeFirst();
      return {
        interaction: toInteraction(codec, row),
        agentName: row.agent_name ?? '',
        version: row.version,
        changes: changes.map((change) => {
          const before = codec.json.read(change.before) as Former;
          return {
            ...{ version: change.version, cause: change.cause as ChangeCause, reason: change.reason, at: change.at, byName: change.by_name ?? '' },
            ...{ before: before.values, formerState: before.state === 'incomplete' ? ('incomplete' as const) : ('completed' as const), formerReason: before.incompleteReason },
          };
        }),
        writtenBack:
          written === undefined
            ? null
            : {
                ...{ contactId: brandId<ContactId>(written.contact_id), at: written.at, undone: codec.bool.read(written.undone) },
                written: codec.json.read(written.written) as readonly Enrichment[],
                refused: codec.json.read(written.refused) as Enriched['refused'],
              },
      };
    },

    async list({ limit, offset, ...search }) {
      const { which } = search;
      const found = registrationsFound(db, search);
      const counts = await found.select(['r.form_id', (x) => x.fn.countAll<number>().as('count')]).groupBy('r.form_id').execute();
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      const rows = await found
        .select(['r.interaction_id', 'r.contact_id', 'r.agent_id', 'r.state', 'r.case_open', 'r.case_term', 'r.form_values', 'i.form', 'i.started_at', 'i.remote_raw', 'i.remote_number', 'a.name as agent_name'])
        .$if(which === 'open', (select) => select.orderBy(sql`r.case_term is null`).orderBy('r.case_term'))
        .orderBy('r.completed_at', 'desc')
        .orderBy('r.interaction_id')
        .limit(limit)
        .offset(offset)
        .execute();
      const formOf = await formsOf(db, codec, rows.map(({ form }) => codec.json.read(form) as FormRef));
      const contactIds = [...new Set(rows.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id])))];
      const contacts = contactIds.length === 0 ? [] : await toContacts(db, await db.selectFrom('contact').selectAll().where('id', 'in', contactIds).execute());
      const nameOf = new Map(contacts.map((contact) => [contact.id as string, summaryOf(contact).name]));
      const lines = rows.map((row): RegistrationLine => {
        const form = formOf(codec.json.read(row.form) as FormRef);
        const described = describeRegistration(form, codec.json.read(row.form_values) as RegistrationValues);
        return {
          ...{ interactionId: brandId<InteractionId>(row.interaction_id), kind: form.kind, form: form.name, at: row.started_at },
          ...{ agentId: brandId<AgentId>(row.agent_id), agentName: row.agent_name ?? '', toWhom: row.contact_id === null ? '' : (nameOf.get(row.contact_id) ?? ''), number: row.remote_number ?? row.remote_raw },
          ...{ subject: described.subject, outcome: described.outcome, state: described.facts.find(({ key }) => key === 'state')?.value ?? null },
          ...{ term: row.case_term, complete: row.state === 'completed', open: codec.bool.read(row.case_open) },
        };
      });
      const names = await newestNames(db, codec, counts.map(({ form_id }) => form_id));
      return { lines, total, forms: counts.map(({ form_id, count }) => ({ id: form_id, count, name: names.get(form_id) ?? { en: form_id, nl: form_id } })) };
    },

    async counts({ formId, keys, since, ...search }) {
      const found = registrationsFound(db, search)
        .where('r.form_id', '=', formId)
        .$if(since !== null, (select) => select.where('i.started_at', '>=', codec.ms.write(since ?? 0)));
      const { total } = await found.select((x) => x.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const values = await found
        .innerJoin(sql<{ key: string; value: string }>`json_each(r.form_values)`.as('f'), (join) => join.onTrue())
        .where('f.key', 'in', [...keys])
        .select(['f.key', sql<string>`coalesce(json_extract(f.value, '$.value'), '')`.as('given'), (x) => x.fn.countAll<number>().as('count')])
        .groupBy(['f.key', 'given'])
        .execute();
      return { total, found: values.map(({ key, given, count }) => ({ key, value: given, count })) };
    },

    change: (after, from, { cause, reason }, { agentId, at }) =>
      durably(raw, () =>
        db.transaction().execute(async (trx) => {
          const when = codec.ms.write(at);
          const present = await trx.selectFrom('interaction as i').innerJoin('registration as r', 'r.interaction_id', 'i.id').selectAll('i').select('r.version').where('i.id', '=', after.id).executeTakeFirst();
          if (present === undefined || present.version !== from) return false;
          const { values, state, incompleteReason, completedAt } = toInteraction(codec, present);
          const before: Former = { values, state, incompleteReason, completedAt };
          const columns = interactionColumns(codec, after, present.practice);
          const written = { updated_at: when, updated_by: agentId };
          await trx
            .updateTable('interaction')
            .set({ state: columns.state, incomplete_reason: columns.incomplete_reason, completed_at: columns.completed_at, form_values: columns.form_values, ...written })
            .where('id', '=', after.id)
            .execute();
          const form = (await formsOf(trx, codec, [after.form]))(after.form);
          await trx
            .updateTable('registration')
            .set({
              ...registrationColumns(codec, after.values, form),
              ...{ state: after.state === 'completed' ? ('completed' as const) : ('incomplete' as const), incomplete_reason: after.state === 'completed' ? null : (after.incompleteReason ?? 'other') },
              ...{ version: from + 1, ...written },
            })
            .where('interaction_id', '=', after.id)
            .execute();
          await trx
            .insertInto('registration_version')
            .values({ interaction_id: after.id, version: from + 1, cause, reason, before: codec.json.write(before), at: when, by_id: agentId })
            .execute();
          await audit(context, trx, { at: when, agentId, action: `registration.${cause}`, entity: 'registration', entityId: after.id, details: { version: from + 1 } });
          return true;
        }),
      ),

    saveWrittenBack: (id, { contactId, written, refused, undone }, { agentId, at }) =>
      db.transaction().execute(async (trx) => {
        const row = { contact_id: contactId, written: codec.json.write(written), refused: codec.json.write(refused), undone: codec.bool.write(undone), at: codec.ms.write(at), by_id: agentId };
        await trx.insertInto('registration_written_back').values({ interaction_id: id, ...row }).onConflict((conflict) => conflict.column('interaction_id').doUpdateSet(row)).execute();
        await audit(context, trx, { at: row.at, agentId, action: undone ? 'registration.put-back' : 'registration.written-back', entity: 'registration', entityId: id, details: { contactId, fields: written.map(({ field }) => field) } });
      }),

    async promises(id) {
      const rows = await db.selectFrom('registration_promise').selectAll().where('interaction_id', '=', id).execute();
      return rows.map((row) => ({ purpose: row.purpose as PromisePurpose, agreementId: brandId<AgreementId>(row.agreement_id) }));
    },

    async addPromise(id, purpose, agreementId) {
      await db.insertInto('registration_promise').values({ interaction_id: id, purpose, agreement_id: agreementId }).execute();
    },
  };
}
