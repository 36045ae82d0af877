import { LockKeyhole } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Agent } from '../../../../shared/domain/agent-state/agent-state.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { later } from '../../ui/later.tsx';
import { LanguageChoice } from '../setup/index.ts';
import styles from './login-screen.module.css';

const LockedCalls = later(async () => (await import('../access/locked-call.tsx')).LockedCalls);
const EmergencyCall = later(async () => (await import('../access/emergency-call.tsx')).EmergencyCall);

/** Who works here now? A person without a password is in with one click. */
export function LoginScreen() {
  const { t, i18n } = useTranslation();
  const slept = useAppState(({ notices }) => notices.find(({ code }) => code === 'slept'));
  const agents = useAppState((state) => state.session.agents);
  const active = agents.filter((agent) => agent.active).toSorted((a, b) => a.name.localeCompare(b.name));
  const logIn = useCommand('agent.logIn');
  const [chosenId, setChosenId] = useState<Agent['id'] | null>(active.length === 1 ? (active[0]?.id ?? null) : null);
  const chosen = active.find(({ id }) => id === chosenId);

  const choose = (agent: Agent): void => {
    setChosenId(agent.id);
    logIn.clear();
    if (!agent.hasPassword) void logIn.run({ agentId: agent.id, password: '' });
  };

  return (
    <Screen title={t('login.title')} width="s" foot={<LanguageChoice />}>
      <LockedCalls />
      {slept !== undefined && (
        <InlineAlert severity="info">{t('notices.slept', { name: slept.details['name'], time: formatDayTime(Number(slept.details['at']), i18n.language) })}</InlineAlert>
      )}
      {active.length === 0 && <p>{t('login.nobody')}</p>}
      <ul className={styles['list']} aria-label={t('login.list')}>
        {active.map((agent) => (
          <li key={agent.id} className={cx(styles['item'], agent.id === chosenId && styles['chosen'])}>
            <button
              type="button"
              className={styles['person']}
              aria-expanded={agent.hasPassword ? agent.id === chosenId : undefined}
              onClick={() => choose(agent)}
            >
              <span className={cx(styles['name'], 'words')}>{agent.name}</span>
              <span className={styles['role']}>{t(`people.role.${agent.role}`)}</span>
              {agent.hasPassword && <LockKeyhole size={14} aria-hidden="true" className={styles['lock']} />}
            </button>
            {agent === chosen && agent.hasPassword && <PasswordForm key={agent.id} agent={agent} logIn={logIn} />}
            {agent === chosen && !agent.hasPassword && <ErrorAlert error={logIn.error} />}
          </li>
        ))}
      </ul>
      <EmergencyCall locked={false} />
    </Screen>
  );
}

function PasswordForm({
  agent,
  logIn,
}: {
  readonly agent: Agent;
  readonly logIn: ReturnType<typeof useCommand<'agent.logIn'>>;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      className={styles['form']}
      aria-label={t('login.passwordFor', { name: agent.name })}
      onSubmit={(event) => {
        event.preventDefault();
        void logIn.run({ agentId: agent.id, password }).then(({ ok }) => {
          if (!ok) field.current?.select();
        });
      }}
    >
      <PasswordField
        label={t('login.password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={logIn.error === null ? undefined : errorText(logIn.error)}
        ref={field}
      />
      <Button type="submit" variant="primary" pending={logIn.pending} wide>
        {t('login.logIn')}
      </Button>
    </form>
  );
}
