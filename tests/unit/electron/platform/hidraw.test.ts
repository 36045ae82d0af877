import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { topLevelPages, unreadableHeadsets } from '../../../../electron/platform/hidraw.ts';

const TELEPHONY = [0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x85, 0x02, 0x09, 0x20, 0x75, 0x01, 0x95, 0x01, 0x81, 0x22, 0xc0];
const VOLUME = [0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0x09, 0xe9, 0x81, 0x02, 0xc0];
/** A keyboard with telephony usages inside: not a telephony device. */
const KEYBOARD = [0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x0b, 0x09, 0x20, 0xa1, 0x02, 0x81, 0x02, 0xc0, 0xc0];

describe('the pages of a report descriptor', () => {
  it.each([
    ['telephony after volume', [...VOLUME, ...TELEPHONY], [0x0c, 0x0b]],
    ['only what is at the top', KEYBOARD, [0x01]],
    ['a page of two bytes', [0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0xc0], [0xff00]],
    ['a usage that names its page', [0x05, 0x01, 0x0b, 0x05, 0x00, 0x0b, 0x00, 0xa1, 0x01, 0xc0], [0x0b]],
    ['a long item in between', [0xfe, 0x02, 0x00, 0xa1, 0xa1, ...TELEPHONY], [0x0b]],
    ['an end in the middle', [0x05, 0x0b, 0x09, 0x05, 0xa1], [0x0b]],
    ['nothing', [], []],
  ])('%s', (_name, bytes, pages) => expect(topLevelPages(Uint8Array.from(bytes))).toEqual(pages));
});

describe('headsets that Linux keeps from this user', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'balie-sys-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** Access is refused by there being no device file: root, as whom tests may run, may open every file. */
  function device(node: string, { id, name, descriptor, readable }: { readonly id: string; readonly name: string; readonly descriptor: readonly number[]; readonly readable: boolean }): void {
    const folder = path.join(root, 'sys/class/hidraw', node, 'device');
    mkdirSync(folder, { recursive: true });
    mkdirSync(path.join(root, 'dev'), { recursive: true });
    writeFileSync(path.join(folder, 'report_descriptor'), Uint8Array.from(descriptor));
    writeFileSync(path.join(folder, 'uevent'), `DRIVER=jabra\nHID_ID=${id}\nHID_NAME=${name}\nHID_UNIQ=5\n`);
    if (readable) writeFileSync(path.join(root, 'dev', node), '');
  }

  it('are named, once each, and nothing else is', async () => {
    device('hidraw0', { id: '0003:00000B0E:00000307', name: 'GN Netcom A/S Jabra EVOLVE LINK MS', descriptor: [...VOLUME, ...TELEPHONY], readable: false });
    device('hidraw1', { id: '0003:00000B0E:00000307', name: 'GN Netcom A/S Jabra EVOLVE LINK MS', descriptor: TELEPHONY, readable: false });
    device('hidraw2', { id: '0003:0000047F:0000C053', name: 'Plantronics', descriptor: TELEPHONY, readable: true });
    device('hidraw3', { id: '0003:0000046D:0000C31C', name: 'Keyboard', descriptor: KEYBOARD, readable: false });
    expect(await unreadableHeadsets(root)).toEqual([{ vendorId: 0x0b0e, productId: 0x0307, name: 'GN Netcom A/S Jabra EVOLVE LINK MS' }]);
  });

  it('are none where there is no such folder, or a device goes while it is looked at', async () => {
    expect(await unreadableHeadsets(root)).toEqual([]);
    mkdirSync(path.join(root, 'sys/class/hidraw/hidraw9'), { recursive: true });
    expect(await unreadableHeadsets(root)).toEqual([]);
  });
});
