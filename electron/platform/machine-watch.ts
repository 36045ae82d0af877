import type { NetworkInterfaceInfo } from 'node:os';
import type { Clock } from '../../shared/lib/clock.ts';

/** What happened to the machine that a connection may not have outlived. */
export type MachineChange =
  /** It slept, or this process was stopped, for so long (ms). */
  | { readonly type: 'woke'; readonly afterMs: number }
  /** Its addresses are others; `lost` when one of those before is gone. */
  | { readonly type: 'network'; readonly lost: boolean }
  /** The wall clock was set, or stood still in sleep, by so much against the monotonic one (ms). */
  | { readonly type: 'clock-jump'; readonly byMs: number };

export type MachineWatchDeps = {
  readonly clock: Clock;
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
  readonly onChange: (change: MachineChange) => void;
};

/** How often the machine is looked at, in ms. */
export const LOOK_EVERY_MS = 500;
/** A look that comes so much too late means that nothing ran meanwhile, in ms. */
const LATE_MS = 4_000;
/** Smaller differences between the clocks are the adjustments of a time service, in ms. */
const JUMP_MS = 2_000;

/**
 * Notices sleep, a changed network and a clock that was set, by a look twice a second: not every system tells of these, and
 * those that do (see `powerMonitor`) tell some of them late.
 */
export class MachineWatch {
  readonly #deps: MachineWatchDeps;
  #addresses: ReadonlySet<string>;
  #wall: number;
  #monotonic: number;

  constructor(deps: MachineWatchDeps) {
    this.#deps = deps;
    this.#addresses = this.#read();
    this.#wall = deps.clock.now();
    this.#monotonic = deps.clock.monotonic();
  }

  /** One look; to be called every `LOOK_EVERY_MS`. */
  look(): void {
    const { clock, onChange } = this.#deps;
    const [wall, monotonic] = [clock.now(), clock.monotonic()];
    const wallMs = wall - this.#wall;
    const monotonicMs = monotonic - this.#monotonic;
    this.#wall = wall;
    this.#monotonic = monotonic;
    // In sleep the monotonic clock of some systems stands still, and the wall clock never does.
    const pausedMs = Math.max(wallMs, monotonicMs) - LOOK_EVERY_MS;
    if (Math.abs(wallMs - monotonicMs) > JUMP_MS) onChange({ type: 'clock-jump', byMs: wallMs - monotonicMs });
    if (pausedMs > LATE_MS) onChange({ type: 'woke', afterMs: pausedMs });
    const before = this.#addresses;
    this.#addresses = this.#read();
    const lost = [...before].some((address) => !this.#addresses.has(address));
    if (lost || this.#addresses.size !== before.size) onChange({ type: 'network', lost });
  }

  /** The addresses by which others could reach this machine. */
  #read(): ReadonlySet<string> {
    const all = Object.entries(this.#deps.interfaces()).flatMap(([name, infos = []]) =>
      infos.filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`),
    );
    // Link-local IPv6 addresses come and go without meaning.
    return new Set(all.filter((address) => !/ fe80:/i.test(address)));
  }
}
