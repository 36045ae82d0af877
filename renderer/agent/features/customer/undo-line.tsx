import { Undo2, X } from 'lucide-react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { nameOf } from './contact-label.ts';
import styles from './customer.module.css';
import type { Undo } from './use-undo.ts';

/** What has just been done, with the way back. Stays until the next thing is done. */
export function UndoLine({
  undo,
  onUndone,
}: {
  readonly undo: Undo;
  readonly onUndone: (contact: Contact, wasRemoved: boolean) => void;
}) {
  const { t } = useTranslation();
  const { done } = undo;
  if (done === null) return null;
  const name = nameOf(done.contact) || t('customer.noName');
  return (
    <>
      <div className={styles['undo']}>
        <span role="status" className={styles['undo-text']}>
          {t(`customer.${done.kind}`, { name })}
        </span>
        {(done.kind === 'changed' || done.kind === 'removed') && (
          <Button
            size="s"
            icon={<Undo2 aria-hidden="true" />}
            pending={undo.pending}
            onClick={() =>
              void undo.run().then((contact) => contact !== null && onUndone(contact, done.kind === 'removed'))
            }
          >
            {t('common.undo')}
          </Button>
        )}
        <IconButton variant="quiet" size="s" label={t('common.dismiss')} icon={<X />} onClick={undo.clear} />
      </div>
      <ErrorAlert error={undo.error} />
    </>
  );
}
