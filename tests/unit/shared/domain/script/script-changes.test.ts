import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../../../shared/domain/script/script-library.ts';
import type { Script, ScriptStep } from '../../../../../shared/domain/script/script.ts';

const words = (en: string, nl = en) => ({ en, nl });
const QUESTION: ScriptStep = {
  ...{ id: 'question', phase: 'inventory', kind: 'choice', title: words('Question', 'Vraag'), text: words('What is it about?') },
  answers: [
    { value: 'order', label: words('An order', 'Een bestelling'), next: 'order', fills: { category: 'delivery' } },
    { value: 'other', label: words('Something else', 'Iets anders'), next: 'end' },
  ],
};
const END: ScriptStep = { id: 'end', phase: 'close', kind: 'end', title: words('The end', 'Slot'), text: words('Goodbye') };
const SCRIPT: Script = { id: 's', version: 1, name: words('Script'), conversationKind: 'service', firstStep: 'question', steps: [QUESTION, { ...END, id: 'order', title: words('Order', 'Bestelling') }, END], objections: [] };
const [order, other] = QUESTION.answers ?? [];
if (order === undefined || other === undefined) throw new Error('no answers');

const partsOf = (before: Partial<ScriptStep>, after: Partial<ScriptStep>, language: 'en' | 'nl' = 'en') =>
  changesBetween({ ...SCRIPT, steps: [{ ...QUESTION, ...before }, ...SCRIPT.steps.slice(1)] }, { ...SCRIPT, version: 2, steps: [{ ...QUESTION, ...after }, ...SCRIPT.steps.slice(1)] }, language).flatMap(({ parts }) => parts);

describe('what changed between two versions', () => {
  it('says how long a silence could be and may be now, also where the step did not say', () => {
    expect(partsOf({ maxSilenceMs: 2_000 }, { maxSilenceMs: 8_500 })).toEqual([{ name: 'maxSilenceMs', before: '2000', after: '8500' }]);
    expect(partsOf({}, { maxSilenceMs: 8_000 })).toEqual([{ name: 'maxSilenceMs', before: null, after: '8000' }]);
  });

  it('names the answers that differ, with where they lead and what they fill in', () => {
    const change = (answer: Partial<typeof order>) => partsOf({}, { answers: [{ ...order, ...answer }, other] });
    expect(change({ next: 'end' })).toEqual([{ name: 'answers', before: 'An order → Order', after: 'An order → The end' }]);
    expect(change({ fills: { category: 'price', note: words('asked') } })).toEqual([{ name: 'answers', before: 'An order (category = delivery)', after: 'An order (category = price, note = asked)' }]);
    expect(change({ label: words('An order', 'Bestelling') })).toEqual([{ name: 'answers', before: 'Een bestelling', after: 'Bestelling' }]);
    expect(partsOf({}, { answers: [order, other, { value: 'new', label: words('Nothing'), next: 'end' }] })).toEqual([{ name: 'answers', before: null, after: 'Nothing → The end' }]);
    expect(partsOf({}, { answers: [other, order] })).toEqual([{ name: 'answers', before: 'An order\nSomething else', after: 'Something else\nAn order' }]);
    // No words tell this one.
    expect(change({ opens: true })).toEqual([{ name: 'answers', before: null, after: null }]);
  });

  it('lists what a step settles, and says nothing about what stayed', () => {
    expect(partsOf({ opening: ['reason'] }, { opening: ['reason', 'duration'] })).toEqual([{ name: 'opening', before: 'reason', after: 'reason\nduration' }]);
    expect(partsOf({}, {})).toEqual([]);
  });
});
