import { AudioLines } from 'lucide-react';
import { formatDuration } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './recording.module.css';

/** Opens and closes the player of a recording. */
export function RecordingToggle({
  durationMs,
  open,
  onToggle,
}: {
  readonly durationMs: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  const time = formatDuration(durationMs);
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={t('recording.listen', { time })}
      title={t('recording.listen', { time })}
      className={cx(styles['toggle'], open && styles['open'])}
      onClick={onToggle}
    >
      <AudioLines size={13} aria-hidden="true" />
      {time}
    </button>
  );
}
