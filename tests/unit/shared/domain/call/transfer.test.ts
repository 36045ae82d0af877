import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import { NO_CALLS, type Call } from '../../../../../shared/domain/call/call.ts';
import { transferEffects, type TransferEffect } from '../../../../../shared/domain/call/transfer-effects.ts';
import { endReason, failureOfStatus } from '../../../../../shared/domain/call/transfer-failure.ts';
import { canComplete, canTakeBack, canTransfer } from '../../../../../shared/domain/call/transfer-guards.ts';
import { reduceTransfer, transferAtEnd } from '../../../../../shared/domain/call/transfer-reducer.ts';
import {
  isUnderWay,
  FIRST_WORD_MS,
  REPORT_LIMIT_MS,
  RING_LIMIT_MS,
  TRANSFER_FAILURES,
  type Transfer,
  type TransferFact,
} from '../../../../../shared/domain/call/transfer.ts';
import { brandId, type CallId } from '../../../../../shared/lib/brand.ts';
import { CALL_1, CALL_2, storyOf } from '../../../../support/call-fixtures.ts';

const target = { address: '200', name: 'Bea' };
const began = (mode: 'consult' | 'at-answer'): TransferFact => ({
  type: 'consult-began',
  mode,
  target,
  note: '',
  consultCallId: CALL_2,
});
const after = (...facts: readonly TransferFact[]): Transfer | null =>
  facts.reduce<Transfer | null>((transfer, fact) => reduceTransfer(transfer, fact, 1_000), null);

const BEGUN = { consult: [began('consult')], atAnswer: [began('at-answer')] } as const;
const answered: TransferFact = { type: 'consult-answered' };
const offered: TransferFact = { type: 'offered' };
const accepted: TransferFact = { type: 'refer-accepted' };
const result = (sipStatus: number): TransferFact => ({ type: 'refer-result', sipStatus });

