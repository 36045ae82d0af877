import { useState } from 'react';
import type { LineProblem, LineStatus } from '../../../../shared/domain/account/account.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import styles from './notice-list.module.css';

type Trouble = { readonly problem: LineProblem; readonly line: LineStatus };

/** What keeps the line from being registered, also while the next try is under way; null when nothing does. */
export function useLineProblem(): Trouble | null {
  const line = useAppState((state) => state.line);
  if (line.state !== 'not-registered' && line.state !== 'connecting') return null;
  // Logged out is what the log-in screen says; it is no trouble.
  if (line.problem === null || line.problem === 'logged-out') return null;
  return { problem: line.problem, line };
}

/** Problems that a password solves; anybody who works here may give it. */
const NEEDS_PASSWORD: readonly LineProblem[] = ['credentials-refused', 'password-missing'];

/** Why no calls arrive, in plain words, with what helps. */
export function LineNotice({ problem, line }: Trouble) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const openSettings = useView((view) => view.open);
  const atAccount = useView(({ name, tab }) => name === 'settings' && tab === 'account');
  const kind = useAppState((state) => state.account.kind);
  const administrator = useAppState((state) => state.session.agent?.role === 'administrator');
  const again = useCommand('account.reconnect');
  const [asking, setAsking] = useState(problem === 'password-missing');
  const needsPassword = NEEDS_PASSWORD.includes(problem);

  return (
    <InlineAlert
      severity={line.state === 'connecting' ? 'warning' : 'error'}
      title={t('line.notRegistered', { reason: t(`line.reason.${problem}`) })}
      actions={
        <>
          {needsPassword && !asking && (
            <Button size="s" onClick={() => setAsking(true)}>
              {t('line.enterPassword')}
            </Button>
          )}
          {!needsPassword && kind === 'sip' && (
            <Button size="s" pending={again.pending || line.state === 'connecting'} onClick={() => void again.run({})}>
              {t('common.tryAgain')}
            </Button>
          )}
          {administrator && !atAccount && (
            <Button size="s" variant="quiet" onClick={() => openSettings('account')}>
              {t('line.changeAccount')}
            </Button>
          )}
        </>
      }
    >
      {t(`line.explain.${problem}`)} <Details line={line} />
      {again.error !== null && <p>{errorText(again.error)}</p>}
      {needsPassword && asking && <AskPassword />}
    </InlineAlert>
  );
}

function Details({ line }: { readonly line: LineStatus }) {
  const { t } = useTranslation();
  const now = useNow();
  if (line.state === 'connecting') return t('line.retryNow');
  if (line.state !== 'not-registered') return null;
  return [
    line.sipStatus === null ? '' : t('line.sipStatus', { status: line.sipStatus }),
    line.field === null ? '' : t('line.field', { field: line.field }),
    line.retryAt === null ? '' : t('line.retryIn', { seconds: Math.max(0, Math.ceil((line.retryAt - now) / 1_000)) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function AskPassword() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const enter = useCommand('account.enterPassword');
  const [password, setPassword] = useState('');
  return (
    <form
      className={styles['password']}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void enter.run({ password }).then(({ ok }) => ok && setPassword(''));
      }}
    >
      <PasswordField
        label={t('setup.field.password')}
        labelHidden
        placeholder={t('setup.field.password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={enter.error === null ? undefined : errorText(enter.error)}
      />
      <Button type="submit" variant="primary" pending={enter.pending}>
        {t('line.connect')}
      </Button>
    </form>
  );
}
