import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type Call } from '../../../../../shared/domain/call/call.ts';
import { transferEffects } from '../../../../../shared/domain/call/transfer-effects.ts';
import type { TransferFact, TransferMode } from '../../../../../shared/domain/call/transfer.ts';
import { CALL_1, CALL_2, storyOf } from '../../../../support/call-fixtures.ts';

/**
 * Every order in which the agent, the target, the customer, the exchange and the wires between can act in one transfer,
 * walked through to the end. The exchange is the worst that was met: it reports success before it has moved anybody, and
 * loses the customer when a dialog it needs ends meanwhile.
 */
type World = {
  readonly call: Call;
  /** On its way from the exchange, in order: about the customer's dialog, and about the target's. */
  readonly news: readonly (TransferFact | 'bye')[];
  readonly targetNews: readonly ('answer' | 'bye')[];
  /** On its way to the exchange. */
  readonly requests: readonly ('refer' | 'bye-customer' | 'bye-target')[];
  readonly exchange: {
    readonly refer: 'none' | 'accepted' | 'moving' | 'connected' | 'failed';
    readonly customer: 'with-us' | 'with-target' | 'gone' | 'lost';
    readonly target: 'ringing' | 'up' | 'gone';
    /** Its ends of our two dialogs. */
    readonly dialogs: { readonly customer: boolean; readonly target: boolean };
  };
  /** Dialogs of which the exchange is given time to end them itself. */
  readonly released: { readonly customer: boolean; readonly target: boolean };
  /** Our call to the target as we see it. */
  readonly consultation: 'none' | 'ringing' | 'talking' | 'over';
};
type Exchange = World['exchange'];

const target = { address: '200', name: 'Bea' };
const told = (world: World, fact: TransferFact): World => {
  const at = fact.type === 'time-up' ? (world.call.transfer?.deadlineAt ?? 0) : 10_000;
  return changed(world, { type: 'transfer', callId: CALL_1, at, fact });
};

/** One event of the customer's call, and what main does because of it. */
function changed(world: World, event: CallEvent): World {
  const before = world.call;
  const [call] = reduceCalls({ calls: [before] }, event).calls;
  if (call === undefined || call === before) return world;
  let next: World = { ...world, call };
  for (const effect of transferEffects(before, call)) {
    if (effect.type === 'offer') next = refer(next);
    const ends = effect.type === 'end-consultation' || effect.type === 'release-consultation';
    if (ends && next.consultation !== 'over') {
      const now = effect.type === 'end-consultation';
      next = {
        ...next,
        consultation: 'over',
        requests: now ? [...next.requests, 'bye-target'] : next.requests,
        released: { ...next.released, target: !now },
      };
    }
    // Nothing but this ends the customer's dialog from our side.
    if (effect.type === 'release-customer' && next.call.phase !== 'ended') {
      next = changed(next, { type: 'ended', callId: CALL_1, at: 10_000, end: { cause: 'hung-up-here' } });
      next = { ...next, released: { ...next.released, customer: true } };
    }
  }
  return next;
}

const refer = (world: World): World => ({ ...told(world, { type: 'offered' }), requests: [...world.requests, 'refer'] });

function start(mode: TransferMode): World {
  const customer = storyOf(
    CALL_1,
    'in',
    { type: 'answering' },
    { type: 'connected' },
    { type: 'hold-changed', local: 'turning-on' },
    { type: 'hold-changed', local: 'on' },
  );
  const [call] = customer.reduce(reduceCalls, NO_CALLS).calls;
  if (call === undefined) throw new Error('no call');
  const world: World = {
    call,
    news: [],
    targetNews: [],
    requests: [],
    exchange: { refer: 'none', customer: 'with-us', target: 'ringing', dialogs: { customer: true, target: mode !== 'direct' } },
    released: { customer: false, target: false },
    consultation: mode === 'direct' ? 'none' : 'ringing',
  };
  if (mode === 'direct')
    return { ...told(world, { type: 'offered-direct', target, note: '' }), requests: ['refer'] };
  return told(world, { type: 'consult-began', mode, target, note: '', consultCallId: CALL_2 });
}

