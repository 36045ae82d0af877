import { MicOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import type { Levels } from '../../../../shared/ipc/app-state.ts';
import { useConnection } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { LevelMeter } from '../../ui/level-meter.tsx';
import styles from './call-controls.module.css';

/** Both voices as bars, in a conference the loudest of the others. While the microphone is off a band takes the place of the own bar, in words. */
export function CallMeters({ calls }: { readonly calls: readonly [Call, ...Call[]] }) {
  const { t } = useTranslation();
  const [{ muted }] = calls;
  return (
    <div className={styles['meters']}>
      {muted && (
        <p className={styles['muted']}>
          <MicOff size={15} aria-hidden="true" />
          {t('telephone.note.muted')}
        </p>
      )}
      {!muted && <Meters calls={calls} />}
    </div>
  );
}

function Meters({ calls }: { readonly calls: readonly Call[] }) {
  const { t } = useTranslation();
  const { microphone, speaker } = useLevelsOf(calls.map(({ id }) => id).join(' '));
  return (
    <>
      <LevelMeter label={t('telephone.level.you')} value={microphone} />
      <LevelMeter label={t(`telephone.level.${otherSide(calls)}`)} value={speaker} />
    </>
  );
}

/** Who is heard: a colleague is no customer. */
function otherSide([call, ...more]: readonly Call[]): 'customer' | 'colleague' | 'others' {
  if (more.length > 0 || call?.listensIn !== undefined) return 'others';
  return call?.consultsFor == null ? 'customer' : 'colleague';
}

/** The loudest of these calls, each as it was told last: every living call is told of by itself, one after the other. @param callIds apart by spaces */
function useLevelsOf(callIds: string): Pick<Levels, 'microphone' | 'speaker'> {
  const { store } = useConnection().levels;
  const [loudest, setLoudest] = useState({ microphone: 0, speaker: 0 });
  useEffect(() => {
    const wanted = callIds.split(' ');
    const last = new Map<string, Levels>();
    return store.subscribe((levels) => {
      if (levels.callId === null || !wanted.includes(levels.callId)) return;
      last.set(levels.callId, levels);
      const of = (side: 'microphone' | 'speaker'): number => Math.max(...[...last.values()].map((one) => one[side]));
      setLoudest({ microphone: of('microphone'), speaker: of('speaker') });
    });
  }, [store, callIds]);
  return loudest;
}
