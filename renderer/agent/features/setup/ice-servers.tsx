import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { SipAccount } from '../../../../shared/domain/account/account.ts';
import { isTurn } from '../../../../shared/domain/account/ice-server.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { iceProblem, NO_ICE_SERVER, type IceValues } from './account-values.ts';
import styles from './ice-servers.module.css';

const MOST = 8;

/** The STUN and TURN servers of an account: a line for each, with user and password where it is TURN. */
export function IceServers({
  value,
  onChange,
  stored,
  judged,
  error,
}: {
  readonly value: readonly IceValues[];
  readonly onChange: (servers: readonly IceValues[]) => void;
  /** The account as it is kept; its passwords need not be typed again. */
  readonly stored: SipAccount | null;
  /** Say what is wrong beside each line. */
  readonly judged: boolean;
  /** What main says about them. */
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  const hintId = useId();
  const change = (index: number, patch: Partial<IceValues>): void =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  return (
    <fieldset className={styles['field']} aria-describedby={hintId}>
      <legend className={styles['legend']}>{t('setup.field.ice')}</legend>
      {value.map((server, index) => {
        const problem = judged ? iceProblem(server, stored) : null;
        const kept = server.credential === '' && iceProblem({ ...server }, stored) === null;
        const wrong = (kind: typeof problem): string | undefined =>
          kind !== null && problem === kind ? t(`setup.ice.problem.${kind}`) : undefined;
        return (
          <div
            key={index}
            className={styles['server']}
            role="group"
            aria-label={t('setup.ice.server', { number: index + 1 })}
          >
            <TextField
              label={t('setup.ice.url')}
              placeholder="turn:host:3478"
              value={server.url}
              error={wrong('address')}
              onChange={(event) => change(index, { url: event.target.value })}
            />
            {isTurn(server.url) && (
              <>
                <TextField
                  label={t('setup.ice.username')}
                  value={server.username}
                  error={wrong('user')}
                  onChange={(event) => change(index, { username: event.target.value })}
                />
                <PasswordField
                  label={t('setup.ice.credential')}
                  placeholder={kept ? t('setup.ice.kept') : undefined}
                  value={server.credential}
                  error={wrong('password')}
                  onChange={(event) => change(index, { credential: event.target.value })}
                />
              </>
            )}
            <span className={styles['remove']}>
              <IconButton
                size="s"
                variant="quiet"
                icon={<Trash2 />}
                label={t('setup.ice.remove', { number: index + 1 })}
                onClick={() => onChange(value.filter((_one, at) => at !== index))}
              />
            </span>
          </div>
        );
      })}
      <Button
        size="s"
        icon={<Plus />}
        disabled={value.length >= MOST}
        onClick={() => onChange([...value, NO_ICE_SERVER])}
      >
        {t('setup.ice.add')}
      </Button>
      <p id={hintId} className={styles['hint']}>
        {t('setup.field.iceHint')}
      </p>
      {error !== undefined && error !== '' && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
