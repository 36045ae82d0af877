import type { SipEngine, SipCallEvent, IncomingCall, SipEngineAccount } from '../../electron/sip/sip-engine.ts';
import type { SipSocket } from '../../electron/sip/sip-socket.ts';
import type { CheckedAccount } from '../../electron/sip/account-validation.ts';
import { createSipEngine } from '../../electron/sip/jssip-engine.ts';
import { AUDIO_CODECS, type LineStatus } from '../../shared/domain/account/account.ts';
import { brandId, type CallId } from '../../shared/lib/brand.ts';
import { EventCollector } from './event-collector.ts';
import { FakeRemoteMedia } from './fake-remote-media.ts';

export const TEST_CLOCK = { now: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => performance.now() };

let nextCall = 1;
export const newCallId = (): CallId => brandId<CallId>(`call-${nextCall++}`);

export function testAccount(
  user: string,
  changes: Partial<SipEngineAccount['account']> = {},
  password = `pw${user}`,
): SipEngineAccount {
  const tls = { caFile: '', rejectUnauthorized: true };
  return {
    account: {
      displayName: `User ${user}`,
      uri: `sip:${user}@test.invalid`,
      server: 'ws://test.invalid/ws',
      authUser: '',
      tls,
      iceServers: [],
      codecs: AUDIO_CODECS,
      ...changes,
    },
    password,
  };
}

/** Somebody with a telephone line, fake media, and a memory of what happened. */
export class SipUser {
  readonly media = new FakeRemoteMedia();
  readonly lines = new EventCollector<LineStatus>();
  readonly incoming = new EventCollector<IncomingCall>();
  readonly calls = new EventCollector<SipCallEvent>();
  readonly log: string[] = [];
  readonly engine: SipEngine;

  constructor(createSocket?: (account: CheckedAccount) => SipSocket) {
    this.engine = createSipEngine({
      media: this.media.port,
      newCallId,
      clock: TEST_CLOCK,
      log: (message) => this.log.push(message),
      parseRemote: (uri, displayName) => ({
        uri,
        raw: /^(?:sips?|tel):([^@;]+)/.exec(uri)?.[1] ?? '',
        number: null,
        displayName,
      }),
      version: '0.0.0-test',
      ...(createSocket === undefined ? {} : { createSocket }),
    });
    this.engine.events.on('line', (status) => this.lines.add(status));
    this.engine.events.on('incoming', (call) => this.incoming.add(call));
    this.engine.events.on('call', (event) => this.calls.add(event));
  }

  async register(account: SipEngineAccount): Promise<void> {
    await this.media.ready();
    this.engine.start(account);
    await this.lines.waitFor(({ state }) => state === 'registered');
  }

  /** The types of the events of one call, in order; for holds and ends with what they say. */
  story(callId: CallId): string[] {
    return this.calls.events.filter((event) => event.callId === callId).map(describe);
  }

  async saw(callId: CallId, what: string, timeoutMs = 5_000): Promise<void> {
    await this.calls.waitFor((event) => event.callId === callId && describe(event) === what, timeoutMs);
  }
}

function describe(event: SipCallEvent): string {
  switch (event.type) {
    case 'hold-changed':
      return `hold ${event.local}`;
    case 'remote-hold-changed':
      return `remote hold ${event.on}`;
    case 'mute-changed':
      return `mute ${event.on}`;
    case 'dtmf-sent':
      return `dtmf ${event.digits}`;
    case 'media-changed':
      return `media ${event.media}`;
    case 'transfer':
      return [event.fact.type, 'sipStatus' in event.fact ? event.fact.sipStatus : null]
        .filter((part) => part !== null)
        .join(' ');
    case 'ended':
      return `ended ${event.end.cause}`;
    default:
      return event.type;
  }
}
