import { livingCalls } from '../../../shared/domain/call/call-selectors.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import type { createAgentSession } from '../agent-session.ts';
import type { createLineDesk } from '../line-desk.ts';
import { seedPracticeContacts } from '../use-cases/seed-practice-contacts.ts';
import type { Later } from './areas.ts';

/** How long the card stays when its registration is finished after the call. */
const CLOSED_CARD_MS = 2_500;

/** The moments that concern several areas: who does what then, in which order. */
export type Moments = {
  /** Somebody logged in; null: out. */
  readonly loggedIn: Parameters<typeof createAgentSession>[0]['onLoggedIn'];
  /** The registration of a conversation is complete, or was closed without being so. */
  readonly conversationClosed: (interaction: Interaction) => void;
  /** Practice began or ended. */
  readonly lineKindChanged: Parameters<typeof createLineDesk>[0]['onKindChanged'];
  /** Another project is worked for, or this one was changed. */
  readonly projectChanged: () => void;
  /** Something happened to a call. */
  readonly callsChanged: () => void;
};

export function createMoments(later: Later): Moments {
  /** Work that nobody waits for. */
  const report = (work: Promise<unknown>, what: string): void =>
    void work.catch((error: unknown) => later().base.notices.report(what, error));

  /** What the telephone can do depends on the project and on the account. */
  const loadFeatures = (): void => {
    const { base, telephony } = later();
    if (base.started()) report(telephony.features.load(), 'the telephone settings could not be read');
  };

  const seedPractice = async (): Promise<void> => {
    const { deps, data, store, clock, newId } = later().base;
    const [author] = store.get().session.agents;
    if (author !== undefined)
      await seedPracticeContacts(deps.practiceContacts, { data: data(), agentId: author.id, clock, newId });
  };

  return {
    loggedIn: async (agent) => {
      const { base, projects, lines, work, outbound, customers, afterwards, telephony } = later();
      await customers.bulk.stop();
      // How an export ended is told to whoever asked for it.
      customers.files.exports.dismiss();
      if (agent === null) {
        telephony.calls.clearEnded();
        work.interactions.clear();
        work.records.clear();
      } else {
        base.keepAgent(agent.id);
        await projects.projects.follow(agent);
        for (const call of livingCalls(base.store.get().calls.calls))
          telephony.callStore.dispatch({ type: 'attended', callId: call.id, at: base.clock.now() });
        const unfinished = await base.data().interactions.unfinished();
        await work.interactions.resume(unfinished.filter(({ agentId }) => agentId === agent.id));
        await work.records.refresh();
      }
      await Promise.all([outbound.agreements.load(true), afterwards.followUp.load()]);
      report(outbound.callLists.load(agent !== null), 'the call lists could not be read');
      if (agent === null) await lines.queue.leave();
      else lines.queue.join();
      await lines.line.setLoggedIn(agent !== null);
    },
    conversationClosed: (interaction) => {
      const { base, work, outbound, afterwards, telephony } = later();
      const { id, callId, state } = interaction;
      afterwards.followUp.closed(interaction);
      afterwards.registrations.aftermath.closed(interaction);
      outbound.callLists.closed(interaction, outbound.calledBack(interaction));
      // The card of a call without registration stays as long as there is a reason to read.
      if (state !== 'unregistered') {
        base.timers.after(CLOSED_CARD_MS, () => {
          telephony.calls.dismiss(callId);
          // The card may have gone before, or belong to a former run.
          work.interactions.release(id);
        });
      }
      report(work.records.refresh(), 'the recent calls could not be read');
    },
    lineKindChanged: (kind) => {
      const { projects, work, outbound, afterwards, sound } = later();
      projects.projects.setPractice(kind === 'practice');
      report(sound.library.load(), 'the recording settings could not be read');
      loadFeatures();
      if (kind === 'practice') report(seedPractice(), 'the practice customers could not be added');
      report(work.records.refresh(), 'the recent calls could not be read');
      report(outbound.agreements.load(false), 'the agreements could not be read');
      report(afterwards.followUp.load(), 'the outgoing mail could not be read');
    },
    projectChanged: () => {
      const { base, lines, work, outbound, afterwards } = later();
      lines.line.projectChanged();
      if (base.started())
        report(
          Promise.all([afterwards.followUp.load(), work.records.refresh(), outbound.callLists.load(false)]),
          'the news or the figures could not be read',
        );
      loadFeatures();
    },
    callsChanged: () => {
      const { work, outbound, telephony } = later();
      work.session.follow();
      telephony.floor.follow();
      telephony.emergency.follow();
      telephony.conferences.follow();
      outbound.callLists.follow();
      outbound.callbacks.follow();
    },
  };
}
