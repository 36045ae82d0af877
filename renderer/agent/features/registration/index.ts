export { FormFieldControl } from './form-field-control.tsx';
export { useDrafts, useFieldDraft } from './use-field-draft.ts';
export { useForm } from './use-form.ts';
