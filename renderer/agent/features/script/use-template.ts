import { useSyncExternalStore } from 'react';
import { isTemplate, mergeText, type MergeValues, type TextSegment } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';

type Fill = (text: string, values: MergeValues, answers: Readonly<Record<string, StepAnswer>>) => readonly TextSegment[];

// The engine of templates is fetched when the first text needs it: almost none does, and the first screen starts without it.
let engine: Fill | null = null;
let asked = false;
const listeners = new Set<() => void>();

function ask(): void {
  if (asked) return;
  asked = true;
  void import('../../../../shared/domain/script/template.ts').then(({ fillTemplate }) => {
    engine = fillTemplate;
    for (const listener of listeners) listener();
  });
}

/** The text in pieces; null for the moment that it takes to fetch what a text with conditions needs. */
export function useFilledText(text: string, values: MergeValues, answers: Readonly<Record<string, StepAnswer>>): readonly TextSegment[] | null {
  const fill = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => engine,
  );
  if (!isTemplate(text)) return mergeText(text, values, answers);
  if (fill === null) ask();
  return fill === null ? null : fill(text, values, answers);
}
