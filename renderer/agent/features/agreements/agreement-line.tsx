import { CalendarCheck2, PhoneForwarded, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { useKeysOf } from '../shortcuts/index.ts';
import styles from './agreements.module.css';
import { useDueText } from './due-text.ts';

/** One promise on the customer's card. */
export function AgreementLine({ agreement, now, late, whose, onOpen }: { readonly agreement: Agreement; readonly now: number; readonly late: boolean; readonly whose: string; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const due = useDueText(now);
  return (
    <button type="button" className={cx(styles['line'], late && styles['late'])} title={t('agreements.openPlace')} onClick={onOpen}>
      {agreement.callback === undefined ? <CalendarCheck2 size={13} aria-hidden="true" /> : <PhoneForwarded size={13} aria-hidden="true" />}
      <span className={styles['line-due']}>{due(agreement.dueAt)}</span>
      <span className={cx(styles['line-what'], 'words')}>{agreement.what}</span>
      {whose !== '' && <span className={styles['faint']}>{whose}</span>}
    </button>
  );
}

/** The ways to promise something more. @param onCallback null where nobody is to be called */
export function AddButtons({ onPromise, onCallback, children }: { readonly onPromise: () => void; readonly onCallback: (() => void) | null; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  return (
    <div className={styles['adds']}>
      <button type="button" className={styles['add']} title={keysOf('new-agreement')} onClick={onPromise}>
        <Plus size={13} aria-hidden="true" />
        {t('agreements.new')}
      </button>
      {onCallback !== null && (
        <button type="button" className={styles['add']} title={keysOf('new-callback')} onClick={onCallback}>
          <PhoneForwarded size={13} aria-hidden="true" />
          {t('callbacks.new')}
        </button>
      )}
      {children}
    </div>
  );
}
