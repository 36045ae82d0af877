import type { ImportJob } from '../../../../shared/domain/contact-file/import-job.ts';
import { useState } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import styles from './import.module.css';

/** Why rows are left out, how many of each, and the way to have them all as a file. Nothing when every row is fine. */
export function RejectedPart({ job }: { readonly job: ImportJob }) {
  const { t, i18n } = useTranslation();
  const save = useCommand('import.saveRejected');
  const [saved, setSaved] = useState(false);
  const number = new Intl.NumberFormat(i18n.language);
  const { read, planned } = job;
  if (read === null) return null;
  const ambiguous = planned?.ambiguous ?? 0;
  const lines = [
    ...Object.entries(read.reasons).map(
      ([reason, count]) => [t(`contactFiles.reason.${reason as keyof typeof read.reasons}`), count] as const,
    ),
    ...(ambiguous > 0 ? [[t('contactFiles.reason.several-matches'), ambiguous] as const] : []),
    ...Object.entries(read.remarks).map(
      ([remark, count]) => [t(`contactFiles.remark.${remark as keyof typeof read.remarks}`), count] as const,
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <section className={styles['part']}>
      <PaneHeader title={t('contactFiles.rejectedRows')} level={3} />
      <ul className={styles['reasons']}>
        {lines.map(([text, count]) => (
          <li key={text}>
            <span className={styles['number']}>{number.format(count)}</span> {text}
          </li>
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button
          pending={save.pending}
          onClick={() => void save.run({}).then((reply) => setSaved(reply.ok && reply.value))}
        >
          {t('contactFiles.saveRejected')}
        </Button>
        {saved && !save.pending && <span role="status">{t('contactFiles.saved')}</span>}
        <ErrorAlert error={save.error} />
      </div>
    </section>
  );
}
