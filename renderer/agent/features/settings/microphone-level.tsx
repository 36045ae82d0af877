import { useLevels } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { LevelMeter } from '../../ui/level-meter.tsx';

/** By itself, so that five readings a second re-render nothing else. */
export function MicrophoneLevel() {
  const { t } = useTranslation();
  const { microphone } = useLevels();
  return <LevelMeter label={t('settings.sound.level')} value={microphone} />;
}
