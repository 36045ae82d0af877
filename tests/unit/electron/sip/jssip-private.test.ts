import { createRequire } from 'node:module';
import JsSIP from 'jssip';
import { expect, it } from 'vitest';

// What `jssip-private.ts` counts on must be there after every change of JsSIP's version.
const source = createRequire(import.meta.url)('jssip') as {
  RTCSession: new (ua: unknown) => Record<string, unknown>;
  version: string;
};

it('the pinned JsSIP has the members of a session that we use', () => {
  const session = new source.RTCSession({ configuration: {} });
  for (const field of [
    '_ua',
    '_status',
    '_is_canceled',
    '_request',
    '_dialog',
    '_localHold',
    '_remoteHold',
    '_localMediaStream',
    '_connection',
    '_connectionPromiseQueue',
    '_rtcReady',
    '_iceReady',
  ]) {
    expect(Object.keys(session), field).toContain(field);
  }
  for (const method of [
    '_createRTCConnection',
    '_setLocalMediaStatus',
    '_sendReinvite',
    'onTransportError',
    'onRequestTimeout',
    'onDialogError',
    'sendRequest',
    'receiveRequest',
    '_receiveNotify',
    '_receiveRefer',
    '_handleSessionTimersInIncomingRequest',
    '_handleSessionTimersInIncomingResponse',
  ]) {
    expect(session[method], method).toBeTypeOf('function');
  }
});

it('the pinned JsSIP has the members of a user agent that we use', () => {
  const socket = {
    url: 'ws://x',
    via_transport: 'WS',
    sip_uri: 'sip:x;transport=ws',
    connect: () => undefined,
    disconnect: () => undefined,
    send: () => true,
  };
  const ua = new JsSIP.UA({ sockets: socket as never, uri: 'sip:a@b', password: 'x' }) as unknown as Record<
    string,
    Record<string, unknown>
  >;
  expect(ua['_sessions']).toEqual({});
  expect(ua['transport']).toMatchObject({ recovery_timer: null });
  for (const method of ['connect', 'disconnect', 'isConnected', 'isConnecting'])
    expect(ua['transport']?.[method], method).toBeTypeOf('function');
  expect(ua['configuration']).toMatchObject({ password: 'x', ha1: null });
  expect(ua['_registrator']?.['_contact']).toMatch(/^<sip:.*;transport=ws>/);
  expect(ua['_registrator']?.['unregister']).toBeTypeOf('function');
  expect(ua['contact']?.['uri']).toHaveProperty('setParam');
  for (const method of ['normalizeTarget', 'destroyRTCSession', 'newDialog', 'destroyDialog']) expect(ua[method], method).toBeTypeOf('function');
});
