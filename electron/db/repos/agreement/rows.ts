import { sql, type Kysely, type Selectable } from 'kysely';

import type { Agreement, AgreementState, HandOver, ReceivedFrom } from '../../../../shared/domain/agreement/agreement.ts';
import { brandId, type AgentId, type AgreementId, type ContactId, type E164, type HandOverId, type InteractionId, type ProjectId } from '../../../../shared/lib/brand.ts';
import type { AgreementTable, HandOverTable } from '../../schema-agreements.ts';
import type { Database } from '../../schema.ts';

/** Those that the viewer may see: of practice or of work, and not of contacts that are confidential to others. */
export function agreementsFor(db: Kysely<Database>, { agentId, practice }: { readonly agentId: AgentId; readonly practice: boolean }) {
  return db
    .selectFrom('agreement as g')
    .selectAll('g')
    .where('g.practice', '=', practice ? 1 : 0)
    .where('g.removed_at', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from contact c where c.id = g.contact_id and c.confidential = 1
        and not exists (select 1 from contact_visibility v where v.contact_id = c.id and v.agent_id = ${agentId}))`,
    );
}

/** The latest hand-over of each. */
export async function handOversOf(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, HandOver>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('hand_over as h')
    .leftJoin('hand_over_outside as o', 'o.hand_over_id', 'h.id')
    .selectAll('h')
    .select(['o.to_name', 'o.address', 'o.expires_at', 'o.answered_by as outside_by'])
    .where('h.agreement_id', 'in', ids)
    .orderBy('h.offered_at')
    .orderBy('h.id')
    .execute();
  return new Map(rows.map((row) => [row.agreement_id, toHandOver(row)]));
}

type Outside = { readonly to_name: string | null; readonly address: string | null; readonly expires_at: number | null; readonly outside_by: string | null };

function toHandOver(row: Selectable<HandOverTable> & Outside): HandOver {
  return {
    id: brandId<HandOverId>(row.id),
    from: brandId<AgentId>(row.from_id),
    to: row.to_id === null ? null : brandId<AgentId>(row.to_id),
    department: row.department,
    note: row.note,
    state: row.state as HandOver['state'],
    offeredAt: row.offered_at,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by === null ? null : brandId<AgentId>(row.answered_by),
    reason: row.reason,
    outside: row.to_name === null ? null : { toName: row.to_name, address: row.address ?? '', expiresAt: row.expires_at ?? 0, answeredBy: row.outside_by ?? '' },
  };
}

/** From whom those came that were handed over to this profile. */
export async function receivedOf(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, ReceivedFrom>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('hand_over_received').selectAll().where('agreement_id', 'in', ids).execute();
  return new Map(
    rows.map((row) => [row.agreement_id ?? '', { name: row.sender_name, organisation: row.organisation, note: row.note, at: row.answered_at, receiptMade: row.receipt_made_at !== null }]),
  );
}

export function toAgreement(row: Selectable<AgreementTable>, handOver: HandOver | null, received: ReceivedFrom | null): Agreement {
  return {
    id: brandId<AgreementId>(row.id),
    projectId: brandId<ProjectId>(row.project_id),
    contactId: row.contact_id === null ? null : brandId<ContactId>(row.contact_id),
    interactionId: row.interaction_id === null ? null : brandId<InteractionId>(row.interaction_id),
    toWhom: row.to_whom,
    number: row.number === null ? null : brandId<E164>(row.number),
    what: row.what,
    owner: brandId<AgentId>(row.owner_id),
    dueAt: row.due_at,
    state: row.state as AgreementState,
    madeBy: brandId<AgentId>(row.created_by),
    madeAt: row.created_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by === null ? null : brandId<AgentId>(row.closed_by),
    result: row.result,
    version: row.version,
    handOver,
    received,
    ...(row.callback_zone === null ? {} : { callback: { anyone: row.for_anyone === 1, zone: row.callback_zone } }),
  };
}
