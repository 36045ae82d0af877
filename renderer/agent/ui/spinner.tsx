import styles from './spinner.module.css';

/** Something is under way; always beside words that say what. */
export function Spinner() {
  return <span className={styles['spinner']} aria-hidden="true" />;
}
