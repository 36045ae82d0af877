import { useEffect } from 'react';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { Switch } from '../../ui/switch.tsx';
import { DeviceChoice } from './device-choice.tsx';
import { RingSettings } from './ring-settings.tsx';
import { SelfTest } from './self-test.tsx';
import styles from './sound-settings.module.css';
import { VolumeSlider } from './volume-slider.tsx';
import { MicrophoneLevel } from './microphone-level.tsx';

/**
 * Microphone with its living level, speaker, ring, and what is done to the microphone. Everything is heard at once, in a
 * running call too. The microphone is open only while this is on screen.
 */
export function SoundSettings() {
  const { t } = useTranslation();
  const client = useClient();
  const devices = useAppState((state) => state.devices);
  const sound = useAppState((state) => state.sound.settings);
  const change = useCommand('settings.changeSound');

  useEffect(() => {
    void client.invoke('settings.monitorMicrophone', { on: true });
    return () => {
      void client.invoke('settings.monitorMicrophone', { on: false });
      void client.invoke('settings.selfTest', { on: false });
    };
  }, [client]);

  const problem = devices.microphoneProblem;
  return (
    <SettingsPage>
      {problem !== 'none' && (
        <InlineAlert severity="error" title={t(`settings.sound.problem.${problem}.title`)}>
          {t(`settings.sound.problem.${problem}.text`)}
        </InlineAlert>
      )}
      {problem === 'none' && devices.microphoneSilent && (
        <InlineAlert severity="warning" title={t('settings.sound.problem.silent.title')}>
          {t('settings.sound.problem.silent.text')}
        </InlineAlert>
      )}
      <fieldset className={styles['group']}>
        <legend className={styles['heading']}>{t('settings.sound.talking')}</legend>
        <div className={styles['row']}>
          <DeviceChoice kind="microphone" />
          <VolumeSlider name="inputVolume" maximum={2} />
        </div>
        <MicrophoneLevel />
        <div className={styles['row']}>
          <DeviceChoice kind="speaker" />
          <VolumeSlider name="outputVolume" maximum={1} />
        </div>
        <SelfTest />
      </fieldset>
      <RingSettings />
      <fieldset className={styles['group']}>
        <legend className={styles['heading']}>{t('settings.sound.processing')}</legend>
        {(['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const).map((name) => (
          <Switch
            key={name}
            label={t(`settings.sound.${name}`)}
            hint={t(`settings.sound.${name}Hint`)}
            checked={sound[name]}
            onChange={(on) => void change.run({ [name]: on })}
          />
        ))}
        <ErrorAlert error={change.error} />
      </fieldset>
    </SettingsPage>
  );
}
