import { describe, expect, it } from 'vitest';
import { advance, answerObjection, back, jump, openParts, startRun } from '../../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun } from '../../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../../shared/domain/script/script.ts';
import { SALES_SCRIPT } from '../../../../../shared/domain/script/shipped/sales.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';

const said = (value: string) => ({ value, text: value });
function answered(run: ScriptRun, step: string, value: string, outbound = true): ScriptRun {
  const next = advance(SALES_SCRIPT, run, step, said(value), () => '', outbound);
  if (!next.ok) throw new Error(next.error);
  return next.value;
}
const start = startRun(SALES_SCRIPT);
const beyond = SALES_SCRIPT.steps.filter(({ phase }) => phase !== 'contact' && phase !== 'close');

describe('the opening of an outgoing call', () => {
  it.each(beyond.map(({ id }) => id))('cannot be jumped over to %s, whatever was settled but not all of it', (id) => {
    const half = answered(start, 'greeting', 'yes');
    for (const run of [start, half]) expect(jump(SALES_SCRIPT, run, id, true)).toEqual({ ok: false, error: 'opening-first' });
    expect(jump(SALES_SCRIPT, start, id, false).ok).toBe(true);
  });

  it('opens everything when person, reason, duration and moment are settled', () => {
    const run = answered(answered(start, 'greeting', 'yes'), 'convenient', 'yes');
    expect(run.path.at(-1)).toBe('situation');
    expect(openParts(SALES_SCRIPT, run)).toEqual([]);
    for (const { id } of beyond) expect(jump(SALES_SCRIPT, run, id, true).ok).toBe(true);
  });

  it('leads back to what was left out', () => {
    const ahead = jump(SALES_SCRIPT, start, 'convenient', true);
    if (!ahead.ok) throw new Error(ahead.error);
    const run = answered(ahead.value, 'convenient', 'yes');
    expect(run.path).toEqual(['greeting', 'convenient', 'greeting']);
    expect(answered(run, 'greeting', 'yes').path.at(-1)).toBe('convenient');
  });

  it('closes again when the answer is taken back', () => {
    const run = answered(answered(start, 'greeting', 'yes'), 'convenient', 'yes');
    const later = answered(back(run), 'convenient', 'later');
    expect(openParts(SALES_SCRIPT, later)).toEqual(['reason', 'duration', 'convenient']);
    expect(jump(SALES_SCRIPT, later, 'offer', true)).toEqual({ ok: false, error: 'opening-first' });
  });

  it('leaves the goodbyes and another appointment open', () => {
    for (const id of ['sorry', 'respect', 'when', 'no-deal']) expect(jump(SALES_SCRIPT, start, id, true).ok).toBe(true);
  });

  it('says so where the only opener leads past itself', () => {
    const script: Script = { ...SALES_SCRIPT, steps: SALES_SCRIPT.steps.map((step) => (step.id === 'greeting' ? { ...step, answers: [{ value: 'x', label: { en: 'x', nl: 'x' }, next: 'offer' }] } : step)) };
    expect(advance(script, startRun(script), 'greeting', said('x'), () => '', true)).toEqual({ ok: false, error: 'opening-first' });
  });

  it('is part of every script in which the agent calls', () => {
    const outgoing = SHIPPED_SCRIPTS.filter(({ id }) => /sales|survey|inventory|bad-news/u.test(id));
    expect(outgoing).toHaveLength(4);
    for (const script of outgoing) expect(openParts(script, startRun(script)).toSorted()).toEqual(['convenient', 'duration', 'reason', 'right-person']);
  });
});

describe('an objection', () => {
  const raised = answerObjection(SALES_SCRIPT, start, 'too-expensive');
  if (!raised.ok) throw new Error(raised.error);

  it('is on screen, is remembered once, and goes away with every way on', () => {
    const again = answerObjection(SALES_SCRIPT, raised.value, 'too-expensive');
    expect(again).toMatchObject({ ok: true, value: { objection: 'too-expensive', raised: ['too-expensive'], path: ['greeting'] } });
    expect(back(raised.value)).toEqual({ ...start, raised: ['too-expensive'] });
    expect(answered(raised.value, 'greeting', 'yes').objection).toBeUndefined();
    expect(jump(SALES_SCRIPT, raised.value, 'greeting')).toEqual({ ok: true, value: { ...start, raised: ['too-expensive'] } });
    expect(answerObjection(SALES_SCRIPT, raised.value, null)).toEqual({ ok: true, value: { ...start, raised: ['too-expensive'] } });
  });

  it('that the script does not have is refused', () => {
    expect(answerObjection(SALES_SCRIPT, start, 'constructor')).toEqual({ ok: false, error: 'unknown-objection' });
  });
});