describe('the way of a transfer', () => {
  test('consulted, offered, accepted, done', () => {
    expect(after(...BEGUN.consult)).toMatchObject({ state: 'consulting', deadlineAt: 1_000 + RING_LIMIT_MS });
    expect(after(...BEGUN.consult, answered)).toMatchObject({ state: 'consulting', deadlineAt: null });
    expect(after(...BEGUN.consult, answered, offered)).toMatchObject({
      state: 'offered',
      deadlineAt: 1_000 + REPORT_LIMIT_MS,
    });
    // The first word is due at once; the final one may take its time after it.
    const waiting = after(...BEGUN.consult, answered, offered, accepted);
    expect(waiting).toMatchObject({ state: 'proceeding', deadlineAt: 1_000 + FIRST_WORD_MS });
    expect(reduceTransfer(waiting, { type: 'refer-progress', sipStatus: 100 }, 2_000)).toMatchObject({
      state: 'proceeding',
      deadlineAt: 2_000 + REPORT_LIMIT_MS,
    });
    expect(after(...BEGUN.consult, answered, offered, accepted, result(200))).toMatchObject({
      state: 'done',
      sipStatus: 200,
      deadlineAt: null,
    });
  });

  test('left to the exchange, which may let it ring as long as we would', () => {
    const direct: TransferFact = { type: 'offered-direct', target, note: '' };
    expect(after(direct)).toMatchObject({ state: 'offered', mode: 'direct', deadlineAt: 1_000 + REPORT_LIMIT_MS });
    expect(after(direct, accepted, { type: 'refer-progress', sipStatus: 180 })).toMatchObject({
      state: 'proceeding',
      sipStatus: 180,
      deadlineAt: 1_000 + RING_LIMIT_MS,
    });
  });

  const failures: readonly [string, readonly TransferFact[], Transfer['reason']][] = [
    ['the target is busy', [...BEGUN.atAnswer, { type: 'consult-ended', reason: 'busy', sipStatus: 486 }], 'busy'],
    [
      'the target drops',
      [...BEGUN.consult, answered, { type: 'consult-ended', reason: 'unreachable', sipStatus: null }],
      'target-gone',
    ],
    ['the agent goes back', [...BEGUN.consult, { type: 'cancelled' }], 'cancelled'],
    ['the agent goes back late', [...BEGUN.consult, answered, offered, accepted, { type: 'cancelled' }], 'cancelled'],
    [
      'REFER is refused',
      [...BEGUN.consult, answered, offered, { type: 'refer-refused', why: 'refused', sipStatus: 405 }],
      'refused',
    ],
    [
      'REFER is not answered',
      [...BEGUN.consult, answered, offered, { type: 'refer-refused', why: 'timeout', sipStatus: null }],
      'no-report',
    ],
    [
      'the subscription ends silently',
      [...BEGUN.consult, answered, offered, accepted, { type: 'refer-ended' }],
      'no-report',
    ],
    ['the report says 486', [...BEGUN.consult, answered, offered, accepted, result(486)], 'busy'],
    ['the line is lost', [...BEGUN.consult, answered, offered, accepted, { type: 'line-lost' }], 'connection-lost'],
  ];
  test.each(failures)('fails when %s', (_name, facts, reason) => {
    expect(after(...facts)).toMatchObject({ state: 'failed', reason, deadlineAt: null });
  });

  test('after the REFER the end of our call to the target is no failure', () => {
    const facts = [...BEGUN.consult, answered, offered, accepted] as const;
    const ended: TransferFact = { type: 'consult-ended', reason: 'target-gone', sipStatus: null };
    expect(after(...facts, ended)).toMatchObject({ state: 'proceeding', consultCallId: null });
    expect(after(...facts, ended, result(200))).toMatchObject({ state: 'done' });
  });

  test('late words do not count', () => {
    for (const over of [
      [...BEGUN.consult, { type: 'cancelled' } as const],
      [...BEGUN.consult, answered, offered, accepted, result(200)],
    ]) {
      const before = after(...over);
      for (const fact of [result(200), result(500), accepted, answered, { type: 'line-lost' } as const])
        expect(reduceTransfer(before, fact, 2_000)).toBe(before);
    }
    const failed = after(...BEGUN.consult, { type: 'cancelled' });
    expect(reduceTransfer(failed, { type: 'acknowledged' }, 2_000)).toBeNull();
    expect(reduceTransfer(failed, began('consult'), 2_000)).toMatchObject({ state: 'consulting' });
  });

  test('the customer’s end: by the exchange after its 202, else by the customer', () => {
    const there = { cause: 'hung-up-there' } as const;
    expect(transferAtEnd(after(...BEGUN.consult, answered), there, 5)).toMatchObject({ reason: 'customer-gone' });
    expect(transferAtEnd(after(...BEGUN.consult, answered, offered, accepted), there, 5)).toMatchObject({
      state: 'done',
    });
    expect(transferAtEnd(null, there, 5)).toBeNull();
  });

  test('taken for done at the exchange’s BYE until its last word says otherwise', () => {
    const there = { cause: 'hung-up-there' } as const;
    const presumed = transferAtEnd(after(...BEGUN.consult, answered, offered, accepted), there, 5);
    expect(reduceTransfer(presumed, result(486), 6)).toMatchObject({ state: 'failed', reason: 'let-go', sipStatus: 486 });
    const confirmed = reduceTransfer(presumed, result(200), 6);
    expect(confirmed).toMatchObject({ state: 'done', sipStatus: 200 });
    expect(reduceTransfer(confirmed, result(486), 7)).toBe(confirmed);
  });

  it('words every status and every end', () => {
    for (let status = 300; status < 700; status += 1) expect(TRANSFER_FAILURES).toContain(failureOfStatus(status));
    expect(endReason({ cause: 'media-failed' })).toBe('unreachable');
  });
});

/** A customer's call after a story and facts about its transfer, with a colleague's call beside it. */
function calls(facts: readonly TransferFact[], colleague: readonly Partial<CallEvent>[] = []): readonly Call[] {
  const events = [
    ...storyOf(
      CALL_1,
      'in',
      { type: 'answering' },
      { type: 'connected' },
      { type: 'hold-changed', local: 'turning-on' },
      { type: 'hold-changed', local: 'on' },
    ),
    ...storyOf(CALL_2, 'out', ...colleague),
    ...facts.map((fact): CallEvent => ({ type: 'transfer', callId: CALL_1, at: 2_000, fact })),
  ];
  return events.reduce(reduceCalls, NO_CALLS).calls;
}

const first = (all: readonly Call[]): Call => {
  const [call] = all;
  if (call === undefined) throw new Error('no call');
  return call;
};

