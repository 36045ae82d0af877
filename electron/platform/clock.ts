import os from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Timers } from '../app/ports/platform-ports.ts';

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => os.uptime() * 1_000 };

export const systemTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
