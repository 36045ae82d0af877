import { useState } from 'react';
import { leftOf, type ImportRecord } from '../../../../shared/domain/contact-file/import-job.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import styles from './import.module.css';

/** Imports so far, newest first, each with its counts and, while nothing else was done with it, the way back. */
export function HistoryPart() {
  const { t } = useTranslation();
  const history = useAppState(({ contactFiles }) => contactFiles.history);
  return (
    <section className={styles['part']}>
      <PaneHeader title={t('contactFiles.history')} level={3} />
      {history.length === 0 ? (
        <p className={styles['soft']}>{t('contactFiles.noHistory')}</p>
      ) : (
        <ul className={styles['history']} aria-label={t('contactFiles.history')}>
          {history.map((record) => (
            <HistoryRow key={record.id} record={record} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HistoryRow({ record }: { readonly record: ImportRecord }) {
  const { t, i18n } = useTranslation();
  const undo = useCommand('import.undo');
  const [asked, setAsked] = useState(false);
  const number = new Intl.NumberFormat(i18n.language);
  const when = formatDayTime(record.at, i18n.language);
  // Of what was taken back nothing is left: the figures tell what it was.
  const isBack = record.status === 'undone' || record.status === 'cancelled';
  const { takenBack } = record;
  const inPart = record.status === 'part-undone';
  const counts = t(inPart ? 'contactFiles.countsPart' : isBack ? 'contactFiles.countsBack' : 'contactFiles.counts', {
    removed: number.format(takenBack.removed),
    restored: number.format(takenBack.restored),
    kept: number.format(takenBack.kept),
    left: number.format(leftOf(record.written, takenBack)),
    added: number.format(record.written.added),
    updated: number.format(record.written.updated),
    skipped: number.format(record.skipped),
    rejected: number.format(record.rejected),
  });
  return (
    <li>
      <div className={styles['record']}>
        <span className={styles['strong']}>{record.fileName}</span>
        <span className={styles['soft']}>
          {[when, record.agentName, t(`contactFiles.status.${record.status}`)].filter(Boolean).join(' · ')}
        </span>
        <span className={styles['soft']}>{counts}</span>
        {record.mayUndo && !asked && (
          <Button
            size="s"
            aria-label={t('contactFiles.undoOf', { name: record.fileName, when })}
            onClick={() => setAsked(true)}
          >
            {t('contactFiles.takeBack')}
          </Button>
        )}
      </div>
      {asked && (
        <InlineConfirm
          question={t('contactFiles.undoQuestion', { name: record.fileName })}
          verb={t('contactFiles.takeBack')}
          pending={undo.pending}
          onConfirm={() => void undo.run({ id: record.id })}
          onCancel={() => setAsked(false)}
        />
      )}
      <ErrorAlert error={undo.error} />
    </li>
  );
}
