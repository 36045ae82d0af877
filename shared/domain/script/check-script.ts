import { CUSTOMER_FACTS, factOf, testsIn, type Condition } from '../condition/condition.ts';
import { isMergeField } from './merge-fields.ts';
import { followers } from './script-engine.ts';
import { OPENING_PARTS, type LocalisedText, type Script, type ScriptStep } from './script.ts';
import { namesInTemplate, templateFault } from './template.ts';

/** Every answer has a key of its own, 1 to 9. */
const NUMBER_KEYS = 9;

export type ScriptProblem = {
  readonly problem:
    | 'no-first-step'
    | 'duplicate-step'
    | 'duplicate-answer'
    | 'no-answers'
    | 'too-many-answers'
    | 'dead-end'
    | 'unreachable'
    | 'unknown-next'
    | 'unknown-merge-field'
    | 'unknown-registration-field'
    | 'missing-language'
    | 'no-exit'
    | 'template'
    | 'opening-missing'
    | 'opening-unsettled'
    | 'no-fallback'
    | 'unknown-fact'
    | 'unfit-value'
    | 'offer-table'
    | 'offer-empty';
  /** The step, objection or offer where it is; empty for the script itself. */
  readonly where: string;
  /** The name that is wrong, or the language and part that is missing. */
  readonly detail: string;
};

/**
 * Everything that would go wrong while talking: steps that lead nowhere, go round for ever or cannot be reached, names that do not exist,
 * texts that are not there in each language or cannot be filled, an opening that can be passed over. Empty for a script that can be used.
 *
 * @param registrationFields keys of the form that answers may fill.
 */
export function checkScript(script: Script, registrationFields: readonly string[]): readonly ScriptProblem[] {
  const ids = script.steps.map(({ id }) => id);
  return [
    ...(ids.includes(script.firstStep) ? [] : [problem('no-first-step', '', script.firstStep)]),
    ...repeated(ids).map((id) => problem('duplicate-step', id, id)),
    ...unreachable(script).map((id) => problem('unreachable', id, id)),
    ...withoutExit(script).map((id) => problem('no-exit', id, id)),
    ...openingProblems(script),
    ...script.steps.flatMap((step) => [...stepProblems(step, ids), ...fillProblems(step, registrationFields, ids)]),
    ...(script.hints ?? []).flatMap(({ id, when }) => (when === undefined ? [] : askedProblems(id, [when], registrationFields, ids))),
    ...texts(script).flatMap(([where, part, text]) => textProblems(where, part, text, ids)),
  ];
}

function problem(kind: ScriptProblem['problem'], where: string, detail: string): ScriptProblem {
  return { problem: kind, where, detail };
}

function stepProblems(step: ScriptStep, ids: readonly string[]): readonly ScriptProblem[] {
  const ways = followers(step);
  return [
    ...(step.kind === 'choice' && (step.answers ?? []).length === 0 ? [problem('no-answers', step.id, '')] : []),
    ...((step.answers ?? []).length > NUMBER_KEYS ? [problem('too-many-answers', step.id, '')] : []),
    ...(step.kind !== 'end' && ways.length === 0 ? [problem('dead-end', step.id, '')] : []),
    ...((step.ways ?? []).length > 0 && step.next === undefined && step.kind !== 'choice' ? [problem('no-fallback', step.id, '')] : []),
    ...ways.filter((id) => !ids.includes(id)).map((id) => problem('unknown-next', step.id, id)),
    ...repeated((step.answers ?? []).map(({ value }) => value)).map((value) =>
      problem('duplicate-answer', step.id, value),
    ),
  ];
}

function fillProblems(step: ScriptStep, known: readonly string[], stepIds: readonly string[]): readonly ScriptProblem[] {
  const filled = [
    ...(step.fillsField === undefined ? [] : [step.fillsField]),
    ...(step.answers ?? []).flatMap(({ fills }) => Object.keys(fills ?? {})),
  ];
  return [
    ...[...new Set(filled)].filter((field) => !known.includes(field)).map((field) => problem('unknown-registration-field', step.id, field)),
    ...askedProblems(step.id, (step.ways ?? []).map(({ when }) => when), [...known, ...filled], stepIds),
  ];
}