const within = (world: World, change: Partial<Exchange>, more: Partial<World> = {}): World => ({
  ...world,
  ...more,
  exchange: { ...world.exchange, ...change },
});

/** A dialog ends at the exchange by our BYE. One that is needed to move the customer takes the customer along. */
function byeArrives(world: World, which: 'customer' | 'target'): World {
  const { exchange } = world;
  if (!exchange.dialogs[which]) return world;
  const dialogs = { ...exchange.dialogs, [which]: false };
  const losesCustomer =
    exchange.customer === 'with-us' && (which === 'customer' || exchange.refer === 'moving');
  return within(world, {
    dialogs,
    ...(losesCustomer ? { customer: 'lost' as const } : {}),
    ...(which === 'target' && exchange.target !== 'gone' && exchange.customer !== 'with-target' ? { target: 'gone' as const } : {}),
  });
}

/** Everything that can happen next. */
function nextOf(world: World, mode: TransferMode): readonly (readonly [string, World])[] {
  const { exchange, call, news, targetNews, requests, released } = world;
  const { transfer } = call;
  const steps: (readonly [string, World])[] = [];
  const may = (what: string, next: World): void => void steps.push([what, next]);

  const [heard, ...later] = news;
  if (heard !== undefined) {
    const read = { ...world, news: later };
    if (heard === 'bye')
      may('the exchange’s BYE of the customer arrives', changed(read, { type: 'ended', callId: CALL_1, at: 10_000, end: { cause: 'hung-up-there' } }));
    else {
      may(`${heard.type} arrives`, told(read, heard));
      // Reports may be lost with the connection; what answers a request comes again or times out.
      if (heard.type === 'refer-result' || heard.type === 'refer-ended') may(`${heard.type} is lost`, read);
    }
  }
  const [heardOfTarget, ...laterOfTarget] = targetNews;
  if (heardOfTarget !== undefined) {
    const read = { ...world, targetNews: laterOfTarget };
    if (heardOfTarget === 'answer')
      may('the answer arrives', world.consultation === 'ringing' ? told({ ...read, consultation: 'talking' }, { type: 'consult-answered' }) : read);
    else
      may(
        'the exchange’s BYE of the target arrives',
        world.consultation === 'over' ? read : told({ ...read, consultation: 'over' }, { type: 'consult-ended', reason: 'declined', sipStatus: null }),
      );
  }
  const [request, ...more] = requests;
  if (request === 'refer') {
    const read = { ...world, requests: more };
    const able = exchange.customer === 'with-us' && exchange.dialogs.customer && (mode === 'direct' || (exchange.dialogs.target && exchange.target === 'up'));
    may('REFER is refused', { ...read, news: [...news, { type: 'refer-refused', why: 'refused', sipStatus: 603 }] });
    may('REFER is not answered', { ...read, news: [...news, { type: 'refer-refused', why: 'timeout', sipStatus: null }] });
    if (able) may('REFER is accepted', within(read, { refer: 'accepted' }, { news: [...news, { type: 'refer-accepted' }] }));
    else may('REFER fails', { ...read, news: [...news, { type: 'refer-accepted' }, { type: 'refer-result', sipStatus: 603 }] });
  }
  if (request === 'bye-customer' || request === 'bye-target')
    may(`${request} reaches the exchange`, byeArrives({ ...world, requests: more }, request === 'bye-customer' ? 'customer' : 'target'));

  if (exchange.refer === 'accepted') {
    const bothThere = exchange.dialogs.customer && (mode === 'direct' ? exchange.target !== 'gone' : exchange.dialogs.target && exchange.target === 'up');
    // It says so before it has done it.
    if (bothThere) may('the exchange reports success and moves', within(world, { refer: 'moving' }, { news: [...news, { type: 'refer-result', sipStatus: 200 }] }));
    may('the exchange reports failure', within(world, { refer: 'failed' }, { news: [...news, { type: 'refer-result', sipStatus: 486 }] }));
    may('the exchange says nothing more', within(world, { refer: 'failed' }, { news: [...news, { type: 'refer-ended' }] }));
  }
  if (exchange.refer === 'moving' && exchange.customer === 'with-us') {
    const connected = { refer: 'connected', customer: 'with-target', target: 'up' } as const;
    may('both are connected, and our dialogs ended', within(world, { ...connected, dialogs: { customer: false, target: false } }, { news: [...news, 'bye'], targetNews: mode === 'direct' ? targetNews : [...targetNews, 'bye'] }));
    may('both are connected, and our dialogs left to us', within(world, connected));
  }
  if (exchange.target === 'ringing' && mode !== 'direct' && exchange.dialogs.target) {
    may('the target answers', within(world, { target: 'up' }, { targetNews: [...targetNews, 'answer'] }));
    may('the target declines', within(world, { target: 'gone', dialogs: { ...exchange.dialogs, target: false } }, { targetNews: [...targetNews, 'bye'] }));
  }
  if (exchange.target === 'up' && exchange.customer === 'with-us' && exchange.refer !== 'moving' && exchange.dialogs.target)
    may('the target drops', within(world, { target: 'gone', dialogs: { ...exchange.dialogs, target: false } }, { targetNews: [...targetNews, 'bye'] }));
  if (exchange.customer === 'with-us' && exchange.refer !== 'moving')
    may('the customer hangs up', within(world, { customer: 'gone', dialogs: { ...exchange.dialogs, customer: false } }, { news: [...news, 'bye'] }));

  if (call.phase === 'connected' && transfer !== null) {
    if (transfer.state === 'consulting' && transfer.mode === 'consult')
      may('the agent completes', transfer.consultAnswered ? refer(world) : told(world, { type: 'complete-at-answer' }));
    if (transfer.state !== 'done' && transfer.state !== 'failed') {
      may('the agent goes back', told(world, { type: 'cancelled' }));
      may('the line is lost', told(world, { type: 'line-lost' }));
      if (transfer.deadlineAt !== null) may('time is up', told(world, { type: 'time-up' }));
    }
  }
  // The exchange is given longer than it takes to move somebody.
  const busy = exchange.refer === 'accepted' || exchange.refer === 'moving' || requests.includes('refer');
  for (const which of ['customer', 'target'] as const)
    if (released[which] && !(busy && exchange.customer === 'with-us'))
      may(`the ${which}’s call was not ended: we do`, { ...world, released: { ...released, [which]: false }, requests: [...requests, `bye-${which}`] });
  return steps;
}

