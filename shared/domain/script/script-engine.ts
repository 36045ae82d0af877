import { holds, type FactValue } from '../condition/condition.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { ScriptRun, StepAnswer } from './script-run.ts';
import { SCRIPT_PHASES, type OpeningPart, type Script, type ScriptPhase, type ScriptStep } from './script.ts';

export type ScriptProgress = {
  readonly phase: ScriptPhase;
  /** The phases of this script, in order. */
  readonly phases: readonly ScriptPhase[];
  /** Phases other than the present one in which a step has been on screen. */
  readonly done: readonly ScriptPhase[];
  /** How many different steps have been on screen, the present one included; from 1. */
  readonly stepNumber: number;
  /** `stepNumber` plus the steps of the shortest way from here to an end. */
  readonly total: number;
};

/** A run at the first step of the script. */
export function startRun(script: Script): ScriptRun {
  return { scriptId: script.id, version: script.version, path: [script.firstStep], answers: {} };
}

/** The step on screen; null when the script has no such step (a run of another version). */
export function currentStep(script: Script, run: ScriptRun): ScriptStep | null {
  return stepById(script, run.path.at(-1) ?? script.firstStep);
}

export function stepById(script: Script, stepId: string): ScriptStep | null {
  return script.steps.find(({ id }) => id === stepId) ?? null;
}

/**
 * The run after an answer at the step on screen. A choice follows its answer, the others their `next`; say, offer and info keep no answer.
 * At an end (or a step that leads nowhere) the run stays where it is. Where the opening is still to be made, the way leads there instead.
 * @param fact what the conditions of a step look at, the answer just given included
 * @param outbound the agent has called: then the opening cannot be passed over
 *
 * Errors: `unknown-step` when `stepId` is not on screen (so the second of two quick clicks answers nothing) or the way leads to a step
 * that the script does not have; `unknown-answer` when a choice has no such answer; `opening-first` when the way on is closed and this
 * very step is the one that would open it.
 */
export function advance(
  script: Script,
  run: ScriptRun,
  stepId: string,
  answer: StepAnswer,
  fact: FactValue = () => '',
  outbound = false,
): Result<ScriptRun, 'unknown-step' | 'unknown-answer' | 'opening-first'> {
  const step = currentStep(script, run);
  if (step === null || step.id !== stepId) return err('unknown-step');
  const chosen = step.answers?.find(({ value }) => value === answer.value);
  if (step.kind === 'choice' && chosen === undefined) return err('unknown-answer');
  const failed = step.kind === 'verify' && answer.value === VERIFY_FAILED ? step.failed : undefined;
  const next = chosen?.next ?? failed ?? step.ways?.find(({ when }) => holds(when, fact))?.next ?? step.next;
  if (next !== undefined && stepById(script, next) === null) return err('unknown-step');
  const keeps = KEEPS_ANSWER.includes(step.kind);
  const answered: ScriptRun = { ...without(run), answers: keeps ? { ...run.answers, [step.id]: answer } : run.answers };
  if (next === undefined) return ok(same(answered, run) ? run : answered);
  if (!outbound || !isBeyondOpening(script, next) || openParts(script, answered).length === 0) return ok({ ...answered, path: [...run.path, next] });
  const opener = script.steps.find((each) => openPartsOf(each, answered).length > 0);
  return opener === undefined || opener.id === stepId ? err('opening-first') : ok({ ...answered, path: [...run.path, opener.id] });
}

/** The value of the answer at a verifying step where the caller could not be verified. */
export const VERIFY_FAILED = 'failed';

const KEEPS_ANSWER: readonly string[] = ['ask', 'choice', 'verify', 'check'];

/** One step back; the answers stay. The same object at the first step. A reply to an objection goes away first. */
export function back(run: ScriptRun): ScriptRun {
  if (run.objection != null) return without(run);
  return run.path.length > 1 ? { ...run, path: run.path.slice(0, -1) } : run;
}

/**
 * Any step on screen, the answers stay; the same object when it is on screen already. Errors: `unknown-step`; `opening-first` where an
 * outgoing call has not been opened yet.
 */
