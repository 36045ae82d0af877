import type { ReactNode } from 'react';
import styles from './place-body.module.css';

/** What stands in a place where there is no list: that there is nothing, or what to do first. It scrolls when it is long. */
export function PlaceBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles['body']}>{children}</div>;
}

/** A line for as long as there is nothing else to say, such as that it is being read. */
export function PlaceNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles['note']}>{children}</p>;
}

/** What was done last or went wrong, between the head of a place and its list: each apart from the next, and nothing where there is none. */
export function PlaceNews({ children }: { readonly children: ReactNode }) {
  return <div className={styles['news']}>{children}</div>;
}
