import type { CustomField } from '../contact/custom-field.ts';
import type { FieldSource } from '../registration/field-source.ts';
import type { FormDefinition } from '../registration/form.ts';
import type { ProjectId } from '../../lib/brand.ts';

const CUSTOM = 'custom:';

/** A field of the customer file that forms fill themselves from, as it travels: by what it is, since its id means nothing elsewhere. */
export type TravellingField = Pick<CustomField, 'id' | 'label' | 'kind' | 'options' | 'required' | 'searchable'>;

/** The fields of the customer file that these forms look at; what is no longer there is left out. */
export function fieldsOfForms(forms: readonly FormDefinition[], present: readonly CustomField[]): readonly TravellingField[] {
  const asked = new Set<string>(forms.flatMap(({ fields }) => fields.flatMap(({ from }) => (from?.startsWith(CUSTOM) === true ? [from.slice(CUSTOM.length)] : []))));
  return present.filter(({ id }) => asked.has(id)).map(({ id, label, kind, options, required, searchable }) => ({ id, label, kind, options, required, searchable }));
}

/**
 * Which field here each of these is: the same one, or one of the same name and kind that counts for the project. Null for one that has to be
 * made.
 * @param projectId of the project that is written over; null for a new one
 */
export function fieldsHere(coming: readonly TravellingField[], present: readonly CustomField[], projectId: ProjectId | null): ReadonlyMap<TravellingField, CustomField['id'] | null> {
  const counts = (field: CustomField): boolean => field.active && (field.projectId === null || field.projectId === projectId);
  const named = (label: string): string => label.trim().toLowerCase();
  return new Map(
    coming.map((field) => {
      const same = present.find((each) => each.id === field.id && each.kind === field.kind && counts(each));
      const alike = present.find((each) => counts(each) && each.kind === field.kind && named(each.label) === named(field.label));
      return [field, (same ?? alike)?.id ?? null];
    }),
  );
}

/** The form with other fields of the customer file in their place. */
export function withFields(form: FormDefinition, ids: ReadonlyMap<string, string>): FormDefinition {
  return {
    ...form,
    fields: form.fields.map((field) => {
      const id = field.from?.startsWith(CUSTOM) === true ? ids.get(field.from.slice(CUSTOM.length)) : undefined;
      return id === undefined ? field : { ...field, from: `${CUSTOM}${id}` satisfies FieldSource };
    }),
  };
}
