import { useState } from 'react';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DepartmentField } from './department-field.tsx';
import styles from './improvement.module.css';

/** One line of words before something is done with a row. */
export function RowForm({
  label,
  save,
  department = false,
  required,
  max,
  pending,
  onSave,
  onCancel,
}: {
  readonly label: string;
  readonly save: string;
  /** Offers the departments of the directory. */
  readonly department?: boolean;
  readonly required: boolean;
  readonly max: number;
  readonly pending: boolean;
  readonly onSave: (words: string) => void;
  readonly onCancel: () => void;
}) {
  const [words, setWords] = useState('');
  const ready = !required || words.trim() !== '';
  const Field = department ? DepartmentField : TextField;
  return (
    <EscapeForm label={save} className={styles['row-form']} onSubmit={() => ready && !pending && onSave(words.trim())} onCancel={onCancel}>
      <Field
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        className={styles['grows']}
        label={label}
        value={words}
        maxLength={max}
        onChange={(event) => setWords(event.target.value)}
      />
      <LineActs save={save} disabled={!ready} pending={pending} onCancel={onCancel} />
    </EscapeForm>
  );
}
