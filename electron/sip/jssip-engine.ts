import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';
import { AUDIO_CODECS, type LineProblem } from '../../shared/domain/account/account.ts';
import type { DtmfMode } from '../../shared/domain/account/phone-features.ts';
import { MAX_CALLS, type RemoteParty } from '../../shared/domain/call/call.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { AccountId, CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import { checkAccount, type CheckedAccount } from './account-validation.ts';
import { asksForAutoAnswer } from './auto-answer.ts';
import { createSipSocket } from './create-socket.ts';
import { installJsSipGlobals, peerConfiguration, type PeerConfiguration } from './jssip-globals.ts';
import { JsSipLine } from './jssip-line.ts';
import { uaInternals } from './jssip-private.ts';
import type { ExchangeHabits } from './media-renewal.ts';
import { JsSipCall } from './jssip-session.ts';
import { FeatureEvents } from './feature-events.ts';
import { OutgoingCalls } from './outgoing-calls.ts';
import { PresenceWatch } from './presence/presence-watch.ts';
import { callerOf } from './remote-identity.ts';
import { audioVerdict } from './sdp-audio.ts';
import { callService } from './service-call.ts';
import type {
  ServiceAnswer,
  DialOptions,
  ReconnectCause,
  Replaceable,
  SipCallEvent,
  SipEngine,
  SipEngineAccount,
  SipEngineEvents,
} from './sip-engine.ts';
import { offersAfter, renewDialog } from './renew-dialog.ts';
import { Subscriptions, type Subscription } from './subscriptions.ts';
import type { SipSocket } from './sip-socket.ts';
import { callerIdHeaders } from './caller-id.ts';
import { inviteFacts } from './invite-facts.ts';
import { NOTE_HEADER, noteHeaders, noteOf } from './transfer/hand-over-note.ts';
import { takeOver } from './transfer/take-over.ts';
import { TransferLine } from './transfer/transfer-line.ts';

export type SipEngineDeps = {
  readonly media: RemoteMedia;
  readonly newCallId: () => CallId;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  /** Reads a SIP address and display name as the agent's country writes them. */
  readonly parseRemote: (uri: string, displayName: string) => RemoteParty;
  /** Calls of other accounts that are going on; none unless given. */
  readonly callsElsewhere?: () => number;
  /** Of Balie, for the User-Agent header. */
  readonly version: string;
  /** What carries the messages; as the server's address says unless given. */
  readonly createSocket?: (account: CheckedAccount) => SipSocket;
};

const noSuchCall = (): Result<never, AppError> => err(appError('call-not-possible', 'there is no such call'));

/** The telephone line over JsSIP. */
class JsSipEngine implements SipEngine {
  readonly events: TypedEmitter<SipEngineEvents>;
  readonly #deps: SipEngineDeps;
  readonly #calls = new Map<CallId, JsSipCall>();
  readonly #outgoing: OutgoingCalls;
  readonly #subscriptions: Subscriptions;
  #line: JsSipLine | null = null;
  readonly #transfers: TransferLine;
  readonly #presence: PresenceWatch;
  readonly #features: FeatureEvents;
  #config: PeerConfiguration;
  #exchange: ExchangeHabits = { keepsAssociation: false };
  #prepares = false;
  /** Counts the accounts in use; what an earlier one still says is not heard. */
  #generation = 0;

