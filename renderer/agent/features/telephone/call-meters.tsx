import { MicOff } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useLevels } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { LevelMeter } from '../../ui/level-meter.tsx';
import styles from './call-controls.module.css';

/** Both voices as bars. While the microphone is off a band takes the place of the own bar, in words. */
export function CallMeters({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  return (
    <div className={styles['meters']}>
      {call.muted && (
        <p className={styles['muted']}>
          <MicOff size={15} aria-hidden="true" />
          {t('telephone.note.muted')}
        </p>
      )}
      {!call.muted && <Meters call={call} />}
    </div>
  );
}

function Meters({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const levels = useLevels();
  const own = levels.callId === null || levels.callId === call.id;
  return (
    <>
      <LevelMeter label={t('telephone.level.you')} value={own ? levels.microphone : 0} />
      <LevelMeter label={t('telephone.level.customer')} value={own ? levels.speaker : 0} />
    </>
  );
}
