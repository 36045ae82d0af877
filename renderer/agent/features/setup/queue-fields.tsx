import { NO_QUEUE, PAUSE_REASONS, QUEUE_METHODS, type QueueSettings } from '../../../../shared/domain/queue/queue-settings.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './account-form.module.css';
import { usePauseReason } from '../../bridge/use-pause-reason.ts';

/** How the queues of the telephone system learn what the agent does. */
export function QueueFields({
  value,
  onChange,
}: {
  readonly value: QueueSettings | undefined;
  readonly onChange: (queue: QueueSettings) => void;
}) {
  const { t } = useTranslation();
  const reasonText = usePauseReason();
  const queue = value ?? NO_QUEUE;
  const { codes, http, reasons } = queue;
  return (
    <div className={styles['grid']}>
      <Select
        label={t('queue.method')}
        hint={t('queue.methodHint')}
        options={QUEUE_METHODS.map((method) => ({ value: method, label: t(`queue.methods.${method}`) }))}
        value={queue.method}
        onChange={(method) => onChange({ ...queue, method })}
      />
      {queue.method !== 'none' && (
        <Switch
          label={t('queue.pauseWhileHandling')}
          hint={t('queue.pauseWhileHandlingHint')}
          checked={queue.pauseWhileHandling}
          onChange={(pauseWhileHandling) => onChange({ ...queue, pauseWhileHandling })}
        />
      )}
      {queue.method === 'codes' &&
        (['logIn', 'logOut', 'pause', 'unpause'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`queue.codes.${name}`)}
            {...(name === 'pause' ? { hint: t('queue.pauseHint') } : {})}
            value={codes[name]}
            maxLength={100}
            onChange={(event) => onChange({ ...queue, codes: { ...codes, [name]: event.target.value.trim() } })}
          />
        ))}
      {queue.method === 'http' && (
        <>
          <TextField
            label={t('queue.url')}
            hint={t('queue.urlHint')}
            placeholder="https://pbx.example/queue/{action}?agent={agent}"
            value={http.url}
            onChange={(event) => onChange({ ...queue, http: { ...http, url: event.target.value.trim() } })}
          />
          <TextField
            label={t('queue.body')}
            aside={t('common.optional')}
            hint={t('queue.bodyHint')}
            value={http.body}
            onChange={(event) => onChange({ ...queue, http: { ...http, body: event.target.value } })}
          />
          <PasswordField
            label={t('queue.token')}
            hint={t('queue.tokenHint')}
            value={http.token ?? ''}
            onChange={(event) => {
              const { token: _before, ...rest } = http;
              const token = event.target.value;
              onChange({ ...queue, http: token === '' ? rest : { ...rest, token } });
            }}
          />
        </>
      )}
      {queue.method !== 'none' && (
        <fieldset className={styles['reasons']}>
          <legend>{t('queue.reasons')}</legend>
          {PAUSE_REASONS.map((reason) => (
            <TextField
              key={reason}
              label={reasonText(reason)}
              value={reasons[reason]}
              maxLength={40}
              onChange={(event) => onChange({ ...queue, reasons: { ...reasons, [reason]: event.target.value.trim() } })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
