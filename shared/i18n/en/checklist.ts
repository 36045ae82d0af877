import type { ChecklistItem } from '../../domain/script/checklist-item.ts';

export const checklist = {
  title: 'Checklist',
  about: 'What the script has passed is ticked by itself. Arrow keys go along, the space bar ticks.',
  item: {
    greeting: 'Greeted',
    'own-name': 'Said own name',
    'right-person': 'Person checked',
    convenient: 'Suits now',
    reason: 'Reason clear',
    duration: 'How long',
    listen: 'Listened',
    proposal: 'Proposed',
    'time-to-think': 'Let think',
    summary: 'Summed up',
    closing: 'Said goodbye',
  } satisfies Readonly<Record<ChecklistItem, string>>,
  gaps: 'Not done yet: {{items}}',
  missed: 'not done: {{items}}',
  whole: 'everything done',
  count: '{{done}} of {{total}}',
  by: { script: 'passed in the script', hand: 'ticked by hand', none: 'not done' },
  covers: 'Done with this step',
} as const;
