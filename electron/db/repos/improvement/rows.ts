import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';

import type { FaqProposal, FaqState } from '../../../../shared/domain/improvement/faq.ts';
import type { Remark, RemarkAbout, RemarkKind, RemarkState } from '../../../../shared/domain/improvement/remark.ts';
import { brandId, type AgentId, type ContactId, type FaqId, type InteractionId, type ProjectId, type RemarkId } from '../../../../shared/lib/brand.ts';
import type { Codec } from '../../codec.ts';
import type { FaqProposalTable, RemarkTable } from '../../schema-follow-up.ts';
import type { Database } from '../../schema.ts';

/** Those that the viewer may see: of practice or of work, and not about contacts that are confidential to others. */
export function remarksFor(db: Kysely<Database>, { agentId, practice }: { readonly agentId: AgentId; readonly practice: boolean }) {
  return db
    .selectFrom('remark as r')
    .selectAll('r')
    .where('r.practice', '=', practice ? 1 : 0)
    .where('r.removed_at', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from contact c where c.id = r.contact_id and c.confidential = 1
        and not exists (select 1 from contact_visibility v where v.contact_id = c.id and v.agent_id = ${agentId}))`,
    );
}

export function toRemark(row: Selectable<RemarkTable>, codec: Codec): Remark {
  return {
    id: brandId<RemarkId>(row.id),
    projectId: brandId<ProjectId>(row.project_id),
    kind: row.kind as RemarkKind,
    text: row.text,
    product: row.product,
    contactId: row.contact_id === null ? null : brandId<ContactId>(row.contact_id),
    contactName: row.contact_name,
    interactionId: row.interaction_id === null ? null : brandId<InteractionId>(row.interaction_id),
    about: row.about === null ? null : (codec.json.read(row.about) as RemarkAbout),
    department: row.department,
    source: row.source as Remark['source'],
    group: brandId<RemarkId>(row.group_id),
    state: row.state as RemarkState,
    takenBy: row.taken_by === null ? null : brandId<AgentId>(row.taken_by),
    answer: row.answer,
    madeBy: brandId<AgentId>(row.created_by),
    madeAt: row.created_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by === null ? null : brandId<AgentId>(row.closed_by),
    version: row.version,
  };
}

export function remarkRow(remark: Remark, practice: number, codec: Codec): Insertable<RemarkTable> {
  const at = codec.ms.write(remark.madeAt);
  return {
    ...{ id: remark.id, project_id: remark.projectId, practice, kind: remark.kind, text: remark.text, product: remark.product },
    ...{ contact_id: remark.contactId, contact_name: remark.contactName, interaction_id: remark.interactionId },
    about: remark.about === null ? null : codec.json.write(remark.about),
    ...{ department: remark.department, source: remark.source, group_id: remark.group, state: remark.state, taken_by: remark.takenBy },
    ...{ answer: remark.answer, closed_at: remark.closedAt, closed_by: remark.closedBy, version: remark.version },
    ...{ created_at: at, created_by: remark.madeBy, updated_at: at, updated_by: remark.madeBy },
  };
}

export function toFaq(row: Selectable<FaqProposalTable> & { readonly asked: number }): FaqProposal {
  return {
    id: brandId<FaqId>(row.id),
    projectId: brandId<ProjectId>(row.project_id),
    language: row.language as FaqProposal['language'],
    question: row.question,
    answer: row.answer,
    group: row.group_id === null ? null : brandId<RemarkId>(row.group_id),
    asked: row.asked,
    state: row.state as FaqState,
    reason: row.reason,
    madeBy: brandId<AgentId>(row.created_by),
    madeAt: row.created_at,
    decidedBy: row.decided_by === null ? null : brandId<AgentId>(row.decided_by),
    decidedAt: row.decided_at,
    version: row.version,
  };
}
