import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import styles from './projects.module.css';

/** Settings that belong together, under a heading that opens them. */
export function Part({ title, open = true, children }: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }) {
  return (
    <Disclosure label={title} initiallyOpen={open}>
      <div className={styles['part']}>{children}</div>
    </Disclosure>
  );
}

/** What is wrong with a list of rows. */
export function Problem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p role="alert" className={styles['bad']}>
      {text}
    </p>
  );
}
