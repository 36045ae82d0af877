import { useId } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';

/** A department by name; those of the directory are offered while it is typed. */
export function DepartmentField(props: TextFieldProps) {
  const id = useId();
  const directory = useAppState((state) => state.directory);
  const names = [...new Set(directory.map(({ department }) => department).filter((name) => name !== ''))].toSorted();
  return (
    <>
      <TextField maxLength={100} {...props} list={id} />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
