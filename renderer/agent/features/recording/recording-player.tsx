import { Pause, Play, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { RecordingEntry } from '../../../../shared/ipc/commands/recording.ts';
import { RECORDING_PATH } from '../../../../shared/ipc/envelope.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './recording.module.css';
import { Waveform } from './waveform.tsx';

const STEP_S = 5;
const BIG_STEP_S = 30;

/** Plays a recording: a picture of both voices that is the slider, play and pause, and the way to remove it for who may. */
export function RecordingPlayer({
  entry,
  onRemove,
}: {
  readonly entry: RecordingEntry;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const mayRemove = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const audio = useRef<HTMLAudioElement>(null);
  const [peaks, setPeaks] = useState<readonly number[]>([]);
  const [playing, setPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [failed, setFailed] = useState(false);
  const { id, durationMs } = entry;

  useEffect(() => {
    let current = true;
    void client.invoke('recording.waveform', { recordingId: id }).then((reply) => {
      if (current && reply.ok) setPeaks(reply.value.peaks);
    });
    return () => {
      current = false;
    };
  }, [client, id]);

  const toggle = (): void => {
    const sound = audio.current;
    if (sound === null) return;
    if (sound.paused) sound.play().catch(() => setFailed(true));
    else sound.pause();
  };
  const seek = (ms: number): void => {
    const sound = audio.current;
    if (sound === null) return;
    const to = Math.min(Math.max(0, ms), durationMs);
    sound.currentTime = to / 1_000;
    setAtMs(to);
  };
  const onKey = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: atMs - STEP_S * 1_000,
      ArrowDown: atMs - STEP_S * 1_000,
      ArrowRight: atMs + STEP_S * 1_000,
      ArrowUp: atMs + STEP_S * 1_000,
      PageDown: atMs - BIG_STEP_S * 1_000,
      PageUp: atMs + BIG_STEP_S * 1_000,
      Home: 0,
      End: durationMs,
    };
    const to = moves[event.key];
    if (to !== undefined) seek(to);
    else if (event.key === ' ' || event.key === 'Enter') toggle();
    else return;
    event.preventDefault();
  };
  const onPointer = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * durationMs);
  };

  return (
    <div className={styles['player']}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a recorded call has no written words */}
      <audio
        ref={audio}
        src={`${RECORDING_PATH}${id}`}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onTimeUpdate={(event) => setAtMs(event.currentTarget.currentTime * 1_000)}
        onError={() => setFailed(true)}
      />
      <IconButton
        size="s"
        label={t(playing ? 'recording.pausePlayback' : 'recording.play')}
        icon={playing ? <Pause /> : <Play />}
        onClick={toggle}
      />
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('recording.position')}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs / 1_000)}
        aria-valuenow={Math.round(atMs / 1_000)}
        aria-valuetext={t('recording.positionOf', { at: formatDuration(atMs), of: formatDuration(durationMs) })}
        data-own-keys
        className={styles['slider']}
        onKeyDown={onKey}
        onPointerDown={onPointer}
      >
        <Waveform peaks={peaks} pauses={entry.pauses} durationMs={durationMs} atMs={atMs} />
      </div>
      <span className={styles['elapsed']}>{formatDuration(atMs)}</span>
      {mayRemove && (
        <IconButton size="s" variant="quiet" label={t('recording.remove')} icon={<Trash2 />} onClick={onRemove} />
      )}
      {entry.interrupted && <p className={styles['remark']}>{t('recording.interrupted')}</p>}
      {failed && (
        <p role="alert" className={styles['remark']}>
          {t('recording.unplayable')}
        </p>
      )}
    </div>
  );
}
