import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeadsetModel } from '../../shared/domain/headset/headset.ts';

const TELEPHONY_PAGE = 0x0b;

/**
 * The telephony devices that Linux shows and this user may not open. Chromium leaves such a device out without a word. Empty
 * on other systems, where there is no such folder.
 *
 * @param root prefix of `/sys` and `/dev`; for tests
 */
export async function unreadableHeadsets(root = '/'): Promise<readonly HeadsetModel[]> {
  const folder = path.join(root, 'sys/class/hidraw');
  const names = await readdir(folder).catch(() => []);
  const all = await Promise.all(names.map((name) => unreadableHeadset(root, path.join(folder, name, 'device'), name)));
  const found = all.filter((model) => model !== null);
  return found.filter(
    (model, index) => found.findIndex(({ vendorId, productId }) => vendorId === model.vendorId && productId === model.productId) === index,
  );
}

async function unreadableHeadset(root: string, device: string, node: string): Promise<HeadsetModel | null> {
  const [descriptor, uevent] = await Promise.all([
    readFile(path.join(device, 'report_descriptor')).catch(() => null),
    readFile(path.join(device, 'uevent'), 'utf8').catch(() => ''),
  ]);
  // Bus, vendor and product, each in hexadecimal.
  const id = /^HID_ID=[0-9A-F]+:([0-9A-F]+):([0-9A-F]+)$/im.exec(uevent);
  if (descriptor === null || id === null || !topLevelPages(descriptor).includes(TELEPHONY_PAGE)) return null;
  const readable = await access(path.join(root, 'dev', node), constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  if (readable) return null;
  const name = /^HID_NAME=(.*)$/m.exec(uevent)?.[1]?.trim() ?? '';
  return { vendorId: Number.parseInt(id[1] ?? '0', 16), productId: Number.parseInt(id[2] ?? '0', 16), name };
}

/**
 * The usage pages of the top-level collections of a HID report descriptor (Device Class Definition for HID 1.11, 6.2.2). A
 * descriptor that ends in the middle of an item is read as far as it goes.
 */
export function topLevelPages(descriptor: Uint8Array): number[] {
  const pages: number[] = [];
  let page = 0;
  /** Of the last usage, when it names its page itself (four bytes). */
  let own: number | null = null;
  let depth = 0;
  for (let at = 0; at < descriptor.length;) {
    const prefix = descriptor[at] ?? 0;
    // A long item: its size follows, its content means nothing yet.
    if (prefix === 0xfe) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const size = (prefix & 3) === 3 ? 4 : prefix & 3;
    const value = descriptor.subarray(at + 1, at + 1 + size).reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0);
    switch (prefix & 0xfc) {
      case 0x04:
        page = value;
        break;
      case 0x08:
        own ??= size === 4 ? Math.floor(value / 0x1_0000) : null;
        break;
      case 0xa0:
        if (depth === 0) pages.push(own ?? page);
        depth += 1;
        own = null;
        break;
      case 0xc0:
        depth = Math.max(0, depth - 1);
        own = null;
        break;
      case 0x80:
      case 0x90:
      case 0xb0:
        own = null;
        break;
    }
    at += 1 + size;
  }
  return pages;
}
