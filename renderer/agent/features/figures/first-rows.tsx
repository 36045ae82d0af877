import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './figures.module.css';

const FIRST = 5;

/** What a figure is made of, the latest first: some rows, and the others once they are asked for. */
export function FirstRows({ rows }: { readonly rows: readonly { readonly key: string; readonly row: ReactNode }[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!all) return;
    const next = list.current?.children.item(FIRST);
    // The button is gone, and with it what had the focus.
    (next?.querySelector('button') ?? list.current)?.focus();
  }, [all]);
  const shown = all || rows.length <= FIRST + 1 ? rows : rows.slice(0, FIRST);
  return (
    <>
      <ul ref={list} tabIndex={-1} className={styles['calls']}>
        {shown.map(({ key, row }) => (
          <li key={key}>{row}</li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="s" className={styles['all']} onClick={() => setAll(true)}>
          {t('figures.behindAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
