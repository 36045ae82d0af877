import { Circle, Megaphone, Pause, Play, Square } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import {
  canContinueRecording,
  canPauseRecording,
  canStartRecording,
  canStopRecording,
  type ActiveRecording,
} from '../../../../shared/domain/recording/recording.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './recording.module.css';

/**
 * Whether this call is recorded, in sight the whole time, and what can be done about it. There from the first ring where the project
 * records, so that nothing moves when it begins.
 */
export function RecordingBar({ call, current }: { readonly call: Call; readonly current: boolean }) {
  const { t } = useTranslation();
  const { mode } = useAppState((state) => state.recordingPolicy);
  const active = useAppState((state) => state.recordings.find(({ callId }) => callId === call.id));
  const keysOf = useKeysOf();
  const start = useCommand('recording.start');
  const stop = useCommand('recording.stop');
  const pause = useCommand('recording.pause');

  const mayStart = canStartRecording(call, mode, active);
  const mayStop = canStopRecording(mode, active);
  const mayPause = canPauseRecording(active);
  const mayContinue = canContinueRecording(active);
  const toggle = (): void => void (mayStart ? start : stop).run({ callId: call.id });
  const togglePause = (): void => void pause.run({ callId: call.id, on: mayPause });
  useShortcut('record', toggle, current && (mayStart || mayStop));
  useShortcut('pause-recording', togglePause, current && (mayPause || mayContinue));
  const key = (id: 'record' | 'pause-recording'): string | undefined => (current ? keysOf(id) : undefined);

  if (mode === 'never' && active === undefined) return null;
  return (
    <div className={styles['bar']}>
      <Indicator active={active} />
      {(mayPause || mayContinue) && (
        <Button
          size="s"
          icon={mayPause ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          on={mayContinue}
          aria-label={t(mayPause ? 'recording.pause' : 'recording.continue')}
          title={t(mayPause ? 'recording.tip.pause' : 'recording.tip.continue')}
          aria-keyshortcuts={key('pause-recording')?.replace('Ctrl', 'Control')}
          onClick={togglePause}
        >
          {t(mayPause ? 'recording.pauseWord' : 'recording.continueWord')}
        </Button>
      )}
      {mayStart && (
        <Button size="s" icon={<Circle aria-hidden="true" />} shortcut={key('record')} onClick={toggle}>
          {t('recording.record')}
        </Button>
      )}
      {mayStop && (
        <IconButton size="s" label={t('recording.stop')} icon={<Square />} shortcut={key('record')} onClick={toggle} />
      )}
    </div>
  );
}

function Indicator({ active }: { readonly active: ActiveRecording | undefined }) {
  const { t } = useTranslation();
  const state = active?.state ?? 'off';
  return (
    <span role="status" aria-label={t('recording.label')} className={cx(styles['state'], styles[state])}>
      {state === 'announcing' ? (
        <Megaphone aria-hidden="true" />
      ) : (
        <span className={styles['dot']} aria-hidden="true" />
      )}
      <span className={styles['word']}>{t(`recording.state.${state}`)}</span>
      {active?.since != null && <Elapsed since={active.since} />}
    </span>
  );
}

/** By itself, so that its tick re-renders nothing else; hidden from screen readers, which would read out every second. */
function Elapsed({ since }: { readonly since: number }) {
  const now = useNow();
  return (
    <span aria-hidden="true" className={styles['elapsed']}>
      {formatDuration(now - since)}
    </span>
  );
}
