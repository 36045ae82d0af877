import type { ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import styles from './settings-page.module.css';

/** One tab of the settings: its parts below each other, as wide as reads well. */
export function SettingsPage({ ref, children }: { readonly ref?: Ref<HTMLDivElement>; readonly children: ReactNode }) {
  return <div ref={ref} className={styles['page']}>{children}</div>;
}

/** What the tab is for, and what can be done with all of it at the right. */
export function SettingsIntro({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className={styles['intro']}>
      <p className={styles['text']}>{text}</p>
      {children}
    </div>
  );
}

/** Rows that open in place to be changed. */
export function EditList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {children}
    </ul>
  );
}

/** A row of the list: a line when it is closed, a card around its form when it is open. */
export function EditItem({ open, children }: { readonly open: boolean; readonly children: ReactNode }) {
  return <li className={cx(styles['item'], open && styles['card'])}>{children}</li>;
}

/** The form of something new, above the list. */
export function EditCard({ children }: { readonly children: ReactNode }) {
  return <div className={styles['card']}>{children}</div>;
}
