import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionBusAddress, socketPathOf } from '../../../../electron/platform/dbus/bus.ts';
import { decodeMessage, encodeMessage, MESSAGE, typesOf, type Message } from '../../../../electron/platform/dbus/wire.ts';

const NOTIFY: Message = {
  type: MESSAGE.call,
  serial: 7,
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
  member: 'Notify',
  destination: 'org.freedesktop.Notifications',
  signature: 'susssasa{sv}i',
  body: ['Balie', 0, '', 'Zoë belt', 'a & b', ['default', ''], [['urgency', { signature: 'y', value: 2 }]], -1],
};

describe('messages of D-Bus', () => {
  it('are read as they were written, also one after the other and in pieces', () => {
    const values: Message = {
      type: MESSAGE.signal,
      serial: 8,
      path: '/a',
      interface: 'a.b',
      member: 'C',
      signature: 'ybnqiuxtdgo(sa(iiay)s)av',
      body: [
        255, true, -2, 65_535, -3, 4_000_000_000, -(2n ** 62n), 2n ** 63n, 0.5, 'a{sv}', '/x',
        ['t', [[16, 16, [1, 2, 3]]], ''],
        [{ signature: 'as', value: ['x', 'y'] }],
      ],
    };
    const [one, two] = [encodeMessage(NOTIFY), encodeMessage(values)];
    const stream = Buffer.concat([one, two]);
    expect(decodeMessage(stream)).toEqual({ message: NOTIFY, length: one.length });
    expect(decodeMessage(stream.subarray(one.length))).toEqual({ message: values, length: two.length });
    for (let length = 0; length < one.length; length += 1) expect(decodeMessage(stream.subarray(0, length))).toBeNull();
  });

  it('are written as the specification has them', () => {
    const hello = encodeMessage({ type: MESSAGE.call, serial: 1, path: '/', member: 'Hi', signature: 's', body: ['abc'] });
    const words = [
      // Little endian, a call, no flags, version 1; 8 bytes of body, serial 1, 39 bytes of fields.
      ['6c010001', '08000000', '01000000', '27000000'],
      // 1: object path "/", 3: string "Hi", 8: signature "s", each aligned to eight bytes.
      ['01016f00', '01000000', '2f000000', '00000000'],
      ['03017300', '02000000', '48690000', '00000000'],
      ['08016700', '01730000'],
      ['03000000', '61626300'],
    ];
    expect(hello.toString('hex')).toBe(words.flat().join(''));
  });

  it('that are none, or cut short inside, are refused and never read for ever', () => {
    expect(() => decodeMessage(Buffer.alloc(16))).toThrow('not a D-Bus message');
    expect(() => typesOf('a(s')).toThrow('no D-Bus type');
    expect(() => typesOf('z')).toThrow('no D-Bus type');
    const whole = encodeMessage(NOTIFY);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const broken = Buffer.from(whole);
        broken.writeUInt8(value, at);
        try {
          decodeMessage(broken);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the bus of the session', () => {
  it('is found by the environment', () => {
    expect(sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a' })).toBe('unix:path=/a');
    expect(sessionBusAddress({ XDG_RUNTIME_DIR: '/run/user/1' })).toBe('unix:path=/run/user/1/bus');
    expect(sessionBusAddress({})).toBeNull();
  });

  it('has a socket: the first of its addresses, names decoded', () => {
    expect(socketPathOf('unix:path=/run/user/1000/bus,guid=1')).toBe('/run/user/1000/bus');
    expect(socketPathOf('tcp:host=x,port=1;unix:guid=1,abstract=/tmp/a%20b')).toBe('\0/tmp/a b');
    expect(socketPathOf('autolaunch:')).toBeNull();
  });
});
