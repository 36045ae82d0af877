import { Mic, Square } from 'lucide-react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import styles from './sound-settings.module.css';

/** Five seconds of the own voice, then heard back: the whole way from microphone to headset, without anybody else. */
export function SelfTest() {
  const { t } = useTranslation();
  const { phase, heard } = useAppState((state) => state.sound.selfTest);
  const test = useCommand('settings.selfTest');
  const running = phase === 'recording' || phase === 'playing';
  const words = (): string => {
    if (phase === 'recording') return t('settings.sound.test.recording');
    if (phase === 'playing') return t(heard === false ? 'settings.sound.test.nothing' : 'settings.sound.test.playing');
    if (phase === 'done') return t(heard === false ? 'settings.sound.test.nothing' : 'settings.sound.test.done');
    return t('settings.sound.test.hint');
  };
  return (
    <>
      <div className={styles['test']}>
        <Button
          icon={running ? <Square /> : <Mic />}
          pending={test.pending}
          onClick={() => void test.run({ on: !running })}
        >
          {t(running ? 'settings.sound.test.stop' : 'settings.sound.test.start')}
        </Button>
        <span role="status">{words()}</span>
      </div>
      <ErrorAlert error={test.error} />
    </>
  );
}
