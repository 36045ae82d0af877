import type { ReactNode } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './suggest-list.module.css';
import type { SuggestList } from './use-suggest-list.ts';

/** One line of a list of suggestions. */
export function SuggestOption({
  list,
  index,
  icon,
  name,
  detail,
  shortcut,
  end,
}: {
  readonly list: SuggestList;
  readonly index: number;
  readonly icon: ReactNode;
  readonly name: ReactNode;
  readonly detail?: ReactNode;
  readonly shortcut?: string | undefined;
  /** Stands at the end of the line, such as whether somebody is free. */
  readonly end?: ReactNode;
}) {
  return (
    <div {...list.optionProps(index)} className={styles['option']} tabIndex={-1}>
      {icon}
      <div className={styles['texts']}>
        <div className={styles['name']}>{name}</div>
        {detail !== undefined && detail !== '' && detail !== false && <div className={styles['detail']}>{detail}</div>}
      </div>
      {end}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </div>
  );
}
