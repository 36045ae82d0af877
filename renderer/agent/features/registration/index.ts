export { RegistrationPane } from './registration-pane.tsx';
export { useDrafts, useFieldDraft } from './use-field-draft.ts';
