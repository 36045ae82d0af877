/** What a good conversation has, in its order: the success criteria of leading one (seed competences 3 and 4). */
export const CHECKLIST_ITEMS = ['greeting', 'own-name', 'right-person', 'convenient', 'reason', 'duration', 'listen', 'proposal', 'time-to-think', 'summary', 'closing'] as const;
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];
