import { useEffect, useState } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './starting-screen.module.css';

/** A start that takes no longer says nothing; in ms. */
const SILENT_MS = 3_000;

/** Why it takes so long: after an unclean end the whole data file is read before anything is written to it. */
export function LongStart() {
  const { t } = useTranslation();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SILENT_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={styles['long']}>
      {long && (
        <p className={styles['words']}>
          <Spinner />
          {t('startup.long')}
        </p>
      )}
    </div>
  );
}
