import { useState } from 'react';
import { canonicalText } from '../../../../shared/domain/registration/canonical.ts';
import { displayDate, displayNumber } from '../../../../shared/domain/registration/describe.ts';
import { readDate } from '../../../../shared/domain/registration/field-text.ts';
import type { DateField, LookupField, MoneyField, NumberField, TextField as TextFieldDefinition } from '../../../../shared/domain/registration/form.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './registration.module.css';

export type TypedField = TextFieldDefinition | NumberField | MoneyField | DateField | LookupField;
const LONGEST_LINE = 300;

/**
 * A field that is typed in one line. While the agent types, the very characters stay; what is stored, and shown afterwards, is the number,
 * amount or day that they stand for.
 */
export function TypedControl({
  field,
  language,
  today,
  label,
  hint,
  aside,
  marked,
  invalid,
  value,
  onChange,
}: {
  readonly field: TypedField;
  readonly language: Language;
  /** The day that "+7" and "24-12" are counted from, an ISO date. */
  readonly today: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly aside: string | undefined;
  readonly marked: boolean;
  readonly invalid: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState<string | null>(null);
  const unit = field.kind === 'money' ? field.currency : field.kind === 'number' ? field.unit?.[language] : undefined;
  return (
    <TextField
      label={label}
      title={hint}
      aside={aside ?? unit}
      missing={marked}
      className={styles['beside']}
      inputMode={field.kind === 'number' || field.kind === 'money' ? 'decimal' : undefined}
      placeholder={field.kind === 'date' ? t('registration.datePlaceholder') : undefined}
      maxLength={field.kind === 'text' ? (field.maxLength ?? LONGEST_LINE) : LONGEST_LINE}
      aria-invalid={invalid || undefined}
      value={typing ?? displayed(field.kind, value, language)}
      onChange={(event) => {
        const text = event.target.value;
        setTyping(text);
        onChange(field.kind === 'date' ? (readDate(text, today) ?? text) : canonicalText(field, text));
      }}
      onBlur={() => setTyping(null)}
    />
  );
}

/** A stored text as it is read and typed in the agent's language. */
export function displayed(kind: string, value: string, language: Language): string {
  if (kind === 'number' || kind === 'money') return displayNumber(value, language);
  return kind === 'date' ? displayDate(value, language) : value;
}
