import { fullName } from '../../shared/domain/contact/contact-name.ts';
import { quickDue } from '../../shared/domain/agreement/agenda.ts';
import { isDate } from '../../shared/domain/contact/calendar-date.ts';
import type { Agent } from '../../shared/domain/agent-state/agent-state.ts';
import type { Interaction } from '../../shared/domain/interaction/interaction.ts';
import { describeRegistration } from '../../shared/domain/registration/describe.ts';
import { valueIn } from '../../shared/domain/registration/field-values.ts';
import { excesses, type Excess, type Limits } from '../../shared/domain/registration/mandate.ts';
import type { Language } from '../../shared/ipc/app-state.ts';
import type { ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { AgreementDesk } from './agreement-desk.ts';
import type { FormDesk } from './form-desk.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { StateStore } from './state-store.ts';

/** Until when on its last day a complaint can be answered, by the clock of this computer. */
const END_OF_DAY_HOUR = 17;
/** A complaint that needs no answer any more. */
const ANSWERED = ['solved', 'refused', 'reported-back', 'closed'];
const LONGEST_SUBJECT = 200;

/** What the promises that follow from a registration are called. */
export type AftermathWords = {
  readonly decide: (excess: Excess, subject: string) => string;
  readonly note: string;
  readonly department: string;
  readonly answer: (subject: string) => string;
};

/**
 * What follows when a registration is on record: a discount or compensation beyond the agent's mandate is handed over to somebody who may decide
 * (DOMAIN 4: mandate), and a complaint that is not answered yet becomes a promise that is watched until its term.
 */
export function createRegistrationAftermath(deps: {
  readonly store: StateStore;
  readonly forms: Pick<FormDesk, 'read'>;
  readonly agreements: Pick<AgreementDesk, 'make' | 'move'>;
  readonly limitsOf: (project: ProjectId, agent: Pick<Agent, 'id' | 'role'>) => Limits;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly words: () => AftermathWords;
  readonly language: () => Language;
}): { readonly closed: (interaction: Interaction) => void } {
  const promise = async (interaction: Interaction, what: string, dueAt: number) =>
    deps.agreements.make({ contactId: interaction.contactId, interactionId: interaction.id, number: interaction.remoteNumber, what, dueAt, owner: interaction.agentId });

  /** Somebody who leads and may go that far; null where only a department can be asked. */
  const decider = ({ projectId, agentId }: Interaction, { kind, given }: Excess): Agent | null => {
    const leads = deps.store.get().session.agents.filter(({ id, role, active }) => active && id !== agentId && role !== 'agent');
    const may = leads.filter((agent) => {
      const { discountPercent, amount } = deps.limitsOf(projectId, agent);
      const limit = kind === 'discount' ? discountPercent : amount;
      return limit === null || given <= (kind === 'discount' ? limit * 100 : limit);
    });
    return may[0] ?? leads[0] ?? null;
  };

  const follow = async (interaction: Interaction): Promise<void> => {
    const form = await deps.forms.read(interaction.form);
    const agent = deps.store.get().session.agents.find(({ id }) => id === interaction.agentId);
    if (form === null || agent === undefined) return;
    const described = describeRegistration(form, interaction.values).subject;
    const contact = deps.store.get().interactions.find(({ id }) => id === interaction.id)?.contact ?? null;
    const subject = (described?.[deps.language()] ?? (contact === null ? interaction.remoteRaw : fullName(contact))).replaceAll(/\s+/gu, ' ').slice(0, LONGEST_SUBJECT);
    const words = deps.words();
    for (const excess of excesses(form, interaction.values, deps.limitsOf(interaction.projectId, agent))) {
      const made = await promise(interaction, words.decide(excess, subject), quickDue('tomorrow', deps.clock.now()));
      if (!made.ok) throw new Error(made.error.message);
      const to = decider(interaction, excess);
      const offered = await deps.agreements.move(made.value.id, made.value.version, { do: 'offer', to: to?.id ?? null, department: to === null ? words.department : '', note: words.note });
      if (!offered.ok) throw new Error(offered.error.message);
    }
    const term = valueIn(interaction.values, 'term');
    if (form.kind !== 'complaint' || !isDate(term) || ANSWERED.includes(valueIn(interaction.values, 'state'))) return;
    const [year = 0, month = 1, day = 1] = term.split('-').map(Number);
    const made = await promise(interaction, words.answer(subject), new Date(year, month - 1, day, END_OF_DAY_HOUR).getTime());
    if (!made.ok) throw new Error(made.error.message);
  };

  return {
    closed: (interaction) => {
      if (interaction.state !== 'completed' && interaction.state !== 'incomplete') return;
      follow(interaction).catch((error: unknown) => deps.notices.report('what follows from a registration could not be written', error));
    },
  };
}
