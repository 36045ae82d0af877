import { useEffect, useId, useState } from 'react';
import type { CustomFieldId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { SuggestOption, useSuggestList } from '../search/index.ts';
import { cx } from '../../ui/cx.ts';
import listStyles from '../search/suggest-list.module.css';
import styles from './customers.module.css';

const MOST = 12;

/** A text for which those that occur are offered; anything else may be typed as well. */
export function SuggestField({
  label,
  of,
  value,
  without = [],
  preselect = false,
  onChange,
  onPick = onChange,
}: {
  readonly label: string;
  readonly of: 'tag' | 'city' | { readonly fieldId: CustomFieldId };
  readonly value: string;
  /** Not offered any more. */
  readonly without?: readonly string[];
  /** Enter takes the first that is offered. */
  readonly preselect?: boolean;
  readonly onChange: (text: string) => void;
  readonly onPick?: (value: string) => void;
}) {
  const client = useClient();
  const asker = useId();
  const { t } = useTranslation();
  const [found, setFound] = useState<{ readonly start: string; readonly values: readonly string[] } | null>(null);
  const what = JSON.stringify(of);
  useEffect(() => {
    let current = true;
    const ask = { asker, of: JSON.parse(what) as typeof of, start: value.slice(0, 300), limit: MOST };
    void client.invoke('customers.choices', ask).then((reply) => {
      if (current && reply.ok) setFound({ start: value, values: reply.value });
    });
    return () => {
      current = false;
    };
  }, [client, asker, what, value]);
  // Where one of them has to be taken, so must the one that was typed to its end.
  const options = (found?.values ?? []).filter((each) => !without.includes(each) && (preselect || each !== value));
  const list = useSuggestList({
    count: options.length,
    preselect: preselect && value !== '',
    onPick: (index) => {
      const picked = options[index];
      if (picked !== undefined) onPick(picked);
    },
  });
  return (
    <div className={styles['choice-input']}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        aria-label={label}
        placeholder={label}
        value={value}
        className={styles['field']}
        {...list.inputProps}
        onFocus={list.show}
        onChange={(event) => {
          onChange(event.target.value);
          list.show();
        }}
      />
      {list.open && (
        <div {...list.listProps} aria-label={label} className={listStyles['list']}>
          {options.map((each, index) => (
            <SuggestOption key={each} list={list} index={index} icon={null} name={each} />
          ))}
        </div>
      )}
      {preselect && value.trim() !== '' && found?.start === value && options.length === 0 && (
        <p role="status" className={cx(listStyles['list'], styles['nothing'])}>
          {t('customers.filter.nothing')}
        </p>
      )}
    </div>
  );
}
