import { describe, expect, it } from 'vitest';
import { checklistFor, checklistOf, completeness, coveredBy, gapsIn, withTick } from '../../../../../shared/domain/checklist/checklist.ts';
import { CONVERSATION_KINDS } from '../../../../../shared/domain/script/script.ts';
import { advance, startRun } from '../../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun } from '../../../../../shared/domain/script/script-run.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';
import { SALES_SCRIPT } from '../../../../../shared/domain/script/shipped/sales.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';

const NOTHING = { value: '', text: '' };
const go = (script: typeof SALES_SCRIPT, run: ScriptRun, stepId: string, value = ''): ScriptRun => {
  const next = advance(script, run, stepId, { value, text: value });
  if (!next.ok) throw new Error(next.error);
  return next.value;
};
const ticked = (script: typeof SALES_SCRIPT, run: ScriptRun, direction: 'in' | 'out'): readonly string[] =>
  checklistFor(script, run, direction).filter(({ tick }) => tick !== null).map(({ item }) => item);

describe('the checklist of a conversation', () => {
  it('asks of whoever calls more than of whoever is called (competences 3 and 4), and of a survey no proposal', () => {
    expect(checklistOf('service', 'out')).toHaveLength(11);
    expect(checklistOf('service', 'in')).toEqual(['greeting', 'own-name', 'reason', 'listen', 'proposal', 'time-to-think', 'summary', 'closing']);
    expect(checklistOf('survey', 'out')).not.toContain('proposal');
    for (const kind of CONVERSATION_KINDS) expect(checklistOf(kind, 'out')).toEqual(expect.arrayContaining(['greeting', 'own-name', 'right-person', 'convenient', 'duration', 'reason', 'closing']));
  });

  it.each(SHIPPED_SCRIPTS.map((script) => [script.id, script] as const))('%s covers everything that no ear is needed for', (_id, script) => {
    const covered = new Set(script.steps.flatMap((step) => coveredBy(script, step)));
    const opens = script.steps.some(({ opening }) => opening !== undefined);
    const wanted = checklistOf(script.conversationKind, opens ? 'out' : 'in').filter((item) => item !== 'listen');
    expect(wanted.filter((item) => !covered.has(item))).toEqual([]);
  });

  it('is ticked by steps that were passed, not by the one on screen', () => {
    const first = startRun(STARTER_SCRIPT);
    expect(ticked(STARTER_SCRIPT, first, 'in')).toEqual([]);
    const second = go(STARTER_SCRIPT, first, 'greeting');
    expect(ticked(STARTER_SCRIPT, second, 'in')).toEqual(['greeting', 'own-name']);
    expect(gapsIn(checklistFor(STARTER_SCRIPT, second, 'in'))).toEqual(['reason', 'listen', 'proposal', 'time-to-think', 'summary', 'closing']);
  });

  it('an opening counts by its answer: somebody who is not there has not been spoken to', () => {
    const first = startRun(SALES_SCRIPT);
    expect(ticked(SALES_SCRIPT, go(SALES_SCRIPT, first, 'greeting', 'yes'), 'out')).toEqual(['greeting', 'own-name', 'right-person']);
    expect(ticked(SALES_SCRIPT, go(SALES_SCRIPT, first, 'greeting', 'absent'), 'out')).toEqual(['greeting', 'own-name']);
    const opened = go(SALES_SCRIPT, go(SALES_SCRIPT, first, 'greeting', 'yes'), 'convenient', 'yes');
    expect(ticked(SALES_SCRIPT, opened, 'out')).toEqual(['greeting', 'own-name', 'right-person', 'convenient', 'reason', 'duration']);
  });

  it('a hand goes before the script, and leaves no trace where both say the same', () => {
    const run = go(STARTER_SCRIPT, startRun(STARTER_SCRIPT), 'greeting');
    const without = withTick(STARTER_SCRIPT, run, 'in', 'own-name', false);
    expect(ticked(STARTER_SCRIPT, without, 'in')).toEqual(['greeting']);
    expect(withTick(STARTER_SCRIPT, without, 'in', 'own-name', true).ticks).toBeUndefined();
    const heard = withTick(STARTER_SCRIPT, run, 'in', 'listen', true);
    expect(checklistFor(STARTER_SCRIPT, heard, 'in').find(({ item }) => item === 'listen')).toEqual({ item: 'listen', tick: 'hand' });
    expect(withTick(STARTER_SCRIPT, run, 'in', 'convenient', true)).toBe(run);
    // An answer does not take it away.
    expect(go(STARTER_SCRIPT, heard, 'person', 'confirmed').ticks).toEqual({ listen: true });
  });

  it('a step may say itself what it covers', () => {
    const script = { ...STARTER_SCRIPT, steps: STARTER_SCRIPT.steps.map((step) => (step.id === 'greeting' ? { ...step, covers: ['listen'] as const } : step)) };
    expect(ticked(script, go(script, startRun(script), 'greeting'), 'in')).toEqual(['listen']);
  });

  it('tells for figures which part of it was done', () => {
    expect(completeness([])).toBeNull();
    expect(completeness([{ item: 'greeting', tick: 'script' }, { item: 'listen', tick: null }])).toBe(0.5);
    expect(advance(STARTER_SCRIPT, startRun(STARTER_SCRIPT), 'greeting', NOTHING).ok).toBe(true);
  });
});