/** What tells two worlds apart; instants do not. */
const keyOf = (world: World): string => JSON.stringify(world, (key, value: unknown) => (key === 'since' || key === 'endedAt' || key === 'totalMs' ? 0 : value));

function walk(mode: TransferMode): { readonly worlds: number; readonly lost: readonly string[] | null; readonly stuck: readonly string[] | null; readonly done: number } {
  const seen = new Set<string>();
  const queue: { readonly world: World; readonly way: readonly string[] }[] = [{ world: start(mode), way: [] }];
  let stuck: readonly string[] | null = null;
  let done = 0;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { world, way } = next;
    if (world.exchange.customer === 'lost') return { worlds: seen.size, lost: way, stuck, done };
    const steps = nextOf(world, mode);
    // Nothing can happen any more, and the customer is neither with the target, nor with us, nor gone by their own will.
    if (world.exchange.customer === 'with-target' && world.call.transfer?.state === 'done') done += 1;
    if (world.exchange.customer === 'with-us' && world.call.phase === 'ended' && world.exchange.refer !== 'moving') stuck ??= way;
    for (const [what, after] of steps) {
      const key = keyOf(after);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ world: after, way: [...way, what] });
    }
  }
  return { worlds: seen.size, lost: null, stuck, done };
}

describe('in every order of events', () => {
  it.each(['consult', 'at-answer', 'direct'] as const)('%s: the customer is never ended by us unless the target has them', (mode) => {
    const { worlds, lost, stuck, done } = walk(mode);
    expect(lost).toBeNull();
    expect(stuck).toBeNull();
    expect(worlds).toBeGreaterThan(200);
    expect(done).toBeGreaterThan(0);
  });
});
