import type { FormDefinition, FormField } from '../../shared/domain/registration/form.ts';
import { CALLBACK_AT, NOTE, OUTCOME } from '../../shared/domain/registration/shipped/parts.ts';
import { answer, both, CALLER_OBJECTIONS, opening } from '../../shared/domain/script/shipped/opening.ts';
import type { Script, ScriptStep } from '../../shared/domain/script/script.ts';

/** Twenty questions: 3 to 6 only of whoever orders, 10 only of marks up to six, 15 to 18 only of whoever has a garden. */
const COUNT = 20;
const YES_NO = [2, 14, 20];
const NUMBERS = [1, 9, 19];
const id = (n: number): string => `q${String(n)}`;
const name = (n: number) => both(`${String(n)}. Question ${String(n)}`, `${String(n)}. Vraag ${String(n)}`);

function question(n: number): FormField {
  const shown = n >= 3 && n <= 6 ? { on: 'field.q2', is: ['yes'] } : n === 10 ? { on: 'field.q9', atMost: 6 } : n >= 15 && n <= 18 ? { on: 'field.q14', is: ['yes'] } : null;
  const common = { key: id(n), label: name(n), required: { on: 'field.outcome', is: ['completed'] }, ...(shown === null ? {} : { shown }) };
  if (YES_NO.includes(n)) return { ...common, kind: 'yes-no' };
  return NUMBERS.includes(n) ? { ...common, kind: 'number', min: 0, max: 10 } : { ...common, kind: 'text' };
}

function step(n: number): ScriptStep {
  const text = both(`What do you say to question ${String(n)}?`, `Wat zegt u op vraag ${String(n)}?`);
  const common = { id: id(n), phase: 'inventory' as const, title: name(n), text };
  const next = n === COUNT ? 'thanks' : id(n + 1);
  const yes = (to: string, no: string, done = {}): ScriptStep => ({ ...common, kind: 'choice', answers: [answer('yes', 'Yes', 'Ja', to, { [id(n)]: 'yes', ...done }), answer('no', 'No', 'Nee', no, { [id(n)]: 'no', ...done })] });
  if (n === 2) return yes('q3', 'q7');
  if (n === 14) return yes('q15', 'q19');
  if (n === COUNT) return yes('thanks', 'thanks', { outcome: 'completed' });
  if (n === 9) return { ...common, kind: 'ask', fillsField: 'q9', ways: [{ when: { on: 'field.q9', atMost: 6 }, next: 'q10' }], next: 'q11' };
  return { ...common, kind: 'ask', fillsField: id(n), next };
}

const NUMBERED = Array.from({ length: COUNT }, (_, index) => index + 1);

export const LONG_FORM: FormDefinition = {
  ...{ format: 1, id: 'long-survey', version: 1, kind: 'survey', name: both('Twenty questions', 'Twintig vragen'), sections: [], outcomes: 'research', summary: [] },
  fields: [...NUMBERED.map(question), OUTCOME, CALLBACK_AT, NOTE],
};

/** Asks them one after the other; what does not apply is jumped over. */
export function longScript(scriptId: string): Script {
  return {
    ...{ id: scriptId, version: 1, name: both('Twenty questions', 'Twintig vragen'), conversationKind: 'survey', form: 'long-survey', firstStep: 'greeting' },
    steps: [
      ...opening('q1', both('We ask our customers twenty questions; it takes six minutes. Does it suit you?', 'We stellen onze klanten twintig vragen; het duurt zes minuten. Komt het gelegen?')),
      ...NUMBERED.map(step),
      { id: 'thanks', phase: 'close', kind: 'end', title: both('Thanks', 'Bedanken'), text: both('Thank you. Goodbye!', 'Dank u wel. Tot ziens!') },
    ],
    objections: CALLER_OBJECTIONS,
  };
}
