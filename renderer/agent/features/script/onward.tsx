import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';

/** The way on from a step that takes no answer, or a tick. */
export function Onward({ label, onNext }: { readonly label?: string; readonly onNext: () => void }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  useShortcut('script-next', onNext);
  return (
    <div className={styles['onward']}>
      {label !== undefined && <span className={styles['onward-label']}>{label}</span>}
      <Button variant="primary" size="l" shortcut={keysOf('script-next')} onClick={onNext}>
        {t('script.next')}
      </Button>
    </div>
  );
}
