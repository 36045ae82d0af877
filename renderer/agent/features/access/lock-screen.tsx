import { LockKeyhole } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import styles from './access.module.css';
import { EmergencyCall } from './emergency-call.tsx';
import { LockedCalls } from './locked-call.tsx';


/** Takes the whole window while the desk is left, in a call too. It says so itself: it hides, it does not protect. */
export function LockScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const agent = useAppState((state) => state.session.agent);
  const unlock = useCommand('lock.unlock');
  const [password, setPassword] = useState('');
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  if (agent === null) return null;
  return (
    <div className={styles['cover']}>
      <Screen title={t('access.locked')} width="s">
      <LockedCalls />
      <form
        ref={box}
        className={styles['unlock']}
        aria-label={t('access.unlockFor', { name: agent.name })}
        onSubmit={(event) => {
          event.preventDefault();
          void unlock.run({ password }).then(({ ok }) => {
            if (!ok) box.current?.querySelector('input')?.select();
          });
        }}
      >
        <p className={styles['name']}>
          <LockKeyhole size={16} aria-hidden="true" />
          {agent.name}
        </p>
        {agent.hasPassword && (
          <PasswordField
            label={t('login.password')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={unlock.error === null ? undefined : errorText(unlock.error)}
          />
        )}
        <Button type="submit" variant="primary" pending={unlock.pending} wide>
          {t('access.unlock')}
        </Button>
        <p className={styles['soft']}>{t('access.hides')}</p>
      </form>
      <EmergencyCall locked />
      </Screen>
    </div>
  );
}
