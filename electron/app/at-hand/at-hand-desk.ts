import { dialledCode, forwardingCode, FORWARDINGS, type FeatureCode, type Forwarding } from '../../../shared/domain/account/phone-features.ts';
import { accountOfProject } from '../../../shared/domain/account/choose-account.ts';
import { incomingVerdict, type IncomingVerdict } from '../../../shared/domain/account/incoming-verdict.ts';
import type { InviteFacts } from '../../../shared/domain/project/route-call.ts';
import type { ListenMode } from '../../../shared/domain/call/listen-mode.ts';
import type { TransferFact } from '../../../shared/domain/call/transfer.ts';
import { isEmergency } from '../../../shared/domain/contact/emergency-numbers.ts';
import { appError, type AppErrorCode } from '../../../shared/errors/app-error.ts';
import type { AtHandState } from '../../../shared/ipc/app-state.ts';
import { brandId, type AccountId, type CallId, type InteractionId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { MediaControl } from '../../media/media-control.ts';
import type { IncomingCall, SipCallEvent, SipEngine } from '../../sip/sip-engine.ts';
import type { CallDesk } from '../call-desk.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { CallRecord, DataPort } from '../ports/data-port.ts';
import type { NewId, Outcome } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';
import { createMessageWatch } from './message-watch.ts';

/** What the agent does with the telephone beyond single calls. */
export type AtHandDesk = {
  /** Reads what was chosen in earlier runs. */
  readonly load: () => Promise<void>;
  /** Project, account or features have changed. */
  readonly follow: () => void;
  /** Rings, answers by itself or turns away. */
  readonly incoming: (call: IncomingCall) => void;
  /** True for an event that is nobody else's business: of a call that was turned away, or about its parking. */
  readonly takes: (event: SipCallEvent) => boolean;
  readonly notified: ReturnType<typeof createMessageWatch>['notified'];
  readonly setDoNotDisturb: (on: boolean) => Promise<Outcome>;
  /** A null target turns the forwarding off. Errors: `code-missing`, `invalid-number`, `code-refused`. */
  readonly setForwarding: (kind: Forwarding, target: string | null) => Promise<Outcome>;
  readonly callVoicemail: () => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly pickUp: (extension: string) => Promise<Outcome<{ readonly callId: CallId }>>;
  /** Into the call of a colleague, by the exchange. Errors: `code-missing`, `invalid-number`, `already-in-a-call`. */
  readonly listenIn: (extension: string, mode: ListenMode) => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly retrieve: (slot: string) => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly park: (callId: CallId) => Outcome;
};

const DO_NOT_DISTURB = 'doNotDisturb';
const FORWARDING = 'forwarding';

type Refusal = Extract<IncomingVerdict, { readonly do: 'refuse' }>;

export function createAtHandDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly engine: () => SipEngine;
  readonly calls: CallDesk;
  readonly media: MediaControl;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Who and for what a record is; null while nobody is logged in. */
  readonly author: () => Pick<CallRecord, 'agentId' | 'projectId'> | null;
  readonly onRecorded: () => Promise<void>;
  /** Whether the project of this account answers by itself. */
  readonly autoAnswers: (accountId: AccountId | undefined, invite: InviteFacts | undefined) => boolean;
}): AtHandDesk {
  const { data, store, engine, calls, clock } = deps;
  const watch = createMessageWatch(deps);
  /** Calls that were turned away: their end is no news. */
  const turnedAway = new Set<CallId>();
  /** Calls whose customer is being parked: ours ends when the exchange has taken over. */
  const parking = new Set<CallId>();

  /** Whose forwarding is shown. */
  let forwards: AccountId | undefined;

  const publish = (change: Partial<AtHandState>): void => store.setSlice('atHand', { ...store.get().atHand, ...change });
  const refused = (code: AppErrorCode, message: string): Outcome<never> => err(appError(code, message));

  const keep = async (key: string, value: unknown): Promise<void> => data().settings.set(key, value, 'default', store.get().session.agent?.id ?? null);

  /** The account that the project calls with; undefined where there is only one. */
  const accountInUse = (): AccountId | undefined => {
    const { lines, project } = store.get();
    return lines.length > 1 ? accountOfProject(lines, project?.key ?? '')?.id : undefined;
  };

  const runCode = async (code: string): Promise<Outcome> => {
    const answered = await engine().callService(code, accountInUse());
    if (!answered.ok) return answered;
    const { status } = answered.value;
    return status < 300 ? ok() : err(appError('code-refused', 'the exchange refuses the code', { status }));
  };

  const dialCode = async (name: FeatureCode, number: string, listensIn?: ListenMode): Promise<Outcome<{ readonly callId: CallId }>> => {
    const code = store.get().features[name];
    if (code === '') return refused('code-missing', `no code for ${name}`);
    const dialled = dialledCode(code, number);
    return dialled === null ? refused('invalid-number', 'not a number for a code') : calls.dial(dialled, null, false, undefined, undefined, listensIn === undefined ? undefined : { mode: listensIn, extension: number });
  };

  const turnAway = async ({ callId, remote, sipCallId, at }: IncomingCall, { status, cause }: Refusal): Promise<void> => {
    turnedAway.add(callId);
    engine().decline(callId, status);
    const author = deps.author();
    if (author === null) return;
    await data().calls.save({
      id: callId,
      interactionId: brandId<InteractionId>(deps.newId()),
      ...author,
      direction: 'in',
      remoteUri: remote.uri,
      remoteRaw: remote.raw,
      remoteNumber: remote.number,
      displayName: remote.displayName,
      sipCallId,
      startedAt: at,
      answeredAt: null,
      endedAt: clock.now(),
      end: { cause, sipStatus: status },
      holdMs: 0,
      seen: false,
      codec: '',
      transferredTo: null,
      handOverNote: '',
      consultsFor: null,
    });
    await deps.onRecorded();
  };

  const followParking = (callId: CallId, fact: TransferFact): void => {
    const taken = fact.type === 'refer-result' && fact.sipStatus < 300;
    if (taken) engine().release(callId);
    else if (fact.type === 'refer-refused' || fact.type === 'refer-result') deps.notices.show({ code: 'park-refused', severity: 'warning', details: {} });
    else if (fact.type !== 'refer-ended') return;
    parking.delete(callId);
  };

  const forwardingKey = (): string => (forwards === undefined ? FORWARDING : `${FORWARDING}.${forwards}`);
  /** What was set last over the account in use: each account is forwarded by itself. */
  const loadForwarding = async (): Promise<void> => {
    forwards = accountInUse();
    const key = forwardingKey();
    const stored = await data().settings.get(key, null);
    if (key !== forwardingKey()) return;
    const forwarding = { ...store.get().atHand.forwarding };
    for (const kind of FORWARDINGS) {
      const target = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>)[kind] : '';
      forwarding[kind] = typeof target === 'string' ? target : '';
    }
    publish({ forwarding });
  };

  return {
    load: async () => {
      publish({ doNotDisturb: (await data().settings.get(DO_NOT_DISTURB, null)) === true });
      await loadForwarding();
    },
    follow: () => {
      watch.follow();
      if (accountInUse() !== forwards) loadForwarding().catch((error: unknown) => deps.notices.report('the forwarding could not be read', error));
    },
    notified: watch.notified,
    incoming: (call) => {
      const { features, atHand, session } = store.get();
      // The line is up for an emergency call alone.
      if (session.agent === null) return void turnAway(call, { do: 'refuse', status: 480, cause: 'not-ready' });
      const verdict = incomingVerdict({
        features: { ...features, autoAnswer: deps.autoAnswers(call.accountId, call.invite) },
        doNotDisturb: atHand.doNotDisturb,
        agentState: session.state.state,
        asksForAnswer: call.autoAnswer === true,
      });
      if (verdict.do === 'refuse') {
        turnAway(call, verdict).catch((error: unknown) => deps.notices.report('a call could not be recorded', error));
        return;
      }
      calls.incoming(call);
      if (verdict.do !== 'answer') return;
      publish({ answeredByItself: call.callId });
      void calls.answer(call.callId);
    },
    takes: (event) => {
      if (event.type === 'connected' && event.callId === store.get().atHand.answeredByItself) deps.media.playTone('beep');
      if (event.type === 'transfer' && parking.has(event.callId)) {
        followParking(event.callId, event.fact);
        return true;
      }
      if (event.type !== 'ended') return turnedAway.has(event.callId);
      parking.delete(event.callId);
      if (event.callId === store.get().atHand.answeredByItself) publish({ answeredByItself: null });
      return turnedAway.delete(event.callId);
    },
    setDoNotDisturb: async (on) => {
      const { features } = store.get();
      if (features.disturbAnswer === 'pbx') {
        const code = features[on ? 'disturbOn' : 'disturbOff'];
        if (code === '') return refused('code-missing', 'no code for do not disturb');
        const done = await runCode(code);
        if (!done.ok) return done;
      }
      publish({ doNotDisturb: on });
      await keep(DO_NOT_DISTURB, on);
      return ok();
    },
    setForwarding: async (kind, target) => {
      const { features, settings } = store.get();
      const code = features[forwardingCode(kind, target !== null)];
      if (code === '') return refused('code-missing', 'no code for forwarding');
      // Nobody may send all callers to the emergency services.
      if (target !== null && isEmergency(target, settings.country)) return refused('emergency-number', 'calls are not forwarded there');
      const dialled = dialledCode(code, target ?? '');
      if (dialled === null) return refused('invalid-number', 'not a number to forward to');
      const [key, before] = [forwardingKey(), store.get().atHand.forwarding];
      const done = await runCode(dialled);
      if (!done.ok) return done;
      const forwarding = { ...before, [kind]: target ?? '' };
      // The agent may work for another project by now.
      if (key === forwardingKey()) publish({ forwarding });
      await keep(key, forwarding);
      return ok();
    },
    callVoicemail: async () => {
      const { voicemail } = store.get().features;
      return voicemail === '' ? refused('code-missing', 'no number of the voicemail') : calls.dial(voicemail, null);
    },
    pickUp: (extension) => dialCode('pickUp', extension),
    // Whoever listens is in no other call: what they say must go to one side only.
    listenIn: async (extension, mode) =>
      store.get().calls.calls.some(({ end }) => end === null) ? refused('already-in-a-call', 'a call of one’s own goes on') : dialCode(mode, extension, mode),
    // Where the exchange has no code for it, the slot is dialled itself.
    retrieve: (slot) => (store.get().features.retrieve === '' ? calls.dial(slot, null) : dialCode('retrieve', slot)),
    park: (callId) => {
      const { park } = store.get().features;
      if (park === '') return refused('code-missing', 'no car park');
      const call = store.get().calls.calls.find(({ id }) => id === callId);
      if (call?.phase !== 'connected') return refused('call-not-possible', 'only a conversation can be parked');
      const asked = engine().transferBlind(callId, park, '');
      if (asked.ok) parking.add(callId);
      return asked;
    },
  };
}
