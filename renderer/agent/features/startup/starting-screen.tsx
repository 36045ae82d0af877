import styles from './starting-screen.module.css';

/**
 * The outlines of the window while main starts and the first snapshot is under way. It has no words, because the language
 * is not known yet, and no motion, because it is gone in a moment.
 */
export function StartingScreen() {
  return (
    <div className={styles['window']} data-testid="starting" aria-busy="true">
      <div className={styles['bar']} />
      <div className={styles['main']}>
        <div className={styles['side']} />
        <div />
        <div className={styles['side']} />
      </div>
      <div className={styles['bar']} />
    </div>
  );
}
