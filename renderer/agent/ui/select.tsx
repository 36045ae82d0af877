import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import styles from './select.module.css';

export type Option<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
};

export type SelectProps<Value extends string> = FieldTexts & {
  readonly options: readonly Option<Value>[];
  /** Null shows the placeholder. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
};

/** A choice from a short list: a combobox that opens a listbox below itself, by keys and by first letters. */
export function Select<Value extends string>({
  label,
  hint,
  error,
  aside,
  missing,
  labelHidden,
  options,
  value,
  onChange,
  placeholder,
  disabled = false,
  className,
}: SelectProps<Value>) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      aside={aside}
      missing={missing ?? false}
      labelHidden={labelHidden ?? false}
      className={className}
    >
      {({ id, describedBy, labelId }) => (
        <Base.Root
          items={options}
          value={value}
          onValueChange={(next: Value | null) => next !== null && onChange(next)}
          disabled={disabled}
          modal={false}
        >
          <Base.Trigger
            id={id}
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            aria-invalid={error !== undefined || undefined}
            className={cx(fieldStyles['control'], styles['trigger'])}
          >
            <Base.Value className={styles['value'] ?? ''}>
              {(current: Value | null) =>
                options.find((option) => option.value === current)?.label ?? (
                  <span className={styles['placeholder']}>{placeholder}</span>
                )
              }
            </Base.Value>
            <Base.Icon className={styles['icon'] ?? ''}>
              <ChevronDown size={14} aria-hidden="true" />
            </Base.Icon>
          </Base.Trigger>
          <SelectPopup options={options} labelId={labelId} />
        </Base.Root>
      )}
    </Field>
  );
}

/** The list of a select, for selects with a trigger of their own. */
export function SelectPopup<Value extends string>({
  options,
  labelId,
  anchor,
}: {
  readonly options: readonly Option<Value>[];
  readonly labelId?: string;
  /** What the list stands below, when that is more than the trigger. */
  readonly anchor?: RefObject<HTMLElement | null>;
}) {
  return (
    <Base.Portal>
      <Base.Positioner
        className={styles['positioner'] ?? ''}
        sideOffset={4}
        align="start"
        alignItemWithTrigger={false}
        {...(anchor === undefined ? {} : { anchor })}
      >
        <Base.Popup className={styles['popup'] ?? ''} aria-labelledby={labelId}>
          <Base.List className={styles['list'] ?? ''} aria-labelledby={labelId}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className={styles['item'] ?? ''}
              >
                {option.icon}
                <Base.ItemText className={styles['text'] ?? ''}>{option.label}</Base.ItemText>
                <Base.ItemIndicator className={styles['check'] ?? ''}>
                  <Check size={14} aria-hidden="true" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
