import { useState } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { TextField } from './text-field.tsx';

/** A number as it is typed: taken over while it can be read, marked while it cannot. An empty field is null. */
export function NumberText({
  label,
  labelHidden = false,
  placeholder,
  disabled,
  value,
  read,
  onChange,
}: {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
  readonly disabled: boolean;
  /** As it is stored; empty for none. */
  readonly value: string;
  readonly read: (text: string) => number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed.trim() !== '' && read(typed.trim()) === null;
  return (
    <TextField
      label={label}
      labelHidden={labelHidden}
      placeholder={placeholder}
      inputMode="decimal"
      disabled={disabled}
      value={typed ?? value}
      error={wrong ? t('registration.problem.no-number') : undefined}
      onChange={({ target }) => {
        setTyped(target.value);
        const text = target.value.trim();
        const number = text === '' ? null : read(text);
        if (text === '' || number !== null) onChange(number);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
