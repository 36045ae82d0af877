// Days as no log should be, in the real file: whatever is in it, the states of a day are together the time that was logged in.
import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SESSION_SUMS } from '../../../electron/db/migrations/0035-figures.ts';
import { periodOf } from '../../../shared/domain/figures/period.ts';
import { withoutOverlaps } from '../../../shared/domain/figures/partition.ts';
import { addUp, loggedInMs, TIME_KINDS } from '../../../shared/domain/figures/sums.ts';
import { inSeconds } from '../../../shared/domain/figures/partition.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { AgentId, SessionId } from '../../../shared/lib/brand.ts';
import { rowsInto } from '../../support/made-rows.ts';
import { freshData, FULL, id } from './support.ts';

process.env['TZ'] = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const RUNS = FULL ? 10_000 : 150;
/** Ordinary days, those on which the clocks change, and the last of a year. */
const DAYS = [new Date(2026, 2, 29), new Date(2026, 9, 25), new Date(2026, 5, 10), new Date(2026, 11, 31)].map((day) => day.getTime());
const STATES = ['ready', 'ringing', 'dialling', 'talking', 'hold', 'consult', 'handling', 'not-ready'] as const;

type Part = { readonly state: (typeof STATES)[number] | 'unheard-of'; readonly reason: 'lunch' | 'e-mail' | null; readonly ms: number; readonly practice: boolean; /** What is wrong with it: its end, ms. */ readonly off: number };
type Story = { readonly day: number; readonly sessions: readonly { readonly from: number; readonly parts: readonly Part[]; readonly open: boolean; readonly apart: boolean }[] };

const part = (damage: fc.Arbitrary<number>, state: fc.Arbitrary<Part['state']>): fc.Arbitrary<Part> =>
  fc.record({ state, reason: fc.constantFrom('lunch', 'e-mail', null), ms: fc.oneof(fc.integer({ min: 1, max: 120_000 }), fc.integer({ min: 1, max: 3 * HOUR })), practice: fc.boolean(), off: damage });
const story = (whole: boolean): fc.Arbitrary<Story> =>
  fc.record({
    day: fc.constantFrom(...DAYS),
    sessions: fc.array(
      fc.record({
        from: fc.integer({ min: -5 * HOUR, max: 26 * HOUR }),
        parts: fc.array(
          whole
            ? part(fc.constant(0), fc.constantFrom(...STATES))
            : part(fc.oneof(fc.constant(0), fc.integer({ min: -HOUR, max: HOUR })), fc.constantFrom(...STATES, 'unheard-of')),
          { minLength: 1, maxLength: 20 },
        ),
        open: fc.boolean(),
        apart: fc.constant(whole),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });

describe('the days of people', () => {
  it(`leave no residue in ${String(RUNS)} generated days, in the file`, { timeout: 1_200_000 }, async () => {
    const { data, options, clock } = await freshData();
    const raw = new BetterSqlite(options.file);
    raw.pragma('foreign_keys = off');
    const sessionInto = rowsInto(raw, 'agent_session', ['id', 'agent_id', 'login_at', 'alive_at', 'next_state', 'logout_at', 'logout_reason']);
    const intervalInto = rowsInto(raw, 'state_interval', ['session_id', 'agent_id', 'project_id', 'practice', 'state', 'reason', 'from_at', 'to_at']);
    const sum = raw.prepare(`${SESSION_SUMS} and s.agent_id = ? group by 1, 2, 3, 4, 5`);
    /** Writes a story, and says when somebody was logged in by it. */
    const write = ({ day, sessions }: Story, agentId: AgentId): readonly { readonly from: number; readonly to: number }[] => {
      let free = Number.NEGATIVE_INFINITY;
      const spans: { readonly from: number; readonly to: number }[] = [];
      for (const [index, { from: shift, parts, open, apart }] of sessions.toSorted((a, b) => a.from - b.from).entries()) {
        const from = apart ? Math.max(free, day + shift) : day + shift;
        const to = from + parts.reduce((ms, one) => ms + one.ms, 0);
        const runs = open && index === sessions.length - 1;
        const sessionId = id<SessionId>();
        sessionInto({ id: sessionId, agent_id: agentId, login_at: from, alive_at: to, next_state: 'ready', logout_at: runs ? null : to, logout_reason: runs ? null : 'logged-out' });
        let at = from;
        for (const [place, { state, reason, ms, practice, off }] of parts.entries()) {
          const last = runs && place === parts.length - 1;
          intervalInto({ session_id: sessionId, agent_id: agentId, project_id: SERVICE_PROJECT.id, practice: practice ? 1 : 0, state, reason: state === 'not-ready' ? reason : null, from_at: at, to_at: last ? null : Math.max(at, at + ms + off) });
          at += ms;
        }
        spans.push({ from, to });
        free = to;
      }
      sum.run(agentId);
      return spans;
    };
    clock.now = new Date(2027, 1, 1).getTime();
    let [days, damaged] = [0, 0];
    const check = async (given: Story): Promise<void> => {
      const agentId = id<AgentId>();
      const spans = raw.transaction(() => write(given, agentId)).immediate();
      const { from, to, parts } = periodOf('day', given.day + HOUR);
      const ask = { agentIds: [agentId], projectId: null };
      const hours = (await data.figures.sums({ ...ask, asker: 'hours', bounds: [...parts, to] })) ?? [];
      const [whole] = (await data.figures.sums({ ...ask, asker: 'whole', bounds: [from, to] })) ?? [];
      const total = addUp(hours);
      const union = withoutOverlaps(spans.map((span) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to), what: null }))).reduce((ms, piece) => ms + piece.to - piece.from, 0);
      expect(loggedInMs(total)).toBe(union);
      expect(loggedInMs(whole ?? addUp([]))).toBe(union);
      // Where the log is whole it is also the same states, hour by hour and at once.
      if (given.sessions.every(({ apart }) => apart)) expect([total.time, total.reasons]).toEqual([whole?.time, whole?.reasons]);
      expect(Object.values(total.reasons).reduce((ms, one) => ms + one, 0)).toBe(total.time['not-ready']);
      expect(inSeconds(TIME_KINDS.map((kind) => total.time[kind])).reduce((seconds, one) => seconds + one, 0)).toBe(Math.floor(union / 1_000));
      days += 1;
      if (total.time.unrecorded > 0) damaged += 1;
    };
    const begun = performance.now();
    await fc.assert(fc.asyncProperty(story(true), check), { numRuns: RUNS / 2, endOnFailure: true });
    const untilHere = damaged;
    await fc.assert(fc.asyncProperty(story(false), check), { numRuns: RUNS / 2, endOnFailure: true });
    raw.close();
    // Whole logs have nothing without a state; among the others there are both.
    expect(untilHere).toBe(0);
    expect(damaged).toBeGreaterThan(0);
    console.log(`${String(days)} days, ${String(damaged)} of them with gaps: ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  });
});
