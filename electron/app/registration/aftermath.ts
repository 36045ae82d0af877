import type { Agent } from '../../../shared/domain/agent-state/agent-state.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import type { RegistrationForm } from '../../../shared/domain/registration/form.ts';
import type { Excess } from '../../../shared/domain/registration/mandate.ts';
import { tomorrow, type CasePromises } from './case-promises.ts';
import type { RegistrationDeps } from './deps.ts';
import type { EnrichmentDesk } from './enrichment-desk.ts';
import { excessesOf } from './mandate-desk.ts';

/** What follows when a registration comes on record, or is changed there. */
export type Aftermath = {
  readonly closed: (interaction: Interaction) => void;
  /** Resolves when everything that follows is written. */
  readonly changed: (interaction: Interaction, before: Interaction) => Promise<void>;
};

/**
 * A discount or compensation beyond the agent's mandate is handed over to somebody who may decide (DOMAIN 4: mandate); what goes on after the
 * conversation becomes a promise that is watched until its term; what a customer put right goes into the customer's record.
 */
export function createAftermath(deps: RegistrationDeps & { readonly promises: CasePromises; readonly enrichment: EnrichmentDesk }): Aftermath {
  /** Somebody who leads and may go that far; null where only a department can be asked. */
  const decider = ({ projectId }: Interaction, { kind, given }: Excess): Agent | null => {
    const me = deps.agentId();
    const leads = deps.store.get().session.agents.filter(({ id, role, active }) => active && id !== me && role !== 'agent');
    const may = leads.filter((agent) => {
      const { discountPercent, amount } = deps.limitsOf(projectId, agent);
      const limit = kind === 'discount' ? discountPercent : amount;
      return limit === null || given <= (kind === 'discount' ? limit * 100 : limit);
    });
    return may[0] ?? leads[0] ?? null;
  };

  const excessesIn = async (interaction: Interaction, form: RegistrationForm): Promise<readonly Excess[]> => {
    const agent = deps.store.get().session.agents.find(({ id }) => id === deps.agentId());
    return agent === undefined ? [] : excessesOf(deps.look, interaction.id, form, interaction.values, deps.limitsOf(interaction.projectId, agent));
  };

  const handOver = async (interaction: Interaction, form: RegistrationForm, excess: Excess): Promise<void> => {
    const words = deps.words();
    const made = await deps.promises.make(interaction, null, words.decide(excess, deps.promises.subjectOf(interaction, form)), tomorrow(deps.clock.now()));
    const to = decider(interaction, excess);
    const offered = await deps.agreements.move(made.id, made.version, { do: 'offer', to: to?.id ?? null, department: to === null ? words.department : '', note: words.note });
    if (!offered.ok) throw new Error(offered.error.message);
  };

  const follow = async (interaction: Interaction, before: Interaction | null): Promise<void> => {
    const form = await deps.forms.read(interaction.form);
    if (form === null) return;
    const former = before === null ? [] : await excessesIn(before, form);
    for (const excess of await excessesIn(interaction, form))
      if (!former.some(({ field, given }) => field === excess.field && given >= excess.given)) await handOver(interaction, form, excess);
    await deps.promises.follow(interaction, form);
    if (interaction.state === 'completed') await deps.enrichment.write(interaction, form);
  };

  /** A change may come while what follows from the closing is still being written: a promise that is not there yet would be made twice. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (interaction: Interaction, before: Interaction | null): Promise<void> => {
    const mine = turn.then(() => follow(interaction, before));
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    closed: (interaction) => {
      if (interaction.state !== 'completed' && interaction.state !== 'incomplete') return;
      inTurn(interaction, null).catch((error: unknown) => deps.notices.report('what follows from a registration could not be written', error));
    },
    changed: inTurn,
  };
}
