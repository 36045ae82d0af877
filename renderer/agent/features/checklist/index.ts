export { CallChecklist } from './call-checklist.tsx';
export { ChecklistBar } from './checklist-bar.tsx';
export { useGaps } from './use-gaps.ts';
