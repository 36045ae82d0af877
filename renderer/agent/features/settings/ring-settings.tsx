import { BellRing, FolderOpen } from 'lucide-react';
import type { RingTone } from '../../../../shared/media/sound.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { DeviceChoice } from './device-choice.tsx';
import styles from './sound-settings.module.css';
import { VolumeSlider } from './volume-slider.tsx';

const BUILT_IN: readonly RingTone[] = ['bell', 'classic', 'marimba', 'pulse'];

/** On which device, in which tone and how loud a call rings. A tone is heard when it is chosen. */
export function RingSettings() {
  const { t } = useTranslation();
  const { settings, ownRing } = useAppState((state) => state.sound);
  const change = useCommand('settings.changeSound');
  const ring = useCommand('settings.testRinger');
  const chooseOwn = useCommand('settings.chooseOwnRing');
  const silent = settings.ringSilently;
  const tones: readonly RingTone[] = ownRing ? [...BUILT_IN, 'own'] : BUILT_IN;

  const pick = async (ringTone: RingTone): Promise<void> => {
    const reply = await change.run({ ringTone });
    if (reply.ok && !silent) void ring.run({});
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['heading']}>{t('settings.sound.ringing')}</legend>
      <div className={styles['row']}>
        <DeviceChoice kind="ringer" />
        <VolumeSlider name="ringVolume" maximum={1} disabled={silent} />
      </div>
      <div className={styles['row']}>
        <Select
          label={t('settings.sound.ringTone')}
          options={tones.map((value) => ({ value, label: t(`settings.sound.tone.${value}`) }))}
          value={settings.ringTone}
          onChange={(tone) => void pick(tone)}
        />
        <div className={styles['buttons']}>
          <Button icon={<BellRing />} pending={ring.pending} disabled={silent} onClick={() => void ring.run({})}>
            {t('settings.sound.testRing')}
          </Button>
          <Button icon={<FolderOpen />} pending={chooseOwn.pending} onClick={() => void chooseOwn.run({})}>
            {t('settings.sound.ownRing')}
          </Button>
        </div>
      </div>
      <Switch
        label={t('settings.sound.ringSilently')}
        hint={t('settings.sound.ringSilentlyHint')}
        checked={silent}
        onChange={(ringSilently) => void change.run({ ringSilently })}
      />
      <ErrorAlert error={change.error ?? ring.error ?? chooseOwn.error} />
    </fieldset>
  );
}
