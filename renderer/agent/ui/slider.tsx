import { Field } from './field.tsx';
import styles from './slider.module.css';

/** A value on a scale: arrow keys move a step, Page Up and Page Down more, Home and End to the ends. */
export function Slider({
  label,
  hint,
  value,
  minimum = 0,
  maximum,
  step,
  text,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly minimum?: number;
  readonly maximum: number;
  readonly step: number;
  /** The value in words, at the end of the label and for who cannot see it. */
  readonly text: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field label={label} hint={hint} aside={<span className={styles['text']}>{text}</span>}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="range"
          className={styles['slider']}
          aria-describedby={describedBy}
          aria-valuetext={text}
          min={minimum}
          max={maximum}
          step={step}
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      )}
    </Field>
  );
}
