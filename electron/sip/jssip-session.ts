import type { EndEvent, RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { CallEnd } from '../../shared/domain/call/end-cause.ts';
import type { DtmfMode } from '../../shared/domain/account/phone-features.ts';
import { AUDIO_CODECS } from '../../shared/domain/account/account.ts';
import type { CallDirection } from '../../shared/domain/call/call.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { RemoteStream } from '../media/remote-audio.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { RemotePeerConnection } from '../media/remote-peer.ts';
import { dtmfOptions } from './dtmf.ts';
import { HoldLock } from './hold-lock.ts';
import { callEndOf, progressOf } from './jssip-events.ts';
import type { PeerConfiguration } from './jssip-globals.ts';
import { sessionInternals, type SessionInternals } from './jssip-private.ts';
import { guardAgainstLoss } from './loss-guard.ts';
import { MediaRecovery } from './media-recovery.ts';
import type { ExchangeHabits } from './media-renewal.ts';
import type { Replacement } from './replacement.ts';
import { pause, ReinviteSender } from './reinvite.ts';
import { SessionDescriptions } from './session-descriptions.ts';
import { SessionStanding } from './session-standing.ts';
import { SoundWatch } from './sound-watch.ts';
import { SessionTimer } from './session-timer.ts';
import type { SipCallEvent } from './sip-engine.ts';

export type JsSipCallOptions = {
  readonly callId: CallId;
  readonly direction: CallDirection;
  readonly session: RTCSession;
  readonly media: RemoteMedia;
  readonly config: PeerConfiguration;
  /** Present for an outgoing call; an incoming one takes it when it is answered. */
  readonly microphone: RemoteStream | null;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  readonly emit: (event: SipCallEvent) => void;
  readonly exchange: ExchangeHabits;
  /** The server can be reached and knows us. */
  readonly connected: () => boolean;
  /** Nothing more will come of this call, on the wire either. */
  readonly onGone: () => void;
  /** Puts another dialog, with media of its own, in the place of this call's (RFC 3891); false when that is not to be had. */
  readonly renewDialog: (call: JsSipCall) => Promise<boolean>;
};

/** An event of a call before its call and instant are filled in. */
type Fact = SipCallEvent extends infer Event
  ? Event extends SipCallEvent
    ? Omit<Event, 'callId' | 'at'>
    : never
  : never;

/** How long the exchange may take to end a dialog that was replaced or taken over, in ms; ending it sooner could end both. */
const REPLACED_PATIENCE_MS = 5_000;
/** How long a BYE waits for a re-INVITE of the far end to be answered, in ms. */
const GOODBYE_PATIENCE_MS = 2_000;

type InDialogOffer = {
  readonly request: { readonly method: string; body: string | null };
  readonly reject: (options: { status_code: number }) => void;
};

const refused = (message: string): Result<never, AppError> => err(appError('call-not-possible', message));

/** One call: a JsSIP session with its guards, its queue of re-INVITEs and its microphone. It decides nothing about other calls. */
export class JsSipCall {
  readonly callId: CallId;
  readonly sipCallId: string;
  readonly #o: JsSipCallOptions;
  readonly #session: RTCSession;
  readonly #inside: SessionInternals;
  readonly #standing: SessionStanding;
  readonly #hold: HoldLock;
  readonly #reinvites: ReinviteSender;
  readonly #recovery: MediaRecovery;
  readonly #timer: SessionTimer;
  readonly #descriptions: SessionDescriptions;
  readonly #offLost: () => void;
  readonly #offPath: () => void;
  readonly #sound: SoundWatch;
  #microphone: RemoteStream | null;
  #answering = false;
  #answered = false;
  #finished = false;
  #gone = false;
  #retired = false;
  /** Why we end it ourselves, where JsSIP's own words would not tell. */
  #reason: CallEnd | null = null;
  /** Another dialog is about to take the place of this one, whose end then means nothing; it is kept for the case that it does not. */
  #replacing: { end: EndEvent | null } | null = null;

  constructor(options: JsSipCallOptions) {
    const { session } = options;
    this.#o = options;
    this.callId = options.callId;
    this.#session = session;
    this.#inside = sessionInternals(session);
    this.sipCallId = this.#inside._request.call_id;
    this.#microphone = options.microphone;
    this.#standing = new SessionStanding(this.#inside, options.direction, options.connected);
    this.#reinvites = new ReinviteSender(this.#inside, () =>
      this.#finished ? 'over' : this.#standing.mayReinvite && !this.#recovery.running && this.#standing.peerLives,
    );
    this.#hold = new HoldLock(
      (on) => this.#reinvite(on),
      (local) => {
        this.#tell({ type: 'hold-changed', local });
        if (local === 'off') this.#sound.onChanged();
      },
    );
    this.#descriptions = new SessionDescriptions(session, options.config, () => this.#answered);
    this.#recovery = new MediaRecovery({
      session: this.#inside,
      media: options.media,
      config: options.config,
      exchange: options.exchange,
      sdp: this.#descriptions.dialog,
      reinvites: this.#reinvites,
      clock: options.clock,
      canSignal: () => (this.#finished ? 'over' : this.#standing.mayReinvite),
      onAnswer: (sdp) => this.#descriptions.onAnswer(sdp),
      otherCodecs: () => this.#descriptions.othersFirst(options.config.codecs ?? AUDIO_CODECS),
      takeStream: () => this.#replaceMicrophone(),
      renewDialog: () => options.renewDialog(this),
      tell: (media) => this.#tell({ type: 'media-changed', media }),
      giveUp: () => this.#endBecause({ cause: 'media-failed' }),
      log: options.log,
    });
    this.#timer = new SessionTimer(this.#inside, {
      connected: options.connected,
      mayRequest: () => this.#standing.mayReinvite,
      reinvite: () => this.#hold.refresh(),
      log: options.log,
    });
    this.#sound = new SoundWatch({
      now: () => options.clock.monotonic(),
      isDue: () => this.#isSoundDue(),
      mayPause: () => this.#descriptions.remoteMayPause,
      regain: (reason, ways) => this.#recovery.regain(reason, ways),
    });
    this.#offPath = options.media.events.on('path', ({ peerId, arrives, unread }) => {
      if (peerId === this.#inside._connection?.id) this.#sound.onPath(arrives, unread);
    });
    this.#offLost = options.media.events.on('lost', () => this.#onMediaLost());
    this.#listen();
    if (this.#inside._connection !== null) this.#adoptPeer(this.#inside._connection);
  }

  /** The encoding in use, such as `opus`; null before an answer. */
  get encoding(): string | null {
    return this.#descriptions.encoding;
  }

  /** The agent's side of the call is over; a BYE may still have to leave. */
  get finished(): boolean {
    return this.#finished;
  }

  /** Takes the microphone first, so that a refused one costs nothing: the call keeps ringing. */
  async answer(): Promise<Result<void, AppError>> {
    if (!this.#standing.isRingingIn || this.#answering) return refused('the call is not ringing');
    this.#answering = true;
    const taken = await this.#o.media.takeMicrophone();
    this.#answering = false;
    if (!taken.ok) return taken;
    if (!this.#standing.isRingingIn) {
      this.#o.media.releaseStream(taken.value);
      return refused('the call is no longer ringing');
    }
    this.#microphone = taken.value;
    this.#tell({ type: 'answering' });
    try {
      this.#inside.answer({ mediaStream: taken.value, pcConfig: this.#o.config });
    } catch (error) {
      this.#o.log(`answer failed: ${String(error)}`);
      this.#endBecause({ cause: 'media-failed' });
    }
    return ok();
  }

  decline(status: 480 | 486 | 603 = 603): Result<void, AppError> {
    if (this.#finished || !this.#standing.isUnansweredIn) return refused('the call is not ringing');
    this.#reason = { cause: 'declined-here' };
    this.#terminate(status);
    return ok();
  }

  /** 488 Not Acceptable Here (RFC 3261, 21.4.26): there is no sound that both sides can use, so it must not even ring. */
  refuse(cause: 'no-common-codec' | 'bad-message'): void {
    this.#reason = { cause, sipStatus: 488 };
    this.#terminate(488);
  }

  hangUp(): Result<void, AppError> {
    if (this.#finished) return refused('the call is over');
    if (this.#standing.isUnansweredIn) return this.decline();
    if (this.#standing.isEstablished) this.#endBecause({ cause: 'hung-up-here' });
    else {
      this.#reason = { cause: 'cancelled-here' };
      this.#cancel();
    }
    return ok();
  }

  /** See `SipEngine.release`. */
  release(): Result<void, AppError> {
    if (this.#finished || !this.#standing.isEstablished) return this.hangUp();
    this.#finish((this.#reason = { cause: 'hung-up-here' }));
    setTimeout(() => void this.#sayGoodbye(), REPLACED_PATIENCE_MS);
    return ok();
  }

  setHold(on: boolean): Result<void, AppError> {
    if (this.#finished || !this.#standing.isEstablished) return refused('only a conversation can be held');
    this.#hold.set(on);
    return ok();
  }

  setMuted(on: boolean): Result<void, AppError> {
    if (this.#finished || this.#inside._connection === null) return refused('there is no microphone in this call yet');
    if (on) this.#session.mute({ audio: true, video: false });
    else this.#session.unmute({ audio: true, video: false });
    return ok();
  }

  sendDtmf(digits: string, mode: DtmfMode = 'auto'): Result<void, AppError> {
    if (this.#finished || this.#inside._connection === null) return refused('keys can only be sent in a conversation');
    try {
      this.#session.sendDTMF(digits, dtmfOptions(mode, this.#descriptions.remote) as object);
    } catch (error) {
      return refused(`keys cannot be sent now: ${String(error)}`);
    }
    this.#tell({ type: 'dtmf-sent', digits });
    return ok();
  }

  /** The connection to the server is gone. Conversations go on; what was being set up cannot. */
  onDisconnected(): void {
    if (this.#finished || this.#standing.isEstablished) return;
    this.#reason ??= { cause: 'connection-lost' };
    this.#terminate(480);
  }

  /** We are registered again. @param globallyRoutable the server gave a GRUU (RFC 5627): the far end still knows where we are. */
  onReconnected(globallyRoutable: boolean): void {
    if (!this.#finished && this.#standing.isEstablished && !globallyRoutable) this.#hold.refresh();
  }

  /** Another session has taken this call's place (RFC 3891): nothing of this one is told any more, and its dialog ends. */
  retire(): { readonly held: boolean; readonly muted: boolean } {
    this.#retired = true;
    const before = { held: this.#hold.wanted, muted: this.#isMuted() };
    this.end();
    return before;
  }

  /** The addresses of this machine are others, or it slept. @param lost the path of the sound may be gone. */
  onNetworkChanged(lost: boolean): void {
    if (!this.#finished && this.#standing.isEstablished) this.#recovery.onNetworkChanged(lost);
  }

  /** Prepares for another dialog in the place of this one; null when there is nothing to replace. */
  beginReplacement(): Replacement | null {
    const dialog = this.#inside._dialog;
    if (this.#finished || this.#replacing !== null || dialog == null || !this.#standing.isEstablished) return null;
    const replacing: { end: EndEvent | null } = { end: null };
    this.#replacing = replacing;
    return {
      dialog: dialog.id,
      held: this.#hold.wanted,
      done: () => {
        const { wanted: held, settled: holdSettled } = this.#hold;
        const before = { held, holdSettled, heldThere: this.#inside._remoteHold, muted: this.#isMuted() };
        this.#retired = true;
        this.#finish({ cause: 'hung-up-here' });
        if (replacing.end === null) setTimeout(() => this.#terminate(), REPLACED_PATIENCE_MS);
        else this.#cleanUp();
        return before;
      },
      failed: () => {
        this.#replacing = null;
        if (replacing.end !== null) this.#onEnd(replacing.end);
      },
    };
  }

  /** This call took the place of one whose media were lost: tells when there is sound, and sees to it when there is none. */
  awaitMedia(): void {
    this.#recovery.expect();
  }

  /** Nothing is said in this call until `setHold` or a word to the contrary: it takes the place of one that is held. */
  setSilent(on: boolean): void {
    this.#inside._localHold = on;
    this.#inside._connection?.setHeld(on);
    if (!on) this.#inside._setLocalMediaStatus();
  }

  /** Ends the call now, whatever state it is in. */
  end(): void {
    if (!this.#finished) this.hangUp();
    if (!this.#gone && this.#standing.isEstablished) this.#terminate();
    this.#cleanUp();
  }

  #tell(fact: Fact): void {
    if (!this.#finished && !this.#retired) this.#o.emit({ ...fact, callId: this.callId, at: this.#o.clock.now() });
  }

  #isMuted(): boolean {
    return this.#session.isMuted().audio === true;
  }

  async #reinvite(hold: boolean): ReturnType<ReinviteSender['send']> {
    const before = this.#inside._localHold;
    const apply = (held: boolean): void => {
      this.#inside._localHold = held;
      this.#inside._setLocalMediaStatus();
      this.#inside._connection?.setHeld(held);
    };
    // Neither hears the other from the click on, not only from the answer on, and whatever the exchange goes on sending.
    apply(hold);
    const outcome = await this.#reinvites.send();
    if (outcome === 'refused') {
      apply(before);
      this.#o.log('the far end refused a re-INVITE');
    }
    return outcome;
  }

  #listen(): void {
    const session = this.#session;
    session.on('peerconnection', () => {
      if (this.#inside._connection !== null) this.#adoptPeer(this.#inside._connection);
    });
    session.on('progress', (event: unknown) =>
      this.#onProgress((event as { response: IncomingResponse | null }).response),
    );
    session.on('accepted', () => {
      this.#answered = true;
      this.#tell({ type: 'connected' });
    });
    session.on('hold', ({ originator }) => this.#onRemoteHold(originator, true));
    session.on('unhold', ({ originator }) => this.#onRemoteHold(originator, false));
    session.on('muted', () => this.#tell({ type: 'mute-changed', on: true }));
    session.on('unmuted', () => this.#tell({ type: 'mute-changed', on: false }));
    session.on('ended', (event) => this.#onEnd(event));
    session.on('failed', (event) => this.#onEnd(event));
    // JsSIP answers 491 to a re-INVITE that meets ours, and then goes on to process it; `reject` stops that.
    const stopCollision = ({ request, reject }: InDialogOffer): void => {
      // An UPDATE that offers nothing only keeps the session alive (RFC 4028, 9).
      if (request.method === 'UPDATE' && !request.body) return;
      if (this.#inside._dialog?.uac_pending_reply === true || this.#recovery.running) reject({ status_code: 491 });
      // JsSIP reads in it who holds, and closed streams say nothing about that.
      else if (request.body) request.body = this.#descriptions.dialog.incoming(request.body);
    };
    for (const name of ['reinvite', 'update'] as const) {
      session.on(name, stopCollision);
      session.on(name, () => this.#sound.onChanged());
    }
    guardAgainstLoss(this.#inside, {
      isEstablished: () => this.#standing.isEstablished,
      interrupt: () => this.#reinvites.interrupt(),
      because: (cause) => (this.#reason ??= { cause }),
    });
  }

  #isSoundDue(): boolean {
    const { _localHold: heldHere, _remoteHold: heldThere, _connection: peer } = this.#inside;
    const isTalking = this.#standing.isEstablished && !this.#finished && !heldHere && !heldThere && this.#hold.settled;
    const mayCome = this.#descriptions.remoteSends && peer?.health === 'connected';
    return isTalking && mayCome && !this.#recovery.running && this.#replacing === null;
  }

  #adoptPeer(peer: RemotePeerConnection): void {
    this.#o.media.bindPeerToCall(peer.id, this.callId);
    if (this.#inside._localHold) peer.setHeld(true);
    this.#recovery.watch(peer);
  }

  #onProgress(response: IncomingResponse | null): void {
    if (response === null) return;
    for (const type of progressOf(response.status_code, response.body !== '' && response.body !== null))
      this.#tell({ type });
  }

  #onRemoteHold(originator: unknown, on: boolean): void {
    if (originator === 'remote') this.#tell({ type: 'remote-hold-changed', on });
  }

  #onMediaLost(): void {
    this.#microphone = null;
    if (this.#finished) return;
    if (this.#standing.isEstablished) this.#recovery.start('the media window is gone');
    // Not yet offered: without media there is nothing to offer. Later ones are repaired once they are answered.
    else if (this.#standing.isNew) this.#endSetup({ cause: 'media-failed' });
    else if (this.#o.direction === 'out')
      this.#session.once('confirmed', () => this.#recovery.start('the media window went while it rang'));
  }

  async #replaceMicrophone(): Promise<RemoteStream | null> {
    const taken = await this.#o.media.takeMicrophone();
    if (!taken.ok) return null;
    if (this.#microphone !== null) this.#o.media.releaseStream(this.#microphone);
    this.#microphone = taken.value;
    return taken.value;
  }

  #onEnd(event: EndEvent): void {
    if (this.#replacing !== null && !this.#finished) {
      this.#replacing.end = event;
      return;
    }
    const { originator, cause, message } = event;
    const end = callEndOf({ direction: this.#o.direction, answered: this.#answered, originator, cause, message });
    this.#finish(this.#reason ?? this.#descriptions.describeEnd(cause, end));
    this.#cleanUp();
  }

  #endSetup(reason: CallEnd): void {
    this.#reason = reason;
    this.#cancel();
  }

  /** Also where a 200 crosses our CANCEL, JsSIP must acknowledge and end that dialog: it does so for sessions marked as cancelled. */
  #cancel(): void {
    this.#terminate();
    this.#inside._is_canceled = true;
  }

  /** Over for the agent at once; the BYE leaves as soon as the connection and the dialog allow. */
  #endBecause(end: CallEnd): void {
    this.#reason = end;
    const established = this.#standing.isEstablished;
    this.#finish(end);
    if (established) void this.#sayGoodbye();
    else this.#terminate(480);
  }

  async #sayGoodbye(): Promise<void> {
    const since = this.#o.clock.monotonic();
    const mayLeave = (): boolean =>
      this.#o.connected() &&
      (this.#inside._dialog?.uas_pending_reply !== true || this.#o.clock.monotonic() - since > GOODBYE_PATIENCE_MS);
    while (!this.#gone && !mayLeave()) await pause(20);
    this.#terminate();
  }

  #terminate(status?: number): void {
    if (this.#gone || this.#session.isEnded()) return;
    try {
      this.#session.terminate(
        status === undefined || this.#standing.isEstablished || this.#o.direction === 'out' ? {} : { status_code: status },
      );
    } catch (error) {
      this.#o.log(`ending a session failed: ${String(error)}`);
      this.#finish(this.#reason ?? { cause: 'connection-lost' });
      this.#cleanUp();
    }
  }

  /** The agent's side: tells the end and gives microphone and connection back. */
  #finish(end: CallEnd): void {
    if (this.#finished) return;
    this.#tell({ type: 'ended', end });
    this.#finished = true;
    this.#offLost();
    this.#offPath();
    this.#sound.dispose();
    this.#recovery.dispose();
    this.#timer.stop();
    this.#reinvites.interrupt();
    if (this.#microphone !== null) this.#o.media.releaseStream(this.#microphone);
    this.#microphone = null;
    const peer = this.#inside._connection;
    if (peer !== null) {
      this.#o.media.bindPeerToCall(peer.id, null);
      // JsSIP leaves it open after an answer that it could not use. A re-INVITE that is being answered still needs it;
      // the goodbye closes it then.
      if (this.#inside._dialog?.uas_pending_reply !== true) peer.close();
    }
  }

  #cleanUp(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#o.onGone();
  }
}
