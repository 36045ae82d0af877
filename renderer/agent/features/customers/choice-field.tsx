import { X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { SuggestOption, useSuggestList } from '../search/index.ts';
import listStyles from '../search/suggest-list.module.css';
import styles from './customers.module.css';

const MOST = 12;

/** Several values of which one is enough, chosen from those that occur. */
export function ChoiceField({
  label,
  of,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly of: 'tag' | 'city';
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const asker = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('customers.choices', { asker, of, start: text.slice(0, 300), limit: MOST }).then((reply) => {
      if (current && reply.ok) setFound(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, asker, of, text]);
  const options = found.filter((value) => !chosen.includes(value));
  const list = useSuggestList({
    count: options.length,
    preselect: text !== '',
    onPick: (index) => {
      const value = options[index];
      setText('');
      if (value !== undefined) onChange([...chosen, value]);
    },
  });
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
      <div className={styles['choice-input']}>
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          aria-label={label}
          placeholder={label}
          value={text}
          className={styles['field']}
          {...list.inputProps}
          onFocus={list.show}
          onChange={(event) => {
            setText(event.target.value);
            list.show();
          }}
        />
        {list.open && (
          <div {...list.listProps} aria-label={label} className={listStyles['list']}>
            {options.map((value, index) => (
              <SuggestOption key={value} list={list} index={index} icon={null} name={value} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
