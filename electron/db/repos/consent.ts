import type { Selectable } from 'kysely';

import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import type { Consent, LegalBasis, Objection, Purpose } from '../../../shared/domain/consent/consent.ts';
import { brandId, type AgentId, type ConsentId, type ContactId, type E164, type InteractionId, type ObjectionId } from '../../../shared/lib/brand.ts';
import type { ConsentTable, ContactObjectionTable } from '../schema.ts';
import { audit, type RepoContext } from './context.ts';
import { markRows } from './mark-rows.ts';

const CONSENTS = { table: 'consent', idColumn: 'id' } as const;
const OBJECTIONS = { table: 'contact_objection', idColumn: 'objection_id' } as const;

type Subject = { readonly contactId: ContactId | null; readonly number: E164 | null };

function toConsent(row: Selectable<ConsentTable>): Consent {
  return {
    id: brandId<ConsentId>(row.id),
    contactId: brandId<ContactId>(row.contact_id),
    purpose: row.purpose as Purpose,
    basis: row.basis as LegalBasis,
    product: row.product,
    channel: row.channel as Consent['channel'],
    scope: row.scope,
    grantedHow: row.granted_how as Consent['grantedHow'],
    proof: row.proof,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    withdrawnAt: row.withdrawn_at,
    createdAt: row.created_at,
    createdBy: row.created_by === null ? null : brandId<AgentId>(row.created_by),
  };
}

/** The rows of one objection are told as one. */
function toObjections(rows: readonly (Selectable<ContactObjectionTable> & { readonly agent_name: string | null })[]): readonly Objection[] {
  const found = new Map<string, Objection>();
  for (const row of rows) {
    const known = found.get(row.objection_id);
    const number = row.number === null ? [] : [brandId<E164>(row.number)];
    found.set(row.objection_id, {
      id: brandId<ObjectionId>(row.objection_id),
      purpose: row.purpose as Objection['purpose'],
      channel: row.channel as Objection['channel'],
      contactId: known?.contactId ?? (row.contact_id === null ? null : brandId<ContactId>(row.contact_id)),
      numbers: [...(known?.numbers ?? []), ...number],
      note: row.note,
      interactionId: row.interaction_id === null ? null : brandId<InteractionId>(row.interaction_id),
      at: row.created_at,
      by: row.created_by === null ? null : brandId<AgentId>(row.created_by),
      byName: row.agent_name ?? '',
    });
  }
  return [...found.values()];
}

/** On what ground people are contacted, and who does not want it. */
export function consentRepo(context: RepoContext): CustomerFilePort['consents'] {
  const { db, codec } = context;

  const list = async (contactIds: readonly string[]): Promise<readonly Consent[]> => {
    if (contactIds.length === 0) return [];
    const rows = await db.selectFrom('consent').selectAll().where('contact_id', 'in', contactIds).where('removed_at', 'is', null).orderBy('valid_from', 'desc').execute();
    return rows.map(toConsent);
  };

  /** Everybody who has the number, and the person. */
  const concerned = async ({ contactId, number }: Subject): Promise<readonly string[]> => {
    const owners =
      number === null
        ? []
        : await db
            .selectFrom('contact_phone as p')
            .innerJoin('contact as c', 'c.id', 'p.contact_id')
            .select('c.id')
            .where('p.e164', '=', number)
            .where('c.deleted_at', 'is', null)
            .limit(100)
            .execute();
    return [...new Set([...(contactId === null ? [] : [contactId]), ...owners.map(({ id }) => id)])];
  };

  const inForce = async (contactIds: readonly string[], number: E164 | null): Promise<readonly Objection[]> => {
    // Each by its own index; one query with "or" might walk through all of them.
    const base = () =>
      db.selectFrom('contact_objection as o').leftJoin('agent as a', 'a.id', 'o.created_by').selectAll('o').select('a.name as agent_name').where('o.withdrawn_at', 'is', null);
    const byPerson = contactIds.length === 0 ? [] : await base().where('o.contact_id', 'in', contactIds).execute();
    const byNumber = number === null ? [] : await base().where('o.number', '=', number).execute();
    const rows = new Map([...byPerson, ...byNumber].map((row) => [row.seq, row]));
    return toObjections([...rows.values()].toSorted((a, b) => b.created_at - a.created_at || a.seq - b.seq));
  };

  return {
    list: (contactId) => list([contactId]),

    async grant(id, contactId, consent, { agentId, at }) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('consent')
          .values({
            id,
            contact_id: contactId,
            purpose: consent.purpose,
            basis: consent.basis,
            product: consent.product,
            channel: consent.channel,
            scope: consent.scope,
            granted_how: consent.grantedHow,
            proof: consent.proof,
            valid_from: codec.ms.write(consent.validFrom),
            valid_to: consent.validTo === null ? null : codec.ms.write(consent.validTo),
            withdrawn_at: null,
            withdrawn_by: null,
            removed_at: null,
            removed_by: null,
            created_at: when,
            created_by: agentId,
            updated_at: when,
            updated_by: agentId,
          })
          .execute();
        await audit(context, trx, { at: when, agentId, action: 'consent.granted', entity: 'contact', entityId: contactId, details: { consentId: id, purpose: consent.purpose, basis: consent.basis } });
      });
    },

    withdraw: (id, withdrawnAt, author) =>
      markRows(context, CONSENTS, id, { withdrawn_at: withdrawnAt === null ? null : codec.ms.write(withdrawnAt), withdrawn_by: withdrawnAt === null ? null : author.agentId },
        withdrawnAt === null ? 'consent.restored' : 'consent.withdrawn', author),

    remove: (id, removed, author) =>
      markRows(context, CONSENTS, id, { removed_at: removed ? codec.ms.write(author.at) : null, removed_by: removed ? author.agentId : null },
        removed ? 'consent.removed' : 'consent.restored', author),

    async object(id, { contactId, number, purpose, channel, note, interactionId }, { agentId, at }) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        const phones = contactId === null ? [] : await trx.selectFrom('contact_phone').select('e164').where('contact_id', '=', contactId).where('e164', 'is not', null).execute();
        const numbers = [...new Set([...phones.map(({ e164 }) => e164), number])].filter((each) => each !== null);
        const row = {
          ...{ objection_id: id, purpose, channel, note, interaction_id: interactionId, withdrawn_at: null, withdrawn_by: null },
          ...{ created_at: when, created_by: agentId, updated_at: when, updated_by: agentId },
        };
        const rows = numbers.map((each) => ({ ...row, contact_id: contactId, number: each }));
        await trx
          .insertInto('contact_objection')
          .values(contactId === null ? rows : [{ ...row, contact_id: contactId, number: null }, ...rows])
          .execute();
        await audit(context, trx, { at: when, agentId, action: 'objection.recorded', entity: 'contact', entityId: contactId ?? id, details: { objectionId: id, purpose, channel, numbers: numbers.length } });
      });
    },

    withdrawObjection: (id, withdrawn, author) =>
      markRows(context, OBJECTIONS, id, { withdrawn_at: withdrawn ? codec.ms.write(author.at) : null, withdrawn_by: withdrawn ? author.agentId : null },
        withdrawn ? 'objection.withdrawn' : 'objection.restored', author),

    objections: async (of) => inForce(await concerned(of), of.number),

    async forDialling(of) {
      const people = await concerned(of);
      // A basis of somebody else at the same number says nothing about the person who is called.
      return { consents: await list(of.contactId === null ? people : [of.contactId]), objections: await inForce(people, of.number) };
    },
  };
}
