export { useDrafts, useFieldDraft } from './use-field-draft.ts';
