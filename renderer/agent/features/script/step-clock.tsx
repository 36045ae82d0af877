import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../bridge/format.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './script.module.css';

/** How long this step has been on screen. @param stepKey changes with the step */
export function StepClock({ stepKey }: { readonly stepKey: string }) {
  const { t } = useTranslation();
  const [since, setSince] = useState(() => Date.now());
  useEffect(() => setSince(Date.now()), [stepKey]);
  const now = useNow();
  return (
    <span className={styles['clock']} title={t('script.stepTime')}>
      {formatDuration(now - since)}
    </span>
  );
}
