import { withoutOverlaps } from '../figures/partition.ts';
import type { MemberEvent } from './queue-entry.ts';

type Span = { readonly from: number; readonly to: number };

const union = (spans: readonly Span[]): readonly Span[] =>
  withoutOverlaps(spans.map((span) => ({ ...span, what: null })));
const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + (to - from), 0);

/**
 * How long people were in queues and not paused, in ms, one number for each part. Somebody in several of them counts once; time of which
 * nothing is on record does not.
 * @param events in order, with those before the first part that say how it began
 * @param known stretches that are on record
 */
export function staffedMs(
  events: readonly MemberEvent[],
  known: readonly Span[],
  bounds: readonly number[],
): readonly number[] {
  const end = bounds.at(-1) ?? 0;
  const open = new Map<string, { inSince: number | null; readySince: number | null; paused: boolean }>();
  const byAgent = new Map<string, Span[]>();
  const close = (key: string, agent: string, at: number): void => {
    const state = open.get(key);
    if (state?.readySince == null) return;
    if (at > state.readySince) byAgent.set(agent, [...(byAgent.get(agent) ?? []), { from: state.readySince, to: at }]);
    state.readySince = null;
  };
  const agentOf = (key: string): string => key.slice(key.indexOf('\n') + 1);
  for (const { kind, at, queue, agent } of events) {
    if (at >= end) break;
    if (kind === 'restart') {
      for (const key of open.keys()) close(key, agentOf(key), at);
      open.clear();
      continue;
    }
    const key = `${queue}\n${agent}`;
    const state = open.get(key) ?? { inSince: null, readySince: null, paused: false };
    open.set(key, state);
    if (kind === 'out') {
      close(key, agent, at);
      open.delete(key);
    } else if (kind === 'paused') {
      close(key, agent, at);
      state.paused = true;
    } else {
      // A pause that ends also says that somebody is there, when the log began later than their work.
      if (kind === 'in') state.paused = false;
      if (kind === 'unpaused') state.paused = false;
      state.inSince ??= at;
      state.readySince ??= at;
    }
  }
  for (const key of open.keys()) close(key, agentOf(key), end);
  const onRecord = union(known);
  const spans = [...byAgent.values()].map(union);
  return bounds.slice(1).map((to, index) => {
    const from = bounds[index] as number;
    return spans.reduce((sum, each) => sum + overlapMs(within(each, from, to), onRecord), 0);
  });
}

const within = (spans: readonly Span[], from: number, to: number): readonly Span[] =>
  spans.flatMap((span) => {
    const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
    return cut.to > cut.from ? [cut] : [];
  });

/** What two lists of stretches, each in order and without overlaps, have in common. */
function overlapMs(one: readonly Span[], other: readonly Span[]): number {
  return one.reduce((sum, span) => sum + lengthOf(within(other, span.from, span.to)), 0);
}
