import type { FieldOption } from '../../../../shared/domain/registration/form.ts';
import { displayNumber } from '../../../../shared/domain/registration/describe.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const NOTHING = '-';

/** What a field or a column begins with: one of its choices, or a text that is written as it is stored when the focus leaves it. */
export function InitialValue({
  options,
  isNumber,
  value,
  language,
  className,
  write,
  onChange,
}: {
  /** Null for what is typed. */
  readonly options: readonly FieldOption[] | null;
  readonly isNumber: boolean;
  readonly value: string | undefined;
  readonly language: Language;
  readonly className?: string | undefined;
  /** A typed text as it is stored. */
  readonly write: (text: string) => string;
  /** Undefined for nothing. */
  readonly onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const set = (next: string): void => onChange(next === '' || next === NOTHING ? undefined : next);
  if (options !== null)
    return (
      <Select
        className={className}
        label={t('formBuilder.initial')}
        value={value ?? NOTHING}
        options={[{ value: NOTHING, label: t('formBuilder.fromNothing') }, ...options.map((option) => ({ value: option.value, label: option.label[language] || option.value }))]}
        onChange={set}
      />
    );
  return (
    <TextField
      className={className}
      label={t('formBuilder.initial')}
      inputMode={isNumber ? 'decimal' : undefined}
      maxLength={300}
      value={isNumber ? displayNumber(value ?? '', language) : (value ?? '')}
      onChange={({ target }) => set(target.value)}
      onBlur={({ target }) => set(write(target.value))}
    />
  );
}
