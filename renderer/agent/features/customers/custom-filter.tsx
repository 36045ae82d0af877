import { useState } from 'react';
import type { CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import { customValue, type CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChoiceField } from './choice-field.tsx';

/** The value of one own field that customers have to have: chosen where the values are known, typed where they are a number or date. */
export function CustomFilter({
  field,
  filter,
  onChange,
  onClose,
}: {
  readonly field: CustomField;
  readonly filter: CustomerFilter;
  readonly onChange: (filter: CustomerFilter) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const present = filter.custom.find(({ fieldId }) => fieldId === field.id)?.value ?? null;
  const set = (value: string | null): void => {
    const others = filter.custom.filter(({ fieldId }) => fieldId !== field.id);
    onChange({ ...filter, custom: value === null ? others : [...others, { fieldId: field.id, value }] });
  };
  if (field.kind === 'choice' || field.kind === 'yes-no')
    return (
      <Select
        label={field.label}
        labelHidden
        placeholder={field.label}
        value={present}
        options={
          field.kind === 'choice'
            ? field.options.map((value) => ({ value, label: value }))
            : (['1', '0'] as const).map((value) => ({ value, label: t(`customer.form.yesNo.${value}`) }))
        }
        onChange={set}
      />
    );
  if (field.kind === 'text')
    return (
      <ChoiceField
        label={field.label}
        of={{ fieldId: field.id }}
        chosen={present === null ? [] : [present]}
        onChange={(values) => set(values.at(-1) ?? null)}
      />
    );
  return <TypedValue field={field} present={present} onChange={set} onClose={onClose} />;
}

function TypedValue({
  field,
  present,
  onChange,
  onClose,
}: {
  readonly field: CustomField;
  readonly present: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(present ?? '');
  const read = customValue({ ...field, required: false }, text);
  return (
    <TextField
      label={field.label}
      labelHidden
      placeholder={field.kind === 'date' ? t('customer.form.dateExample') : field.label}
      maxLength={300}
      value={text}
      error={read.ok ? undefined : t(`customer.form.custom.${read.error}`)}
      onChange={(event) => {
        setText(event.target.value);
        const value = customValue({ ...field, required: false }, event.target.value);
        // Half a date or number narrows nothing.
        if (value.ok) onChange(value.value === '' ? null : value.value);
      }}
      onKeyDown={(event) => event.key === 'Enter' && read.ok && onClose()}
    />
  );
}
