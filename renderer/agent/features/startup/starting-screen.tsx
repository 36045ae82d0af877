import { LongStart } from './long-start.tsx';
import styles from './starting-screen.module.css';

/**
 * The outlines of the window while main starts and the first snapshot is under way. It has no words and no motion,
 * because it is gone in a moment; a start that is not says why.
 */
export function StartingScreen() {
  return (
    <>
      <div className={styles['window']} data-testid="starting" aria-busy="true">
        <div className={styles['bar']} />
        <div className={styles['main']}>
          <div className={styles['side']} />
          <div />
          <div className={styles['side']} />
        </div>
        <div className={styles['bar']} />
      </div>
      <LongStart />
    </>
  );
}