  constructor(deps: SipEngineDeps) {
    this.#deps = deps;
    this.#outgoing = new OutgoingCalls(deps.media, deps.log);
    this.events = new TypedEmitter((error, event) =>
      deps.log(
        `listener for ${event} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    );
    this.#subscriptions = new Subscriptions((notification) => this.events.emit('notified', notification), deps.log);
    this.#features = new FeatureEvents(this.#subscriptions);
    this.#presence = new PresenceWatch(
      this.#subscriptions,
      (address, presence) => this.events.emit('presence', { address, presence }),
      deps.log,
    );
    this.#transfers = new TransferLine({
      connected: () => this.#line?.ready === true,
      ownUri: () => this.#line?.ownUri ?? '',
      tellRefer: (callId, fact) => this.events.emit('call', { type: 'transfer', callId, at: deps.clock.now(), fact }),
      tellParty: (callId, { uri, displayName }) => {
        const remote = deps.parseRemote(uri, displayName);
        this.events.emit('call', { type: 'remote-changed', callId, at: deps.clock.now(), remote });
      },
      log: deps.log,
    });
    this.#config = peerConfiguration(deps.media, {});
    installJsSipGlobals();
  }

  start(request: SipEngineAccount): void {
    void this.#abandon();
    const generation = this.#generation;
    const checked = checkAccount(request);
    if (!checked.ok) {
      this.#refuseAccount(
        checked.error.code === 'transport-not-supported' ? 'transport-not-supported' : 'account-invalid',
        checked.error.details['field'],
      );
      return;
    }
    this.#config = peerConfiguration(this.#deps.media, request.account);
    this.#exchange = { keepsAssociation: false };
    const ifCurrent =
      <Args extends readonly unknown[]>(run: (...args: Args) => void) =>
      (...args: Args): void => {
        if (generation === this.#generation) run(...args);
      };
    try {
      this.#line = new JsSipLine({
        account: checked.value,
        socket: (this.#deps.createSocket ?? ((account) => createSipSocket(account, this.#deps.log)))(checked.value),
        userAgent: `Balie/${this.#deps.version}`,
        clock: this.#deps.clock,
        log: this.#deps.log,
        urgent: () => [...this.#calls.values()].some((call) => !call.finished),
        trace: (direction, text) => this.events.emit('trace', { direction, text }),
        onStatus: ifCurrent((status) => this.events.emit('line', status)),
        onIncoming: ifCurrent((session, invite) => this.#onIncoming(session, invite)),
        mayMove: () => this.#calls.size === 0 && this.#outgoing.ids.length === 0,
        full: () => this.#full(),
        onDisconnected: ifCurrent(() => {
          this.#subscriptions.onDisconnected();
          this.#eachCall((call) => call.onDisconnected());
        }),
        onRegistered: ifCurrent((globallyRoutable) => {
          this.#subscriptions.onRegistered();
          this.#eachCall((call) => call.onReconnected(globallyRoutable));
          this.#prepare();
        }),
      });
      this.#subscriptions.use(this.#line);
      this.#line.start();
    } catch (error) {
      this.#deps.log(`the account cannot be used: ${String(error)}`);
      this.#line = null;
      this.#refuseAccount('account-invalid', 'uri');
    }
  }

  async stop(): Promise<void> {
    const running = this.#line !== null;
    await this.#abandon();
    if (running) this.events.emit('line', { state: 'off' });
  }

  reconnect(cause: ReconnectCause = 'asked'): void {
    this.#line?.reconnect(cause);
    if (cause === 'asked') return;
    this.#eachCall((call) => call.onNetworkChanged(cause !== 'address-added'));
    this.#prepare(true);
  }

  prepareCalls(over: AccountId | null | undefined): void {
    this.#prepares = over !== null;
    this.#prepare();
  }

  /** @param again what was made is of no use any more. */
  #prepare(again = false): void {
    if (!this.#prepares || this.#line === null) this.#outgoing.ahead.want(null);
    else if (this.#line.ready && this.#calls.size === 0) this.#outgoing.ahead.want(this.#config, again);
  }

  async dial(
    callId: CallId,
    target: string,
    options: DialOptions = {},
  ): Promise<Result<{ readonly sipCallId: string }, AppError>> {
    const line = this.#line;
    if (line === null || !line.ready) return err(appError('line-not-registered', 'the line is not registered'));
    const address = line.normalise(target);
    if (address === null) return err(appError('invalid-number', 'the target is not a SIP address'));
    if (this.#calls.has(callId)) return err(appError('call-not-possible', 'the call exists already'));
    const placed = await this.#outgoing.place(callId, () => this.#line, address, {
      config: () => this.#config,
      extraHeaders: [...noteHeaders(options.note ?? ''), ...callerIdHeaders(options.callerId === undefined ? null : line.normalise(options.callerId))],
    });
    if (!placed.ok) return placed;
    const { session, microphone } = placed.value;
    return ok({ sipCallId: this.#adopt(callId, 'out', session, microphone, null).sipCallId });
  }

  callService(target: string): Promise<Result<ServiceAnswer, AppError>> {
    const line = this.#line;
    if (line === null || !line.ready)
      return Promise.resolve(err(appError('line-not-registered', 'the line is not registered')));
    const address = line.normalise(target);
    if (address === null) return Promise.resolve(err(appError('invalid-number', 'the target is not a SIP address')));
    return callService({
      ua: line.ua,
      address,
      media: this.#deps.media,
      config: { ...this.#config, playRemote: false },
    });
  }

  askFeature(document: string, confirms: (body: string) => boolean): Promise<Result<ServiceAnswer, AppError>> {
    if (this.#line?.ready === true) return this.#features.ask(document, confirms);
    return Promise.resolve(err(appError('line-not-registered', 'the line is not registered')));
  }

  answer(callId: CallId): Promise<Result<void, AppError>> {
    return this.#calls.get(callId)?.answer() ?? Promise.resolve(noSuchCall());
  }

  decline(callId: CallId, status?: 480 | 486): Result<void, AppError> {
    return this.#calls.get(callId)?.decline(status) ?? noSuchCall();
  }

  hangUp(callId: CallId): Result<void, AppError> {
    if (this.#outgoing.cancel(callId)) {
      this.events.emit('call', { type: 'ended', callId, at: this.#deps.clock.now(), end: { cause: 'cancelled-here' } });
      return ok();
    }
    return this.#calls.get(callId)?.hangUp() ?? noSuchCall();
  }

  release(callId: CallId): Result<void, AppError> {
    return this.#calls.get(callId)?.release() ?? noSuchCall();
  }

  setHold(callId: CallId, on: boolean): Result<void, AppError> {
    return this.#calls.get(callId)?.setHold(on) ?? noSuchCall();
  }

  setMuted(callId: CallId, on: boolean): Result<void, AppError> {
    return this.#calls.get(callId)?.setMuted(on) ?? noSuchCall();
  }

  sendDtmf(callId: CallId, digits: string, mode?: DtmfMode): Result<void, AppError> {
    return this.#calls.get(callId)?.sendDtmf(digits, mode) ?? noSuchCall();
  }

  subscribe(subscription: Subscription): () => void {
    const { target, event } = subscription;
    const notified = (body: string): void => this.events.emit('notified', { target, event, body });
    return this.#subscriptions.add(subscription, { notified }).end;
  }

  transferBlind(callId: CallId, target: string, note: string): Result<void, AppError> {
    const address = this.#line?.normalise(target) ?? null;
    if (address === null) return err(appError('invalid-number', 'the target is not a SIP address'));
    return this.#transfers.blind(callId, address, note);
  }

  transferAttended(callId: CallId, other: CallId | Replaceable, note: string): Result<void, AppError> {
    return this.#transfers.attended(callId, other, note);
  }

  replaceable(callId: CallId): Replaceable | null {
    return this.#transfers.replaceable(callId);
  }

  abandonTransfer(callId: CallId): void {
    this.#transfers.abandon(callId);
  }

  watchPresence(addresses: readonly string[]): void {
    this.#presence.watch(addresses);
  }

  /** What the agent has ended and only its goodbye is under way, is no call any more. */
  #full(): boolean {
    return [...this.#calls.values()].filter(({ finished }) => !finished).length + this.#outgoing.ids.length + (this.#deps.callsElsewhere?.() ?? 0) >= MAX_CALLS;
  }

  #onIncoming(session: RTCSession, invite: IncomingRequest): void {
    const replaced = this.#transfers.replacedBy(invite);
    if (replaced !== null) {
      this.#replace(replaced, session, invite);
      return;
    }
    if (this.#full()) {
      this.#deps.log('an incoming call was refused: too many calls');
      session.terminate({ status_code: 486 });
      return;
    }
    const callId = this.#deps.newCallId();
    const call = this.#adopt(callId, 'in', session, null, invite);
    this.events.emit('incoming', {
      callId,
      sipCallId: call.sipCallId,
      remote: this.#callerOf(invite),
      note: noteOf(invite.getHeader(NOTE_HEADER)),
      autoAnswer: asksForAutoAnswer(invite),
      invite: inviteFacts(invite),
      at: this.#deps.clock.now(),
    });
    const body = invite.body ?? '';
    // Without a description the far end leaves the offer to us (RFC 3264, 4).
    if (body !== '' && audioVerdict(body) !== 'usable')
      call.refuse(audioVerdict(body) === 'unreadable' ? 'bad-message' : 'no-common-codec');
  }

  #callerOf(invite: IncomingRequest): RemoteParty {
    const from = { uri: invite.from.uri.toString(), displayName: invite.from.display_name ?? '' };
    const caller = callerOf(from, invite.getHeaders('P-Asserted-Identity'), invite.getHeaders('Privacy'));
    return this.#deps.parseRemote(caller.uri, caller.displayName);
  }

  /** Somebody else takes the far end's place: same call, new dialog. */
  #replace(callId: CallId, session: RTCSession, invite: IncomingRequest): void {
    const old = this.#calls.get(callId);
    if (old === undefined) {
      session.terminate({ status_code: 603 });
      return;
    }
    takeOver({
      old,
      adopt: (emit) => this.#build(callId, 'in', session, null, emit),
      inPlace: (call) => {
        this.#calls.set(callId, call);
        this.#transfers.watch(callId, session, invite);
      },
      emit: (event) => this.events.emit('call', event),
      changed: () => ({
        type: 'remote-changed',
        callId,
        at: this.#deps.clock.now(),
        remote: this.#callerOf(invite),
      }),
    });
  }

  #adopt(
    callId: CallId,
    direction: 'in' | 'out',
    session: RTCSession,
    microphone: JsSipCallMicrophone,
    invite: IncomingRequest | null,
  ): JsSipCall {
    const call = this.#build(callId, direction, session, microphone, (event) => this.events.emit('call', event));
    this.#calls.set(callId, call);
    this.#transfers.watch(callId, session, invite);
    return call;
  }

  #build(
    callId: CallId,
    direction: 'in' | 'out',
    session: RTCSession,
    microphone: JsSipCallMicrophone,
    emit: (event: SipCallEvent) => void,
  ): JsSipCall {
    const line = this.#line;
    const call: JsSipCall = new JsSipCall({
      callId,
      direction,
      session,
      media: this.#deps.media,
      config: this.#config,
      exchange: this.#exchange,
      microphone,
      clock: this.#deps.clock,
      log: this.#deps.log,
      emit,
      connected: () => line?.ready === true,
      renewDialog: (old) => this.#renewDialog(callId, old, line),
      onGone: () => {
        if (this.#calls.get(callId) === call) this.#calls.delete(callId);
        this.#transfers.forget(callId, session);
        // JsSIP keeps sessions that ended over a description it could not use.
        if (line !== null && session.id in uaInternals(line.ua)._sessions)
          uaInternals(line.ua).destroyRTCSession(session);
        this.#prepare();
      },
    });
    return call;
  }

  /** Our own telephone takes over from itself: same call, new dialog, new media. */
  async #renewDialog(callId: CallId, old: JsSipCall, line: JsSipLine | null): Promise<boolean> {
    for (const codecs of offersAfter(old.encoding, this.#config.codecs ?? AUDIO_CODECS)) {
      const taken = await this.#deps.media.takeMicrophone();
      if (!taken.ok) return false;
      if (line === null || !line.ready || old.finished) {
        this.#deps.media.releaseStream(taken.value);
        return false;
      }
      const media = { mediaStream: taken.value, pcConfig: { ...this.#config, codecs } };
      const stands = await renewDialog({
        old,
        invite: (extraHeaders) => uaInternals(line.ua).call(line.ownUri, { ...media, extraHeaders }),
        build: (session, emit) => this.#build(callId, 'out', session, taken.value, emit),
        inPlace: (call, session) => {
          this.#calls.set(callId, call);
          this.#transfers.watch(callId, session, null);
        },
        emit: (event) => this.events.emit('call', event),
      });
      if (stands) return true;
    }
    return false;
  }

  #eachCall(run: (call: JsSipCall) => void): void {
    for (const call of [...this.#calls.values()]) run(call);
  }

  #refuseAccount(problem: LineProblem, field: string | number | undefined): void {
    this.events.emit('line', {
      state: 'not-registered',
      problem,
      sipStatus: null,
      field: field === undefined ? null : String(field),
      retryAt: null,
    });
  }

  /** Ends the calls of the account in use and lets go of it. */
  async #abandon(): Promise<void> {
    for (const callId of this.#outgoing.ids) this.hangUp(callId);
    this.#eachCall((call) => call.end());
    this.#generation += 1;
    const line = this.#line;
    this.#line = null;
    this.#prepare();
    this.#subscriptions.stop();
    await line?.stop();
  }
}

type JsSipCallMicrophone = ConstructorParameters<typeof JsSipCall>[0]['microphone'];

export function createSipEngine(deps: SipEngineDeps): SipEngine {
  const engine = new JsSipEngine(deps);
  // Plain functions, so that the port can be taken apart and passed on.
  return {
    events: engine.events,
    start: (account) => engine.start(account),
    stop: () => engine.stop(),
    reconnect: (cause) => engine.reconnect(cause),
    prepareCalls: (over) => engine.prepareCalls(over),
    dial: (callId, target, options) => engine.dial(callId, target, options),
    callService: (target) => engine.callService(target),
    askFeature: (document, confirms) => engine.askFeature(document, confirms),
    answer: (callId) => engine.answer(callId),
    decline: (callId, status) => engine.decline(callId, status),
    hangUp: (callId) => engine.hangUp(callId),
    release: (callId) => engine.release(callId),
    setHold: (callId, on) => engine.setHold(callId, on),
    setMuted: (callId, on) => engine.setMuted(callId, on),
    sendDtmf: (callId, digits, mode) => engine.sendDtmf(callId, digits, mode),
    subscribe: (subscription) => engine.subscribe(subscription),
    transferBlind: (callId, target, note) => engine.transferBlind(callId, target, note),
    transferAttended: (callId, other, note) => engine.transferAttended(callId, other, note),
    replaceable: (callId) => engine.replaceable(callId),
    abandonTransfer: (callId) => engine.abandonTransfer(callId),
    watchPresence: (addresses) => engine.watchPresence(addresses),
  };
}
