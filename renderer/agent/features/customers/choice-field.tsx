import { X } from 'lucide-react';
import { useState } from 'react';
import type { CustomFieldId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './customers.module.css';
import { SuggestField } from './suggest-field.tsx';

/** Several values of which one is enough, chosen from those that occur. */
export function ChoiceField({
  label,
  of,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly of: 'tag' | 'city' | { readonly fieldId: CustomFieldId };
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <div className={styles['choice']}>
      {chosen.map((value) => (
        <span key={value} className={styles['chip']}>
          <span className={styles['chip-text']}>{value}</span>
          <button
            type="button"
            className={styles['chip-remove']}
            aria-label={t('customers.filter.remove', { part: value })}
            onClick={() => onChange(chosen.filter((each) => each !== value))}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      <SuggestField
        label={label}
        of={of}
        value={text}
        without={chosen}
        preselect
        onChange={setText}
        onPick={(value) => {
          setText('');
          onChange([...chosen, value]);
        }}
      />
    </div>
  );
}
