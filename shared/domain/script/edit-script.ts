import type { LocalisedText, Script, ScriptAnswer, ScriptObjection, ScriptStep, ScriptStepKind, SellHint } from './script.ts';

const EMPTY: LocalisedText = { en: '', nl: '' };

/** A script with a further step after this one, in its phase and between it and what followed. @returns also the id of the new step */
export function withStepAfter(script: Script, afterId: string): { readonly script: Script; readonly id: string } {
  const id = freeId(script.steps.map((step) => step.id), 'step');
  const index = script.steps.findIndex((step) => step.id === afterId);
  const before = script.steps[index];
  const made: ScriptStep = { id, phase: before?.phase ?? 'contact', kind: 'say', title: EMPTY, text: EMPTY, ...(before?.next === undefined ? {} : { next: before.next }) };
  const steps = script.steps.map((step) => (step.id === afterId && step.kind !== 'choice' && step.kind !== 'end' ? { ...step, next: id } : step));
  return { id, script: { ...script, steps: steps.toSpliced(index + 1, 0, made) } };
}

/** Without the step; whatever led there leads to what came after it. A script keeps its last step. */
export function withoutStep(script: Script, stepId: string): Script {
  const gone = script.steps.find(({ id }) => id === stepId);
  if (gone === undefined || script.steps.length === 1) return script;
  const to = (next: string): string => (next === stepId ? (gone.next ?? '') : next);
  const steps = script.steps
    .filter(({ id }) => id !== stepId)
    .map((step): ScriptStep => ({
      ...step,
      ...(step.next === undefined ? {} : { next: to(step.next) }),
      ...(step.failed === undefined ? {} : { failed: to(step.failed) }),
      ...(step.answers === undefined ? {} : { answers: step.answers.map((answer) => ({ ...answer, next: to(answer.next) })) }),
      ...(step.ways === undefined ? {} : { ways: step.ways.map((way) => ({ ...way, next: to(way.next) })) }),
    }));
  return { ...script, steps, firstStep: script.firstStep === stepId ? (gone.next ?? steps[0]?.id ?? '') : script.firstStep };
}

export function withStep(script: Script, stepId: string, change: (step: ScriptStep) => ScriptStep): Script {
  return { ...script, steps: script.steps.map((step) => (step.id === stepId ? change(step) : step)) };
}

/** The step as another kind, without what only the former kind has; a choice begins with one answer. */
export function asKind(step: ScriptStep, kind: ScriptStepKind): ScriptStep {
  const { answers, fillsField, ways, next, failed, opening, ...rest } = step;
  const onward = next ?? answers?.[0]?.next ?? '';
  const opens = opening === undefined || (kind !== 'choice' && kind !== 'check' && kind !== 'ask') ? {} : { opening };
  if (kind === 'end') return { ...rest, kind };
  if (kind === 'choice') return { ...rest, ...opens, kind, answers: answers ?? [{ value: 'answer', label: EMPTY, next: onward }] };
  return {
    ...rest,
    ...opens,
    kind,
    next: onward,
    ...(ways === undefined ? {} : { ways }),
    ...(kind === 'ask' && fillsField !== undefined ? { fillsField } : {}),
    ...(kind === 'verify' ? { failed: failed ?? '' } : {}),
  };
}

export function withAnswer(step: ScriptStep): ScriptStep {
  const answers = step.answers ?? [];
  return { ...step, answers: [...answers, { value: freeId(answers.map(({ value }) => value), 'answer'), label: EMPTY, next: '' }] };
}

export function changeAnswer(step: ScriptStep, value: string, change: (answer: ScriptAnswer) => ScriptAnswer): ScriptStep {
  return { ...step, answers: (step.answers ?? []).map((answer) => (answer.value === value ? change(answer) : answer)) };
}

export function withObjection(script: Script): Script {
  const id = freeId(script.objections.map((each) => each.id), 'objection');
  return { ...script, objections: [...script.objections, { id, label: EMPTY, reply: EMPTY }] };
}

export function changeObjection(script: Script, id: string, change: ((objection: ScriptObjection) => ScriptObjection) | null): Script {
  return { ...script, objections: script.objections.flatMap((each) => (each.id !== id ? [each] : change === null ? [] : [change(each)])) };
}

/** A script with one more thing to offer, beside what this field of the form says is ordered: lines, or words. */
export function withOffer(script: Script, table: string, inWords: boolean): Script {
  const hints = script.hints ?? [];
  const id = freeId(hints.map((each) => each.id), 'offer');
  return { ...script, hints: [...hints, { id, kind: 'cross', table, whenArticle: [''], text: EMPTY, row: {}, ...(inWords ? { words: EMPTY } : {}) }] };
}

/** With null it is taken away. */
export function changeOffer(script: Script, id: string, change: ((offer: SellHint) => SellHint) | null): Script {
  const { hints = [], ...rest } = script;
  const changed = hints.flatMap((each) => (each.id !== id ? [each] : change === null ? [] : [change(each)]));
  return changed.length === 0 ? rest : { ...rest, hints: changed };
}

/** What must hold beside what is ordered; nothing for undefined. */
export function withOfferWhen({ when: _former, ...offer }: SellHint, when: SellHint['when']): SellHint {
  return when === undefined ? offer : { ...offer, when };
}

/** An offer beside another field of the form: what it wrote into the former one goes. */
export function withOfferField({ words: _former, ...offer }: SellHint, table: string, inWords: boolean): SellHint {
  return { ...offer, table, row: {}, ...(inWords ? { words: EMPTY } : {}) };
}

/** What a step's ways on condition become; without any there is no such list. */
export function withWays({ ways: _former, ...step }: ScriptStep, ways: NonNullable<ScriptStep['ways']>): ScriptStep {
  return ways.length === 0 ? step : { ...step, ways };
}

/** What an answer fills in; without anything there is no such list. */
export function withFills({ fills: _former, ...answer }: ScriptAnswer, fills: NonNullable<ScriptAnswer['fills']>): ScriptAnswer {
  return Object.keys(fills).length === 0 ? answer : { ...answer, fills };
}

function freeId(taken: readonly string[], word: string): string {
  for (let number = 1; ; number += 1) if (!taken.includes(`${word}-${String(number)}`)) return `${word}-${String(number)}`;
}

/** Where a step stands in a drawing: how far it is from the first one, and the how manieth there. Those that cannot be reached come last. */
export function placesOf(script: Script, followers: (step: ScriptStep) => readonly string[]): ReadonlyMap<string, { readonly row: number; readonly column: number }> {
  const rows = new Map<string, number>();
  let front: readonly string[] = [script.firstStep];
  for (let row = 0; front.length > 0; row += 1) {
    for (const id of front) rows.set(id, row);
    front = [...new Set(script.steps.filter(({ id }) => front.includes(id)).flatMap(followers))].filter((id) => !rows.has(id));
  }
  const last = Math.max(0, ...rows.values()) + 1;
  const filled = new Map<number, number>();
  return new Map(
    script.steps.map(({ id }) => {
      const row = rows.get(id) ?? last;
      const column = filled.get(row) ?? 0;
      filled.set(row, column + 1);
      return [id, { row, column }];
    }),
  );
}
