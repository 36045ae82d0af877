import type { Agent } from '../../../shared/domain/agent-state/agent-state.ts';
import type { Enrichment } from '../../../shared/domain/registration/enrichment.ts';
import type { Excess, Limits } from '../../../shared/domain/registration/mandate.ts';
import type { Language } from '../../../shared/ipc/app-state.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { AgreementDesk } from '../agreement-desk.ts';
import type { ArticleDesk } from '../article-desk.ts';
import type { ContactDesk } from '../contact-desk.ts';
import type { FormDesk } from '../form-desk.ts';
import type { InteractionDesk } from '../interaction-desk.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { StateStore } from '../state-store.ts';
import type { Visibility } from '../visibility.ts';

/** What the promises that follow from a registration are called. */
export type AftermathWords = {
  readonly decide: (excess: Excess, subject: string) => string;
  readonly note: string;
  readonly department: string;
  readonly answer: (subject: string) => string;
  readonly followQuote: (subject: string) => string;
  readonly processOrder: (subject: string) => string;
  readonly orderNote: string;
  readonly orderDesk: string;
  /** Values that could not be written into the customer's record. */
  readonly writeByHand: (changes: readonly Enrichment[]) => string;
};

export type RegistrationDeps = {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly forms: Pick<FormDesk, 'read' | 'hasForm' | 'newest'>;
  readonly agreements: Pick<AgreementDesk, 'make' | 'move'>;
  readonly contacts: Pick<ContactDesk, 'save' | 'get'>;
  /** What the catalogue asks in a conversation. */
  readonly look: ArticleDesk['look'];
  readonly visibility: Visibility;
  readonly closedAt: InteractionDesk['closedAt'];
  readonly limitsOf: (project: ProjectId, agent: Pick<Agent, 'id' | 'role'>) => Limits;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly agentId: () => AgentId;
  readonly practice: () => boolean;
  readonly words: () => AftermathWords;
  readonly language: () => Language;
};
