import type { Selectable } from 'kysely';

import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import type { Consent, LegalBasis, Objection, Purpose } from '../../../shared/domain/consent/consent.ts';
import { brandId, type AgentId, type ConsentId, type ContactId, type E164, type InteractionId, type ObjectionId } from '../../../shared/lib/brand.ts';
import type { ConsentTable, ContactObjectionTable } from '../schema.ts';
import { audit, type RepoContext } from './context.ts';
import { prepared } from '../prepared.ts';
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

/** Reads legal bases and objections, over any connection. */
export function consentReader(raw: RepoContext['raw']): {
  readonly list: (contactIds: readonly string[]) => readonly Consent[];
  /** Against one of these people or numbers, the newest first. */
  readonly inForce: (contactIds: readonly string[], numbers: readonly E164[]) => readonly Objection[];
} {
  const ofContact = prepared<[string], Selectable<ConsentTable>>(raw, 'select * from consent where contact_id = ? and removed_at is null order by valid_from desc');
  // Each by its own index; one query with "or" might walk through all of them.
  const against = (column: 'contact_id' | 'number') =>
    prepared<[string], Selectable<ContactObjectionTable> & { readonly agent_name: string | null }>(raw, `select o.*, a.name as agent_name from contact_objection o left join agent a on a.id = o.created_by where o.withdrawn_at is null and o.${column} = ?`);
  const byPerson = against('contact_id');
  const byNumber = against('number');
  return {
    list: (contactIds) => {
      const rows = contactIds.flatMap((id) => ofContact.all(id));
      return (contactIds.length > 1 ? rows.toSorted((a, b) => b.valid_from - a.valid_from) : rows).map(toConsent);
    },
    inForce: (contactIds, numbers) => {
      const found = [...contactIds.flatMap((id) => byPerson.all(id)), ...numbers.flatMap((number) => byNumber.all(number))];
      if (found.length === 0) return [];
      const rows = new Map(found.map((row) => [row.seq, row]));
      return toObjections([...rows.values()].toSorted((a, b) => b.created_at - a.created_at || a.seq - b.seq));
    },
  };
}

/** On what ground people are contacted, and who does not want it. */
export function consentRepo(context: RepoContext): CustomerFilePort['consents'] {
  const { db, raw, codec } = context;
  const { list, inForce } = consentReader(raw);

  /** Everybody who has the number, and the person. */
  const owners = prepared<[string], string>(raw, 'select c.id from contact_phone p join contact c on c.id = p.contact_id where p.e164 = ? and c.deleted_at is null limit 100').pluck();
  const concerned = ({ contactId, number }: Subject): readonly string[] => [...new Set([...(contactId === null ? [] : [contactId]), ...(number === null ? [] : owners.all(number))])];

  const numbersOf = ({ number }: Subject): readonly E164[] => (number === null ? [] : [number]);
  const living = prepared<[string], number>(raw, 'select 1 from contact where id = ? and deceased = 0').pluck();

  return {
    list: async (contactId) => Promise.resolve(list([contactId])),

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

    objections: async (of) => Promise.resolve(inForce(concerned(of), numbersOf(of))),

    // A basis of somebody else at the same number says nothing about the person who is called.
    forDialling: async (of) => {
      const people = concerned(of);
      // What somebody consented to is no ground to call the relatives.
      return Promise.resolve({ consents: list((of.contactId === null ? people : [of.contactId]).filter((id) => living.get(id) === 1)), objections: inForce(people, numbersOf(of)) });
    },
  };
}