/** What conditions look at and is not there. */
function askedProblems(where: string, conditions: readonly Condition[], known: readonly string[], stepIds: readonly string[]): readonly ScriptProblem[] {
  const asked = [...new Set(conditions.flatMap((when) => testsIn(when)).map(({ test }) => test.on))];
  const fields = asked.flatMap((on) => {
    const fact = factOf(on);
    return fact?.source === 'field' && !known.includes(fact.name) ? [problem('unknown-registration-field', where, fact.name)] : [];
  });
  const strange = asked.filter((on) => {
    const fact = factOf(on);
    if (fact === null) return true;
    if (fact.source === 'answer') return !stepIds.includes(fact.name);
    return fact.source === 'customer' && !(CUSTOMER_FACTS as readonly string[]).includes(fact.name);
  });
  return [...fields, ...strange.map((on) => problem('unknown-fact', where, on))];
}

function textProblems(
  where: string,
  part: string,
  text: LocalisedText,
  stepIds: readonly string[],
): readonly ScriptProblem[] {
  const languages = ['en', 'nl'] as const;
  return [
    ...languages
      .filter((language) => (text[language] ?? '').trim() === '')
      .map((language) => problem('missing-language', where, `${language}: ${part}`)),
    ...languages.flatMap((language) => {
      const fault = templateFault(text[language] ?? '');
      return fault === null ? [] : [problem('template', where, `${language}: ${part}: ${fault}`)];
    }),
    ...[...new Set(languages.flatMap((language) => namesInTemplate(text[language] ?? '')))]
      .filter((field) => !isMergeField(field, stepIds))
      .map((field) => problem('unknown-merge-field', where, field)),
  ];
}

/** Every text with the step or objection it belongs to and what it is there. */
function texts(script: Script): readonly (readonly [where: string, part: string, text: LocalisedText])[] {
  const ofStep = (step: ScriptStep): readonly (readonly [string, string, LocalisedText])[] => [
    [step.id, 'title', step.title],
    [step.id, 'text', step.text],
    ...(step.hint === undefined ? [] : [[step.id, 'hint', step.hint] as const]),
    ...(step.answers ?? []).flatMap(({ value, label, fills }) => [
      [step.id, `answer ${value}`, label] as const,
      ...Object.entries(fills ?? {}).flatMap(([field, fill]) =>
        typeof fill === 'object' ? [[step.id, `answer ${value}, ${field}`, fill] as const] : [],
      ),
    ]),
  ];
  return [
    ['', 'name', script.name],
    ...script.steps.flatMap(ofStep),
    ...(script.hints ?? []).flatMap(({ id, text, words, row }) => [
      [id, 'text', text] as const,
      ...[...(words === undefined ? [] : [words]), ...Object.values(row)].flatMap((each) => (typeof each === 'string' ? [] : [[id, 'line', each] as const])),
    ]),
    ...script.objections.flatMap(({ id, label, reply }) => [
      [id, 'label', label] as const,
      [id, 'reply', reply] as const,
    ]),
  ];
}

function unreachable(script: Script): readonly string[] {
  const reached = new Set<string>();
  let front: readonly string[] = [script.firstStep];
  while (front.length > 0) {
    front.forEach((id) => reached.add(id));
    front = [...new Set(script.steps.filter(({ id }) => front.includes(id)).flatMap(followers))].filter(
      (id) => !reached.has(id),
    );
  }
  return script.steps.map(({ id }) => id).filter((id) => !reached.has(id));
}

/** Steps from which no end can be reached: whoever comes there goes round for ever. Dead ends are told by themselves. */
function withoutExit(script: Script): readonly string[] {
  const ends = new Set(script.steps.filter((step) => step.kind === 'end' || followers(step).length === 0).map(({ id }) => id));
  for (let before = -1; before < ends.size; ) {
    before = ends.size;
    for (const step of script.steps) if (followers(step).some((id) => ends.has(id))) ends.add(step.id);
  }
  const known = new Set(script.steps.map(({ id }) => id));
  return script.steps.filter((step) => !ends.has(step.id) && followers(step).every((id) => known.has(id))).map(({ id }) => id);
}

/** A sales conversation opens as the branch code says; whatever opens a call can be settled. */
function openingProblems(script: Script): readonly ScriptProblem[] {
  const opened = new Set(script.steps.flatMap(({ opening }) => opening ?? []));
  const settles = (step: ScriptStep): boolean => (step.kind === 'choice' ? (step.answers ?? []).some(({ opens }) => opens === true) : step.kind === 'check' || step.kind === 'ask');
  return [
    ...(script.conversationKind === 'sales' ? OPENING_PARTS.filter((part) => !opened.has(part)).map((part) => problem('opening-missing', '', part)) : []),
    ...script.steps.filter((step) => step.opening !== undefined && step.opening.length > 0 && !settles(step)).map(({ id }) => problem('opening-unsettled', id, id)),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