describe('what may be asked', () => {
  test('one transfer at a time, and completing only with a target that is on the line', () => {
    const idle = calls(
      [],
      [{ type: 'connected' }, { type: 'hold-changed', local: 'turning-on' }, { type: 'hold-changed', local: 'on' }],
    );
    expect(canTransfer(first(idle), idle)).toBe(true);
    const unheld = calls([], [{ type: 'connected' }]);
    expect(canTransfer(first(unheld), unheld)).toBe(false);
    const ringing = calls([...BEGUN.consult], [{ type: 'ringing-there' }]);
    expect([
      canTransfer(first(ringing), ringing),
      canComplete(first(ringing), ringing),
      canTakeBack(first(ringing)),
    ]).toEqual([false, true, true]);
    const gone = calls([...BEGUN.consult], [{ type: 'ended', end: { cause: 'busy' } }]);
    expect(canComplete(first(gone), gone)).toBe(false);
    const talking = calls([...BEGUN.consult, answered], [{ type: 'connected' }]);
    expect(canComplete(first(talking), talking)).toBe(true);
    // Asked for while it rings, it is completed by itself.
    expect(after(...BEGUN.consult, { type: 'complete-at-answer' })).toMatchObject({ mode: 'at-answer' });
    expect(after(...BEGUN.consult, answered, { type: 'complete-at-answer' })).toMatchObject({ mode: 'consult' });
    const automatic = calls([...BEGUN.atAnswer, answered], [{ type: 'connected' }]);
    expect(canComplete(first(automatic), automatic)).toBe(false);
    const done = calls([...BEGUN.consult, answered, offered, accepted, result(200)], [{ type: 'connected' }]);
    expect([canTransfer(first(done), done), canTakeBack(first(done))]).toEqual([false, false]);
  });
});

describe('the customer is never lost', () => {
  const status = fc.integer({ min: 100, max: 699 });
  const fact: fc.Arbitrary<TransferFact> = fc.oneof(
    fc.constantFrom<TransferFact>(
      { type: 'complete-at-answer' },
      began('consult'),
      began('at-answer'),
      { type: 'offered-direct', target, note: '' },
      answered,
      offered,
      accepted,
      { type: 'refer-ended' },
      { type: 'line-lost' },
      { type: 'time-up' },
      { type: 'cancelled' },
      { type: 'acknowledged' },
    ),
    status.map((sipStatus): TransferFact =>
      sipStatus < 200 ? { type: 'refer-progress', sipStatus } : result(sipStatus),
    ),
    fc.constantFrom<TransferFact>(
      { type: 'refer-refused', why: 'refused', sipStatus: 603 },
      { type: 'refer-refused', why: 'timeout', sipStatus: null },
      { type: 'consult-ended', reason: 'busy', sipStatus: 486 },
    ),
  );

  test('whatever happens: released only on a report of success, back after every failure, and never waiting for ever', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fact, fc.integer({ min: 0, max: 20_000 })), { maxLength: 30 }), (story) => {
        let call = first(calls([]));
        let at = 10_000;
        const step = (one: TransferFact): readonly TransferEffect[] => {
          const before = call;
          call = first(reduceCalls({ calls: [call] }, { type: 'transfer', callId: CALL_1, at, fact: one }).calls);
          const effects = transferEffects(before, call);
          const types = effects.map(({ type }) => type);
          // Let go of only when both are connected.
          if (types.includes('release-customer')) {
            expect(one).toMatchObject({ type: 'refer-result' });
            expect(call.transfer?.state).toBe('done');
          }
          if (isUnderWay(before.transfer) && !isUnderWay(call.transfer))
            expect(types.includes('release-customer') !== types.includes('take-customer-back')).toBe(true);
          // Underway without a limit is only a conversation, which the agent ends.
          if (isUnderWay(call.transfer) && call.transfer.deadlineAt === null)
            expect(call.transfer).toMatchObject({ state: 'consulting', consultAnswered: true });
          expect(call.phase).toBe('connected');
          return effects;
        };
        for (const [one, later] of story) {
          at += later;
          step(one);
        }
        const limit = call.transfer?.deadlineAt ?? null;
        if (limit === null) return;
        at = Math.max(at, limit);
        expect(step({ type: 'time-up' }).map(({ type }) => type)).toContain('take-customer-back');
      }),
      { numRuns: process.env['BALIE_N'] === 'full' ? 20_000 : 2_000 },
    );
  });

  test('no fact about an unknown or ended call changes anything', () => {
    const nobody = brandId<CallId>('0190a000-0000-7000-8000-000000000999');
    const state = { calls: calls([]) };
    expect(reduceCalls(state, { type: 'transfer', callId: nobody, at: 1, fact: began('consult') })).toBe(state);
  });
});
