import { Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { RecordingEntry } from '../../../../shared/ipc/commands/recording.ts';
import type { RecordingId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import styles from './recording.module.css';

/** The player of one recording, and the way back after it was removed. */
export function RecordingRow({
  entry,
  head,
  onChanged,
}: {
  readonly entry: RecordingEntry;
  readonly head?: ReactNode;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const remove = useCommand('recording.remove');
  const restore = useCommand('recording.restore');
  const [removed, setRemoved] = useState<RecordingId | null>(null);

  return (
    <div className={styles['row']}>
      {head}
      {removed === entry.id ? (
        <div className={styles['undo']}>
          <span role="status">{t('recording.removed')}</span>
          <Button
            size="s"
            icon={<Undo2 aria-hidden="true" />}
            pending={restore.pending}
            onClick={() =>
              void restore.run({ recordingId: entry.id }).then(({ ok }) => {
                if (ok) setRemoved(null);
              })
            }
          >
            {t('common.undo')}
          </Button>
          <Button size="s" variant="quiet" onClick={onChanged}>
            {t('common.dismiss')}
          </Button>
        </div>
      ) : (
        <RecordingPlayer
          entry={entry}
          onRemove={() =>
            void remove.run({ recordingId: entry.id }).then(({ ok }) => {
              if (ok) setRemoved(entry.id);
            })
          }
        />
      )}
      <ErrorAlert error={remove.error ?? restore.error} />
    </div>
  );
}
