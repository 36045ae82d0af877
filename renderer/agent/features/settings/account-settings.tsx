import { useState } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { AccountList } from './account-list.tsx';
import styles from './settings-view.module.css';

/** Which line is in use, and the account. Administrators change it; everybody else sees what it is. */
export function AccountSettings() {
  const { t } = useTranslation();
  const account = useAppState((state) => state.account);
  const administrator = useAppState((state) => state.session.agent?.role === 'administrator');
  const registered = useAppState((state) => state.line.state === 'registered');
  const practice = useCommand('account.usePractice');
  const [saved, setSaved] = useState(false);
  const onPractice = account.kind === 'practice';

  return (
    <SettingsPage>
      <div className={styles['state']}>
        <div>
          <StatusDot tone={onPractice ? 'accent' : registered ? 'ok' : 'neutral'} hollow={!registered}>
            {onPractice
              ? t('settings.account.nowPractice')
              : t('settings.account.nowSip', { uri: account.sip?.uri ?? '' })}
          </StatusDot>
          <p className={styles['soft']}>
            {onPractice ? t('settings.account.nowPracticeText') : t('settings.account.toPracticeText')}
          </p>
        </div>
        {!onPractice && administrator && (
          <Button
            size="s"
            pending={practice.pending}
            onClick={() => {
              setSaved(false);
              void practice.run({});
            }}
          >
            {t('settings.account.toPractice')}
          </Button>
        )}
      </div>
      <ErrorAlert error={practice.error} />
      {account.passwordInMemoryOnly && <InlineAlert severity="warning">{t('line.passwordInMemoryOnly')}</InlineAlert>}
      {administrator ? (
        <AccountList onSaved={() => setSaved(true)} />
      ) : (
        <>
          <InlineAlert severity="info">{t('settings.account.onlyAdministrators')}</InlineAlert>
          {account.sip !== null && (
            <p className={styles['soft']}>
              {account.sip.uri}
              <br />
              {account.sip.server}
            </p>
          )}
        </>
      )}
      {saved && practice.error === null && (
        <InlineAlert severity="ok" title={t('settings.account.saved')} onDismiss={() => setSaved(false)} />
      )}
    </SettingsPage>
  );
}
