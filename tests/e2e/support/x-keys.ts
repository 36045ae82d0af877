import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Keys of the X server that no program of ours presses: they arrive as from a keyboard, whatever window has the focus. */
export type XKeys = {
  /** Presses the keys in turn and lets them go in reverse. Keysyms as in X11/keysymdef.h. */
  readonly press: (...keysyms: readonly number[]) => Promise<void>;
  readonly close: () => void;
};

export const KEYSYM = {
  Control: 0xffe3,
  Alt: 0xffe9,
  Shift: 0xffe1,
  m: 0x6d,
  F: (number: number): number => 0xffbd + number,
} as const;

/** Why no keys can be pressed here; null when they can. Only a virtual display is pressed upon, never somebody's desktop. */
export function xKeysMissing(): string | null {
  const [, number] = /^:(\d+)/.exec(process.env['DISPLAY'] ?? '') ?? [];
  if (number === undefined) return 'there is no X display';
  if (!existsSync(`/tmp/.X11-unix/X${number}`)) return 'the X display has no socket here';
  // build/run.mjs says so of the one that it has started.
  return process.env['BALIE_VIRTUAL_DISPLAY'] === '1' ? null : 'the display may be somebody’s own';
}

/** A connection to the X server that uses only its XTEST extension. @throws Error when it is refused. */
export async function openXKeys(): Promise<XKeys> {
  const number = /^:(\d+)/.exec(process.env['DISPLAY'] ?? '')?.[1] ?? '0';
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  await new Promise<void>((resolve, reject) => void socket.once('connect', resolve).once('error', reject));
  const read = reader(socket);

  // Set-up: little-endian, protocol 11.0, no authorisation.
  const hello = Buffer.alloc(12);
  hello.write('l', 0, 'latin1');
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  const head = await read(8);
  const body = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error('the X server refused the connection');
  const [lowest, highest] = [body.readUInt8(26), body.readUInt8(27)];

  const name = Buffer.from('XTEST');
  const query = Buffer.alloc(16);
  query.writeUInt8(98, 0);
  query.writeUInt16LE(4, 2);
  query.writeUInt16LE(name.length, 4);
  name.copy(query, 8);
  socket.write(query);
  const extension = await read(32);
  if (extension[8] !== 1) throw new Error('the X server has no XTEST');
  const xtest = extension.readUInt8(9);

  const count = highest - lowest + 1;
  socket.write(Buffer.from([101, 0, 2, 0, lowest, count, 0, 0]));
  const mapping = await read(32);
  const perKey = mapping.readUInt8(1);
  const keysyms = await read(mapping.readUInt32LE(4) * 4);

  const keycodeOf = (keysym: number): number => {
    for (let key = 0; key < count; key += 1)
      for (let column = 0; column < perKey; column += 1)
        if (keysyms.readUInt32LE((key * perKey + column) * 4) === keysym) return lowest + key;
    throw new Error(`no key for keysym ${keysym.toString(16)}`);
  };

  const fake = (type: number, keycode: number): void => {
    const request = Buffer.alloc(36);
    request.writeUInt8(xtest, 0);
    request.writeUInt8(2, 1);
    request.writeUInt16LE(9, 2);
    request.writeUInt8(type, 4);
    request.writeUInt8(keycode, 5);
    socket.write(request);
  };
  return {
    press: async (...wanted) => {
      const keycodes = wanted.map(keycodeOf);
      for (const keycode of keycodes) fake(2, keycode);
      for (const keycode of keycodes.toReversed()) fake(3, keycode);
      // A request with an answer, so that everything before it has been done.
      socket.write(Buffer.from([43, 0, 1, 0]));
      await read(32);
    },
    close: () => socket.destroy(),
  };
}

/** Reads so many bytes, in the order of asking. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  let buffered = Buffer.alloc(0);
  let wake = (): void => undefined;
  socket.on('data', (data) => {
    buffered = Buffer.concat([buffered, data]);
    wake();
  });
  return async (length) => {
    while (buffered.length < length)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const part = buffered.subarray(0, length);
    buffered = buffered.subarray(length);
    return part;
  };
}
