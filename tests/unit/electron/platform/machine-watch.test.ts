import type { NetworkInterfaceInfo } from 'node:os';
import { beforeEach, expect, it } from 'vitest';
import { LOOK_EVERY_MS, MachineWatch, type MachineChange } from '../../../../electron/platform/machine-watch.ts';

let wall: number;
let monotonic: number;
let addresses: Record<string, string[]>;
let changes: MachineChange[];
let watch: MachineWatch;

beforeEach(() => {
  [wall, monotonic] = [1_000_000, 50];
  addresses = { lo: ['127.0.0.1'], eth0: ['192.0.2.2'] };
  changes = [];
  watch = new MachineWatch({
    clock: { now: () => wall, monotonic: () => monotonic, sinceBoot: () => monotonic },
    interfaces: () =>
      Object.fromEntries(
        Object.entries(addresses).map(([name, list]) => [
          name,
          list.map((address) => ({ address, internal: name === 'lo' }) as NetworkInterfaceInfo),
        ]),
      ),
    onChange: (change) => changes.push(change),
  });
});

/** Time goes on, then the machine is looked at. */
function pass(wallMs: number, monotonicMs = wallMs): void {
  wall += wallMs;
  monotonic += monotonicMs;
  watch.look();
}

it('says nothing while nothing happens, also when a look comes late', () => {
  pass(LOOK_EVERY_MS);
  pass(LOOK_EVERY_MS + 3_500);
  addresses['lo'] = ['127.0.0.1', '127.0.0.2'];
  addresses['eth0'] = ['192.0.2.2', 'fe80::1'];
  pass(LOOK_EVERY_MS);
  expect(changes).toEqual([]);
});

it.each([
  ['a stopped process', 90_000 + LOOK_EVERY_MS, 90_000 + LOOK_EVERY_MS, [{ type: 'woke', afterMs: 90_000 }]],
  [
    'a sleep in which the monotonic clock stood still',
    90_000 + LOOK_EVERY_MS,
    LOOK_EVERY_MS,
    [
      { type: 'clock-jump', byMs: 90_000 },
      { type: 'woke', afterMs: 90_000 },
    ],
  ],
  ['a clock that was put back', -3_600_000 + LOOK_EVERY_MS, LOOK_EVERY_MS, [{ type: 'clock-jump', byMs: -3_600_000 }]],
] as const)('%s', (_name, wallMs, monotonicMs, expected) => {
  pass(wallMs, monotonicMs);
  pass(LOOK_EVERY_MS);
  expect(changes).toEqual(expected);
});

it('tells whether an address is gone or only another is there', () => {
  addresses['tun0'] = ['10.8.0.2'];
  pass(LOOK_EVERY_MS);
  delete addresses['tun0'];
  pass(LOOK_EVERY_MS);
  addresses['eth0'] = ['192.0.2.9'];
  pass(LOOK_EVERY_MS);
  pass(LOOK_EVERY_MS);
  expect(changes).toEqual([
    { type: 'network', lost: false },
    { type: 'network', lost: true },
    { type: 'network', lost: true },
  ]);
});
