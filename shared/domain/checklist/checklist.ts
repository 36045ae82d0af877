import type { CallDirection } from '../call/call.ts';
import type { ConversationKind, OpeningPart, Script, ScriptPhase, ScriptStep } from '../script/script.ts';
import type { ScriptRun } from '../script/script-run.ts';
import { openingSettled, VERIFY_FAILED } from '../script/script-engine.ts';
import { CHECKLIST_ITEMS, type ChecklistItem } from '../script/checklist-item.ts';

/** Only asked of whoever calls (competence 4): a caller has chosen the moment. */
const OF_CALLING: readonly ChecklistItem[] = ['right-person', 'convenient', 'duration'];
/** Conversations that gather answers propose nothing; after bad news nothing is to be decided. */
const NOT_OF: Partial<Readonly<Record<ConversationKind, readonly ChecklistItem[]>>> = {
  survey: ['proposal', 'time-to-think', 'summary'],
  inventory: ['proposal', 'time-to-think'],
  'bad-news': ['time-to-think'],
};

/** What is expected of a conversation of this kind and direction. */
export function checklistOf(kind: ConversationKind, direction: CallDirection): readonly ChecklistItem[] {
  return CHECKLIST_ITEMS.filter((item) => (direction === 'out' || !OF_CALLING.includes(item)) && NOT_OF[kind]?.includes(item) !== true);
}

/** `hand`: by the agent. `script`: a step that covers it has been passed. */
export type Tick = 'script' | 'hand' | null;
export type ChecklistLine = { readonly item: ChecklistItem; readonly tick: Tick };

const BY_PHASE: Readonly<Record<ScriptPhase, readonly ChecklistItem[]>> = {
  contact: [],
  inventory: ['reason'],
  proposal: ['proposal'],
  'time-to-think': ['time-to-think'],
  summary: ['summary'],
  close: ['closing'],
};
const BY_OPENING: Readonly<Record<OpeningPart, ChecklistItem>> = { 'right-person': 'right-person', convenient: 'convenient', duration: 'duration', reason: 'reason' };

/** What a step covers: as its script says, else by its place in the conversation. Whether somebody listened no step can tell. */
export function coveredBy(script: Pick<Script, 'firstStep'>, step: ScriptStep): readonly ChecklistItem[] {
  if (step.covers !== undefined) return step.covers;
  const items: readonly ChecklistItem[] = [
    ...(step.id === script.firstStep ? (['greeting', 'own-name'] as const) : []),
    ...(step.kind === 'verify' ? (['right-person'] as const) : []),
    ...(step.opening ?? []).map((part) => BY_OPENING[part]),
    ...(step.kind === 'info' ? [] : BY_PHASE[step.phase]),
  ];
  return CHECKLIST_ITEMS.filter((item) => items.includes(item));
}

/**
 * The checklist of a conversation so far. A step counts once it was left by its answer, or for what is only read aloud once the
 * conversation went on from it; the last step counts as soon as it is on screen. What was ticked by hand goes before both.
 */
export function checklistFor(script: Script, run: ScriptRun, direction: CallDirection): readonly ChecklistLine[] {
  const covered = new Set(script.steps.flatMap((step) => coveredSoFar(script, run, step)));
  return checklistOf(script.conversationKind, direction).map((item) => {
    const byHand = run.ticks?.[item];
    return { item, tick: byHand === undefined ? (covered.has(item) ? 'script' : null) : byHand ? 'hand' : null };
  });
}

function coveredSoFar(script: Script, run: ScriptRun, step: ScriptStep): readonly ChecklistItem[] {
  const items = coveredBy(script, step);
  if (!run.path.includes(step.id) || items.length === 0) return [];
  if (step.kind === 'end') return items;
  const left = run.path.slice(0, -1).includes(step.id);
  const given = Object.hasOwn(run.answers, step.id) ? run.answers[step.id] : undefined;
  const asked = step.kind === 'ask' || step.kind === 'choice' || step.kind === 'verify' || step.kind === 'check';
  if (asked ? given === undefined || given.value === VERIFY_FAILED : !left) return [];
  // An answer such as "not at home" leaves the opening unsettled.
  const unsettled = step.covers === undefined && step.opening !== undefined && !openingSettled(step, run);
  return unsettled ? items.filter((item) => !(step.opening ?? []).some((part) => BY_OPENING[part] === item)) : items;
}

/** What is not ticked yet. */
export const gapsIn = (lines: readonly ChecklistLine[]): readonly ChecklistItem[] => lines.filter(({ tick }) => tick === null).map(({ item }) => item);

/** The part of a checklist that was ticked, 0..1; null where nothing was expected. For figures: the mean over calls, each call alike. */
export function completeness(lines: readonly ChecklistLine[]): number | null {
  return lines.length === 0 ? null : (lines.length - gapsIn(lines).length) / lines.length;
}

/** The ticks after one by hand; what the script would say anyhow needs none. */
export function withTick(script: Script, run: ScriptRun, direction: CallDirection, item: ChecklistItem, on: boolean): ScriptRun {
  const { [item]: _former, ...ticks } = run.ticks ?? {};
  const { ticks: _all, ...rest } = run;
  const bare: ScriptRun = Object.keys(ticks).length === 0 ? rest : { ...rest, ticks };
  const by = checklistFor(script, bare, direction).find((line) => line.item === item);
  if (by === undefined) return run;
  return (by.tick !== null) === on ? bare : { ...rest, ticks: { ...ticks, [item]: on } };
}
