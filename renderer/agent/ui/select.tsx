import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import styles from './select.module.css';

export type Option<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The key that picks it while the field has the focus, open or not. */
  readonly code?: string;
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
  const [open, setOpen] = useState(false);
  const byCode = (event: KeyboardEvent): void => {
    const picked = options.find(({ code }) => code !== undefined && code === event.key);
    if (picked === undefined || event.ctrlKey || event.altKey || event.metaKey || disabled) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    onChange(picked.value);
  };
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
          open={open}
          onOpenChange={setOpen}
          modal={false}
        >
          <Base.Trigger
            id={id}
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            aria-invalid={error !== undefined || undefined}
            onKeyDown={byCode}
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
          <SelectPopup options={options} labelId={labelId} onKey={byCode} />
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
  onKey,
}: {
  readonly options: readonly Option<Value>[];
  /** Sees each key before the list does. */
  readonly onKey?: (event: KeyboardEvent) => void;
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
        <Base.Popup className={styles['popup'] ?? ''} aria-labelledby={labelId} {...(onKey === undefined ? {} : { onKeyDownCapture: onKey })}>
          <Base.List className={styles['list'] ?? ''} aria-labelledby={labelId}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className={styles['item'] ?? ''}
              >
                {option.icon}
                {option.code !== undefined && (
                  <span className={styles['code']} aria-hidden="true">
                    {option.code}
                  </span>
                )}
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
