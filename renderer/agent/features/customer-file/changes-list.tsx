import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import type { ContactChange, FieldChange } from '../../../../shared/domain/contact/contact-change.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { changedLines } from '../timeline/field-text.ts';
import { useWording } from '../timeline/use-wording.ts';
import styles from './customer-file.module.css';

const MOST = 200;

/** Who changed what and when, field by field; each can be put back without the others. */
export function ChangesList({ contact, onPutBack }: { readonly contact: Contact; readonly onPutBack: (contact: Contact) => void }) {
  const wording = useWording();
  const { t, language } = wording;
  const client = useClient();
  const putBack = useCommand('customer.putBack');
  const [answer, setAnswer] = useState<{ readonly changes: readonly ContactChange[]; readonly version: number } | null>(null);
  const changes = answer?.changes ?? null;
  useEffect(() => {
    let current = true;
    void client.invoke('customer.changes', { contactId: contact.id, limit: MOST }).then((reply) => {
      if (current) setAnswer({ changes: reply.ok ? (reply.value ?? []) : [], version: contact.version });
    });
    return () => {
      current = false;
    };
  }, [client, contact.id, contact.version]);
  if (changes === null) return <p className={styles['soft']}>{t('common.loading')}</p>;
  return (
    <>
      <ErrorAlert error={putBack.error} onDismiss={putBack.clear} />
      <ol className={styles['rows']} aria-label={t('customerFile.changes.title')}>
        {changes.map(({ version, action, cause, at, byName, fields }) => (
          <li key={version} className={styles['item']}>
            <div className={styles['line']}>
              <strong>{t(cause === 'put-back' ? 'customerFile.changes.putBackDone' : cause === 'registration' ? 'customerFile.changes.registered' : cause === 'import' ? 'customerFile.changes.imported' : cause === 'merge' || cause === 'unmerge' ? 'customerFile.changes.merged' : `customerFile.changes.actions.${action}`)}</strong>
              <span className={styles['soft']}>{[formatDayTime(at, language), byName].filter(Boolean).join(' · ')}</span>
            </div>
            {fields
              .filter(({ field }) => field !== 'organisationId')
              .map((change) => ({ ...change, ...changedLines(change, wording) }))
              .map((change) => (
                <div key={change.field} className={styles['change']}>
                  <span className={styles['field']}>{labelOf(change, t)}</span>
                  <span className={styles['before']}>{change.before.join('\n') || '–'}</span>
                  <span aria-hidden="true">→</span>
                  <span className={styles['after']}>{change.after.join('\n') || '–'}</span>
                  <Button
                    size="s"
                    variant="quiet"
                    icon={<Undo2 aria-hidden="true" />}
                    aria-label={t('customerFile.changes.putBackField', { field: labelOf(change, t) })}
                    disabled={contact.readOnly}
                    onClick={() => void putBack.run({ contactId: contact.id, version, field: change.field }).then((reply) => reply.ok && onPutBack(reply.value))}
                  >
                    {t('customerFile.changes.putBack')}
                  </Button>
                </div>
              ))}
          </li>
        ))}
      </ol>
    </>
  );
}

function labelOf({ field }: Pick<FieldChange, 'field'>, t: TFunction): string {
  return t(`customerFile.fields.${field}`);
}
