import { BellRing } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AudioDevice } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useClient, useLevels } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { LevelMeter } from '../../ui/level-meter.tsx';
import { Select, type Option } from '../../ui/select.tsx';
import styles from './settings-view.module.css';

/** Microphone with its living level, speaker, ring device. The microphone is open only while this is on screen. */
export function SoundSettings() {
  const { t } = useTranslation();
  const client = useClient();
  const devices = useAppState((state) => state.devices);
  const choose = useCommand('settings.chooseDevice');
  const ring = useCommand('settings.testRinger');
  const problem = devices.microphoneProblem;

  useEffect(() => {
    void client.invoke('settings.monitorMicrophone', { on: true });
    return () => void client.invoke('settings.monitorMicrophone', { on: false });
  }, [client]);

  const optionsOf = (known: readonly AudioDevice[], chosen: string): readonly Option<string>[] => [
    { value: '', label: t('settings.sound.systemDefault') },
    ...known.map(({ id, label }) => ({ value: id, label })),
    ...(chosen === '' || known.some(({ id }) => id === chosen)
      ? []
      : [{ value: chosen, label: t('settings.sound.unplugged') }]),
  ];

  return (
    <div className={styles['page']}>
      {problem !== 'none' && (
        <InlineAlert severity="error" title={t(`settings.sound.problem.${problem}.title`)}>
          {t(`settings.sound.problem.${problem}.text`)}
        </InlineAlert>
      )}
      <div className={styles['part']}>
        <Select
          label={t('settings.sound.microphone')}
          hint={t('settings.sound.microphoneHint')}
          options={optionsOf(devices.microphones, devices.microphone)}
          value={devices.microphone}
          onChange={(deviceId) => void choose.run({ kind: 'microphone', deviceId })}
        />
        <MicrophoneLevel />
      </div>
      <Select
        label={t('settings.sound.speaker')}
        hint={t('settings.sound.speakerHint')}
        options={optionsOf(devices.speakers, devices.speaker)}
        value={devices.speaker}
        onChange={(deviceId) => void choose.run({ kind: 'speaker', deviceId })}
      />
      <div className={styles['with-button']}>
        <Select
          label={t('settings.sound.ringer')}
          hint={t('settings.sound.ringerHint')}
          options={optionsOf(devices.speakers, devices.ringer)}
          value={devices.ringer}
          onChange={(deviceId) => void choose.run({ kind: 'ringer', deviceId })}
        />
        <Button icon={<BellRing />} pending={ring.pending} onClick={() => void ring.run({})}>
          {t('settings.sound.testRing')}
        </Button>
      </div>
      <ErrorAlert error={choose.error ?? ring.error} />
    </div>
  );
}

function MicrophoneLevel() {
  const { t } = useTranslation();
  const { microphone } = useLevels();
  return <LevelMeter label={t('settings.sound.level')} value={microphone} />;
}
