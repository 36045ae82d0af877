import type { CallEffect } from '../../shared/domain/call/call-effects.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import type { AgentId, CallId, ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { InteractionDesk } from './interaction-desk.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { CallRecord, DataPort } from './ports/data-port.ts';
import type { Desktop, IncomingNotification, Timers } from './ports/platform-ports.ts';
import type { RecordDesk } from './record-desk.ts';
import type { StateStore } from './state-store.ts';

/** Words for the notification, in the language of the interface. */
export type IncomingTexts = (call: Call, locked: boolean) => Pick<IncomingNotification, 'title' | 'body' | 'answer' | 'decline'>;

/** Carries out what an event on a call asks for; one branch per effect. */
export function createEffectRunner(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly interactions: InteractionDesk;
  readonly contacts: () => ContactDesk;
  readonly records: RecordDesk;
  readonly notices: NoticeDesk;
  readonly desktop: Desktop;
  readonly media: MediaControl;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly agentId: () => AgentId;
  readonly projectId: () => ProjectId;
  readonly sipCallIdOf: (call: Call) => string;
  readonly incomingTexts: IncomingTexts;
  readonly answer: (callId: CallId) => void;
  readonly decline: (callId: CallId) => void;
  readonly dismiss: (callId: CallId) => void;
}): (effect: CallEffect) => void {
  const callOf = (id: CallId): Call | undefined => deps.store.get().calls.calls.find((call) => call.id === id);

  const recordOf = (call: Call): CallRecord => ({
    id: call.id,
    interactionId: call.interactionId,
    projectId: call.projectId ?? deps.projectId(),
    agentId: deps.agentId(),
    direction: call.direction,
    remoteUri: call.remote.uri,
    remoteRaw: call.remote.raw,
    remoteNumber: call.remote.number,
    displayName: call.remote.displayName,
    sipCallId: deps.sipCallIdOf(call),
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    end: call.end,
    holdMs: call.hold.totalMs,
    codec: call.codec,
    seen: call.end?.cause !== 'missed',
    transferredTo: call.transfer?.state === 'done' ? call.transfer.target : null,
    handOverNote: call.note || (call.transfer?.note ?? ''),
    consultsFor: call.listensIn !== undefined ? 'listening' : call.consultsFor,
  });

  /** What the notification of a call says now: the same is not shown twice. */
  let shown = '';
  // What is on screen goes when the desk is left.
  deps.store.subscribe(({ event }) => {
    if (event.type !== 'slice' || event.name !== 'locked') return;
    const ringing = deps.store.get().calls.calls.find(({ phase }) => phase === 'ringing-in');
    if (ringing !== undefined && shown !== '') announce(ringing);
  });

  const persist = async (call: Call): Promise<void> => {
    await deps.data().calls.save(recordOf(call));
    if (call.phase === 'ended') await deps.records.refresh();
  };

  const noteUnattended = ({ id, remote, startedAt, answeredAt, endedAt, end }: Call): Promise<void> =>
    deps.data().calls.noteUnattended(id, { dialled: remote.raw, startedAt, answeredAt, endedAt, cause: end?.cause ?? null });

  /** The card stays while its registration waits for the agent. */
  const dismissWhenDone = (callId: CallId): void => {
    const call = callOf(callId);
    if (call === undefined) return;
    if (call.consultsFor !== null || call.listensIn !== undefined) deps.dismiss(callId);
    else if (deps.interactions.find(call.interactionId)?.state !== 'handling') deps.dismiss(callId);
  };

  return (effect) => {
    if (effect.type === 'release-interaction') {
      deps.interactions.release(effect.call.interactionId);
      return;
    }
    if (effect.type === 'play-once') {
      deps.media.playTone(effect.tone);
      return;
    }
    const call = callOf(effect.callId);
    if (call === undefined) return;
    switch (effect.type) {
      case 'begin-interaction':
        deps.interactions.begin(call);
        return;
      case 'look-up-contact':
        void deps.contacts().lookUp(call).then(() => {
          const known = callOf(call.id);
          if (known?.phase === 'ringing-in') announce(known);
        });
        return;
      case 'announce':
        announce(call);
        return;
      case 'withdraw-announcement':
        if (deps.store.get().calls.calls.some(({ phase }) => phase === 'ringing-in')) return;
        shown = '';
        deps.desktop.withdrawIncoming();
        return;
      case 'persist-call':
        persist(call).catch((error: unknown) => deps.notices.report('a call could not be recorded', error));
        return;
      case 'note-unattended':
        noteUnattended(call).catch((error: unknown) => deps.notices.report('a call could not be recorded', error));
        return;
      case 'interaction-answered':
        deps.interactions.callAnswered(call);
        return;
      case 'interaction-ended':
        deps.interactions.callEnded(call);
        return;
      case 'dismiss-later':
        deps.timers.after(effect.afterMs, () => dismissWhenDone(effect.callId));
        return;
    }
  };

  function announce(call: Call): void {
    const texts = deps.incomingTexts(call, deps.store.get().locked);
    const what = `${call.id} ${JSON.stringify(texts)}`;
    if (what === shown) return;
    shown = what;
    deps.desktop.announceIncoming({
      ...texts,
      onClick: () => deps.desktop.bringToFront(),
      onAnswer: () => deps.answer(call.id),
      onDecline: () => deps.decline(call.id),
    });
  }
}

