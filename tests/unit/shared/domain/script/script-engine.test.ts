import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  back,
  currentStep,
  followers,
  jump,
  progress,
  startRun,
  stepById,
} from '../../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun } from '../../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../../shared/domain/script/script.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';

const text = { en: 'x', nl: 'x' };
/** hello → kind → (a: ask → sum | b: sum) → bye; `lost` leads to a step that is not there. */
const script: Script = {
  id: 'small',
  version: 3,
  name: text,
  conversationKind: 'service',
  firstStep: 'hello',
  steps: [
    { id: 'hello', phase: 'contact', kind: 'say', title: text, text, next: 'kind' },
    {
      id: 'kind',
      phase: 'inventory',
      kind: 'choice',
      title: text,
      text,
      answers: [
        { value: 'a', label: text, next: 'ask' },
        { value: 'b', label: text, next: 'sum' },
        { value: 'lost', label: text, next: 'nowhere' },
      ],
    },
    { id: 'ask', phase: 'proposal', kind: 'ask', title: text, text, next: 'sum' },
    { id: 'sum', phase: 'summary', kind: 'check', title: text, text, next: 'bye' },
    { id: 'bye', phase: 'close', kind: 'end', title: text, text },
  ],
  objections: [],
};
const answer = (value: string): { value: string; text: string } => ({ value, text: `said ${value}` });

function walk(...answers: readonly (readonly [string, string])[]): ScriptRun {
  return answers.reduce((run, [step, value]) => {
    const next = advance(script, run, step, answer(value));
    if (!next.ok) throw new Error(next.error);
    return next.value;
  }, startRun(script));
}

describe('a run', () => {
  test('starts at the first step', () => {
    expect(startRun(script)).toEqual({ scriptId: 'small', version: 3, path: ['hello'], answers: {} });
    expect(currentStep(script, startRun(script))?.id).toBe('hello');
  });

  test('follows the answers and keeps those that say something', () => {
    expect(walk(['hello', ''], ['kind', 'a'], ['ask', 'typed'], ['sum', 'done'])).toEqual({
      scriptId: 'small',
      version: 3,
      path: ['hello', 'kind', 'ask', 'sum', 'bye'],
      answers: { kind: answer('a'), ask: answer('typed'), sum: answer('done') },
    });
    expect(walk(['hello', ''], ['kind', 'b']).path).toEqual(['hello', 'kind', 'sum']);
  });

  test('stays at the end', () => {
    const run = walk(['hello', ''], ['kind', 'b'], ['sum', '']);
    expect(advance(script, run, 'bye', answer('x'))).toEqual({ ok: true, value: run });
  });

  test.each([
    ['a step that is not on screen', 'sum', 'x', 'unknown-step'],
    ['a step that does not exist', 'nowhere', 'x', 'unknown-step'],
    ['a way to a step that does not exist', 'kind', 'lost', 'unknown-step'],
    ['an answer that does not exist', 'kind', 'c', 'unknown-answer'],
  ])('refuses %s', (_, step, value, error) => {
    expect(advance(script, walk(['hello', '']), step, answer(value))).toEqual({ ok: false, error });
  });

  test('goes back and jumps without losing answers', () => {
    const run = walk(['hello', ''], ['kind', 'a']);
    expect(back(run)).toEqual({ ...run, path: ['hello', 'kind'] });
    expect(back(startRun(script))).toEqual(startRun(script));
    expect(jump(script, run, 'bye')).toEqual({ ok: true, value: { ...run, path: ['hello', 'kind', 'ask', 'bye'] } });
    expect(jump(script, run, 'nowhere')).toEqual({ ok: false, error: 'unknown-step' });
    const same = jump(script, run, 'ask');
    expect(same.ok && same.value === run).toBe(true);
  });

  test('of another version has no step and no progress', () => {
    const run = { ...startRun(script), path: ['gone'] };
    expect([currentStep(script, run), progress(script, run), stepById(script, 'gone')]).toEqual([null, null, null]);
  });
});

describe('progress', () => {
  const phases = ['contact', 'inventory', 'proposal', 'summary', 'close'];
  test.each<[ScriptRun, unknown]>([
    [startRun(script), { phase: 'contact', phases, done: [], stepNumber: 1, total: 4 }],
    [
      walk(['hello', ''], ['kind', 'a']),
      { phase: 'proposal', phases, done: ['contact', 'inventory'], stepNumber: 3, total: 5 },
    ],
    [
      back(walk(['hello', ''], ['kind', 'a'])),
      { phase: 'inventory', phases, done: ['contact'], stepNumber: 2, total: 4 },
    ],
    [
      walk(['hello', ''], ['kind', 'b'], ['sum', '']),
      { phase: 'close', phases, done: ['contact', 'inventory', 'summary'], stepNumber: 4, total: 4 },
    ],
  ])('%#', (run, expected) => {
    expect(progress(script, run)).toEqual(expected);
  });

  test('of a loop without an end promises nothing', () => {
    const loop: Script = {
      ...script,
      steps: [{ id: 'hello', phase: 'contact', kind: 'say', title: text, text, next: 'hello' }],
    };
    expect(progress(loop, startRun(loop))).toMatchObject({ stepNumber: 1, total: 1 });
  });
});

test('any clicks in the starter script keep a run that has a step on screen', () => {
  const ids = STARTER_SCRIPT.steps.map(({ id }) => id);
  const click = fc.record({
    what: fc.constantFrom('next', 'back', 'jump'),
    step: fc.constantFrom(...ids),
    nth: fc.nat(8),
  });
  fc.assert(
    fc.property(fc.array(click, { maxLength: 40 }), (clicks) => {
      let run = startRun(STARTER_SCRIPT);
      for (const { what, step, nth } of clicks) {
        const before = currentStep(STARTER_SCRIPT, run);
        if (before === null) throw new Error('no step on screen');
        if (what === 'back') run = back(run);
        const value = before.answers?.[nth % before.answers.length]?.value ?? '';
        const next =
          what === 'next'
            ? advance(STARTER_SCRIPT, run, before.id, { value, text: value })
            : what === 'jump'
              ? jump(STARTER_SCRIPT, run, step)
              : null;
        if (next !== null) {
          if (!next.ok) throw new Error(next.error);
          run = next.value;
        }
        if (what === 'next' && before.kind !== 'end') expect(followers(before)).toContain(run.path.at(-1));
        const done = progress(STARTER_SCRIPT, run);
        expect(done !== null && done.stepNumber <= done.total).toBe(true);
      }
    }),
  );
});