export function jump(script: Script, run: ScriptRun, stepId: string, outbound = false): Result<ScriptRun, 'unknown-step' | 'opening-first'> {
  if (stepById(script, stepId) === null) return err('unknown-step');
  if (outbound && isBeyondOpening(script, stepId) && openParts(script, run).length > 0) return err('opening-first');
  if (run.path.at(-1) === stepId) return ok(run.objection == null ? run : without(run));
  return ok({ ...without(run), path: [...run.path, stepId] });
}

/** The reply to an objection on screen, or with null the step again; where the conversation stands does not change. Errors: `unknown-objection`. */
export function answerObjection(script: Script, run: ScriptRun, objectionId: string | null): Result<ScriptRun, 'unknown-objection'> {
  if (objectionId === null) return ok(run.objection == null ? run : without(run));
  if (!script.objections.some(({ id }) => id === objectionId)) return err('unknown-objection');
  const raised = run.raised ?? [];
  return ok({ ...run, objection: objectionId, raised: raised.includes(objectionId) ? raised : [...raised, objectionId] });
}

/** Parts of the opening that are still to be settled; none for a script without. */
export function openParts(script: Script, run: Pick<ScriptRun, 'answers'>): readonly OpeningPart[] {
  return [...new Set(script.steps.flatMap((step) => openPartsOf(step, run)))];
}

/** Whether an outgoing call may go there only when it has been opened: what it is about, not its beginning or end. */
export function isBeyondOpening(script: Script, stepId: string): boolean {
  const step = stepById(script, stepId);
  if (step === null || (step.opening ?? []).length > 0) return false;
  return step.kind === 'offer' || (step.phase !== 'contact' && step.phase !== 'close');
}

function openPartsOf(step: ScriptStep, run: Pick<ScriptRun, 'answers'>): readonly OpeningPart[] {
  return step.opening === undefined || openingSettled(step, run) ? [] : step.opening;
}

/** Whether the answer given at a step settles the parts of the opening that it is for. */
export function openingSettled(step: ScriptStep, { answers }: Pick<ScriptRun, 'answers'>): boolean {
  const given = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
  return step.kind === 'choice' ? step.answers?.find(({ value }) => value === given?.value)?.opens === true : given !== undefined;
}

/** The run with no reply to an objection on screen. */
function without(run: ScriptRun): ScriptRun {
  if (run.objection === undefined) return run;
  const { objection: _shown, ...rest } = run;
  return rest;
}

function same(a: ScriptRun, b: ScriptRun): boolean {
  return a.objection === b.objection && a.answers === b.answers;
}

/** How far the conversation has come; null when the step on screen is not in the script. */
export function progress(script: Script, run: ScriptRun): ScriptProgress | null {
  const step = currentStep(script, run);
  if (step === null) return null;
  const visited = new Set(run.path);
  const phases = SCRIPT_PHASES.filter((each) => script.steps.some(({ phase }) => phase === each));
  const seen = new Set(script.steps.filter(({ id }) => visited.has(id)).map(({ phase }) => phase));
  return {
    phase: step.phase,
    phases,
    done: phases.filter((phase) => phase !== step.phase && seen.has(phase)),
    stepNumber: visited.size,
    total: visited.size + stepsToEnd(script, step),
  };
}

/** Ids of the steps that can follow a step directly, each once. */
export function followers(step: ScriptStep): readonly string[] {
  const ids = [
    ...(step.answers ?? []).map(({ next }) => next),
    ...(step.ways ?? []).map(({ next }) => next),
    ...(step.next === undefined ? [] : [step.next]),
    ...(step.failed === undefined ? [] : [step.failed]),
  ];
  return [...new Set(ids)];
}

/** Steps still to come on the shortest way (breadth first, so that loops end); where no end can be reached, nothing more is promised. */
function stepsToEnd(script: Script, from: ScriptStep): number {
  const seen = new Set([from.id]);
  let front: readonly ScriptStep[] = [from];
  for (let distance = 0; front.length > 0; distance += 1) {
    if (front.some((step) => followers(step).length === 0)) return distance;
    const ahead = [...new Set(front.flatMap(followers))].filter((id) => !seen.has(id));
    ahead.forEach((id) => seen.add(id));
    front = ahead.flatMap((id) => stepById(script, id) ?? []);
  }
  return 0;
}
