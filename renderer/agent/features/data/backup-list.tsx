import { useState } from 'react';
import type { BackupInfo } from '../../../../shared/ipc/app-state.ts';
import { formatBytes, formatDayTime } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import styles from './backup-list.module.css';

/** Backups, newest first, each with the way to restore it. The confirmation opens in the row itself. */
export function BackupList({
  backups,
  emptyText,
}: {
  readonly backups: readonly BackupInfo[];
  readonly emptyText: string;
}) {
  const { t, i18n } = useTranslation();
  const restore = useCommand('backup.restore');
  const [asked, setAsked] = useState<string | null>(null);

  if (backups.length === 0) return <p className={styles['none']}>{emptyText}</p>;
  return (
    <>
      <ul className={styles['list']} aria-label={t('data.backups')}>
        {backups
          .toSorted((a, b) => b.at - a.at)
          .map((backup) => {
            const when = formatDayTime(backup.at, i18n.language);
            return (
              <li key={backup.name} className={styles['item']}>
                {asked === backup.name ? (
                  <InlineConfirm
                    question={t('data.restoreQuestion', { when })}
                    verb={t('data.restore')}
                    pending={restore.pending}
                    onConfirm={() => void restore.run({ name: backup.name }).then(({ ok }) => ok && setAsked(null))}
                    onCancel={() => setAsked(null)}
                  />
                ) : (
                  <div className={styles['row']}>
                    <span>{when}</span>
                    <span className={styles['kind']}>{t(`data.kind.${backup.kind}`)}</span>
                    <span className={styles['size']}>{formatBytes(backup.bytes, i18n.language)}</span>
                    <Button size="s" aria-label={t('data.restoreOf', { when })} onClick={() => setAsked(backup.name)}>
                      {t('data.restore')}
                    </Button>
                  </div>
                )}
              </li>
            );
          })}
      </ul>
      <ErrorAlert error={restore.error} />
    </>
  );
}
