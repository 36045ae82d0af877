import { holds, type FactValue } from '../condition/condition.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { ScriptRun, StepAnswer } from './script-run.ts';
import { SCRIPT_PHASES, type Script, type ScriptPhase, type ScriptStep } from './script.ts';

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
 * The run after an answer at the step on screen. A choice follows its answer, the others their `next`; say and info keep no answer.
 * At an end (or a step that leads nowhere) the run stays where it is.
 * @param fact what the conditions of a step look at, the answer just given included
 *
 * Errors: `unknown-step` when `stepId` is not on screen (so the second of two quick clicks answers nothing) or the way leads to a step
 * that the script does not have; `unknown-answer` when a choice has no such answer.
 */
export function advance(
  script: Script,
  run: ScriptRun,
  stepId: string,
  answer: StepAnswer,
  fact: FactValue = () => '',
): Result<ScriptRun, 'unknown-step' | 'unknown-answer'> {
  const step = currentStep(script, run);
  if (step === null || step.id !== stepId) return err('unknown-step');
  const chosen = step.answers?.find(({ value }) => value === answer.value);
  if (step.kind === 'choice' && chosen === undefined) return err('unknown-answer');
  const next = chosen?.next ?? step.ways?.find(({ when }) => holds(when, fact))?.next ?? step.next;
  if (next !== undefined && stepById(script, next) === null) return err('unknown-step');
  const keeps = step.kind === 'ask' || step.kind === 'choice' || step.kind === 'check';
  return ok({
    ...run,
    answers: keeps ? { ...run.answers, [step.id]: answer } : run.answers,
    path: next === undefined ? run.path : [...run.path, next],
  });
}

/** One step back; the answers stay. The same object at the first step. */
export function back(run: ScriptRun): ScriptRun {
  return run.path.length > 1 ? { ...run, path: run.path.slice(0, -1) } : run;
}

/** Any step on screen, the answers stay; the same object when it is on screen already. Errors: `unknown-step`. */
export function jump(script: Script, run: ScriptRun, stepId: string): Result<ScriptRun, 'unknown-step'> {
  if (stepById(script, stepId) === null) return err('unknown-step');
  return ok(run.path.at(-1) === stepId ? run : { ...run, path: [...run.path, stepId] });
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
  const ids = [...(step.answers ?? []).map(({ next }) => next), ...(step.ways ?? []).map(({ next }) => next), ...(step.next === undefined ? [] : [step.next])];
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
