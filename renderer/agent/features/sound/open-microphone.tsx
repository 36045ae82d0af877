import { Mic } from 'lucide-react';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './open-microphone.module.css';

/** Says that the microphone is open although nobody is on the line, as the light of the device does. Takes its room only then. */
export function OpenMicrophone() {
  const { t } = useTranslation();
  const open = useAppState((state) => state.devices.microphoneOpen && livingCalls(state.calls.calls).length === 0);
  if (!open) return null;
  return (
    <span className={styles['open']} title={t('shell.microphoneOpenHint')}>
      <Mic size={13} aria-hidden="true" />
      {t('shell.microphoneOpen')}
    </span>
  );
}
