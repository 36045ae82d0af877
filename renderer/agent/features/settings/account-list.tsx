import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AccountId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { AccountForm } from '../setup/index.ts';
import styles from './account-list.module.css';

/** The telephone accounts: a list as soon as there are two, and the form of the one that is chosen. */
export function AccountList({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const lines = useAppState((state) => state.lines);
  const only = useAppState((state) => state.account.sip);
  const projects = useAppState((state) => state.projects);
  const [chosen, setChosen] = useState<AccountId | 'new' | null>(null);
  const [sure, setSure] = useState(false);
  const remove = useCommand('account.remove');
  const line = chosen === 'new' ? null : (lines.find(({ id }) => id === chosen) ?? lines[0] ?? null);
  const several = lines.length > 1 || chosen === 'new';
  const choose = (next: AccountId | 'new' | null): void => {
    setChosen(next);
    setSure(false);
  };

  return (
    <>
      {several && (
        <ul className={styles['list']} aria-label={t('settings.account.list')}>
          {lines.map(({ id, account, status, emergency, projects: keys }) => (
            <li key={id}>
              <button
                type="button"
                className={styles['account']}
                aria-pressed={line?.id === id}
                onClick={() => choose(id)}
              >
                <StatusDot
                  tone={status.state === 'registered' ? 'ok' : 'neutral'}
                  hollow={status.state !== 'registered'}
                >
                  {account.uri.replace(/^sips?:/i, '')}
                </StatusDot>
                <span className={styles['soft']}>
                  {[
                    t(`line.state.${status.state}`),
                    emergency ? t('settings.account.emergencyMark') : '',
                    keys.map((key) => projects.find((one) => one.key === key)?.name ?? key).join(', '),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
          {chosen === 'new' && (
            <li>
              <span className={styles['account']} aria-current="true">
                {t('settings.account.new')}
              </span>
            </li>
          )}
        </ul>
      )}
      <AccountForm
        key={chosen === 'new' ? 'new' : (line?.id ?? 'none')}
        account={chosen === 'new' ? null : (line?.account ?? only)}
        passwordStored={chosen !== 'new' && only !== null}
        {...(several
          ? { line: { id: line?.id ?? null, projects: line?.projects ?? [], emergency: line?.emergency ?? false } }
          : {})}
        onSaved={() => {
          choose(null);
          onSaved();
        }}
        leading={chosen === 'new' ? <Button onClick={() => choose(null)}>{t('common.cancel')}</Button> : undefined}
      />
      <ErrorAlert error={remove.error} />
      {chosen !== 'new' && only !== null && (
        <div className={styles['actions']}>
          <Button size="s" icon={<Plus />} onClick={() => choose('new')}>
            {t('settings.account.add')}
          </Button>
          {lines.length > 1 && line !== null && !sure && (
            <Button size="s" variant="quiet" icon={<Trash2 />} onClick={() => setSure(true)}>
              {t('settings.account.remove')}
            </Button>
          )}
          {sure && line !== null && (
            <InlineConfirm
              question={t('settings.account.removeSure', { uri: line.account.uri })}
              verb={t('settings.account.remove')}
              onConfirm={() => void remove.run({ accountId: line.id }).then(() => choose(null))}
              onCancel={() => setSure(false)}
            />
          )}
        </div>
      )}
    </>
  );
}
