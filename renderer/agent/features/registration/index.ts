export { FormFieldControl } from './form-field-control.tsx';
export { FormFields } from './form-fields.tsx';
export { QuoteBar } from './quote-bar.tsx';
export type { Draft, DraftKey, Drafts } from './draft-store.ts';
export { draftKey } from './draft-store.ts';
export { DraftsContext, useDrafts, useFieldDraft } from './use-field-draft.ts';
export { useForm, useFormAbout, useFormView } from './use-form.ts';
