import { useEffect, useState } from 'react';
import { PBX_PROBLEMS, type PbxLink, type PbxProblem } from '../../../../shared/domain/acd/queue-live.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './queues.module.css';

const NEW_LINK: PbxLink = { host: '', port: 5_038, tls: false, user: '', tellListening: true };
/** The ports that Asterisk listens on unless told otherwise. */
const PORTS = { plain: 5_038, tls: 5_039 } as const;

/** The connection with the manager interface of the PBX. */
export function LinkPart() {
  const { t } = useTranslation();
  const client = useClient();
  const [shown, setShown] = useState<Output<'queues.link'> | null>(null);
  useEffect(() => {
    void client.invoke('queues.link', {}).then((reply) => reply.ok && setShown(reply.value));
  }, [client]);
  return (
    <section className={styles['section']} aria-label={t('queues.settings.link')}>
      <PaneHeader title={t('queues.settings.link')} level={3} />
      <p className={styles['soft']}>{t('queues.settings.linkIntro')}</p>
      {shown !== null && <LinkForm key={shown.link === null ? 'new' : 'set'} shown={shown} onSaved={setShown} />}
    </section>
  );
}

function LinkForm({
  shown,
  onSaved,
}: {
  readonly shown: Output<'queues.link'>;
  readonly onSaved: (shown: Output<'queues.link'>) => void;
}) {
  const { t } = useTranslation();
  const live = useAppState((state) => state.queueLive);
  const [link, setLink] = useState(shown.link ?? NEW_LINK);
  const [secret, setSecret] = useState('');
  const [told, setTold] = useState<'saved' | { readonly queues: number } | null>(null);
  const save = useCommand('queues.setLink');
  const test = useCommand('queues.testLink');
  const set = (change: Partial<PbxLink>): void => {
    setTold(null);
    test.clear();
    setLink((now) => ({ ...now, ...change }));
  };
  const given = secret === '' ? null : secret;
  const store = async (next: PbxLink | null): Promise<void> => {
    const reply = await save.run({ link: next, secret: given });
    if (!reply.ok) return;
    setSecret('');
    setTold(next === null ? null : 'saved');
    if (next === null) setLink(NEW_LINK);
    onSaved(reply.value);
  };
  const able =
    link.host.trim() !== '' && link.user.trim() !== '' && link.port > 0 && (given !== null || shown.hasSecret);
  return (
    <form
      className={styles['section']}
      aria-label={t('queues.settings.link')}
      onSubmit={(event) => {
        event.preventDefault();
        if (able) void store(link);
      }}
    >
      {shown.secretInMemoryOnly && <InlineAlert severity="warning">{t('queues.settings.inMemory')}</InlineAlert>}
      <div className={styles['server']}>
        <TextField
          label={t('queues.settings.host')}
          maxLength={253}
          value={link.host}
          onChange={({ target }) => set({ host: target.value.trim() })}
        />
        <TextField
          label={t('queues.settings.port')}
          inputMode="numeric"
          value={link.port === 0 ? '' : String(link.port)}
          onChange={({ target }) =>
            set({ port: Math.min(65_535, Number(target.value.replaceAll(/\D/gu, '').slice(0, 5))) })
          }
        />
        <TextField
          label={t('queues.settings.user')}
          maxLength={100}
          value={link.user}
          onChange={({ target }) => set({ user: target.value })}
        />
        <PasswordField
          label={t('queues.settings.secret')}
          hint={shown.hasSecret ? t('queues.settings.secretKept') : undefined}
          value={secret}
          onChange={({ target }) => setSecret(target.value)}
        />
      </div>
      <Switch
        label={t('queues.settings.tls')}
        hint={t('queues.settings.tlsHint')}
        checked={link.tls}
        onChange={(tls) =>
          set({ tls, ...(link.port === PORTS[tls ? 'plain' : 'tls'] ? { port: PORTS[tls ? 'tls' : 'plain'] } : {}) })
        }
      />
      <Switch
        label={t('queues.settings.tellListening')}
        checked={link.tellListening}
        onChange={(tellListening) => set({ tellListening })}
      />
      <div className={styles['acts']}>
        <Button variant="primary" type="submit" disabled={!able} pending={save.pending}>
          {t('common.save')}
        </Button>
        <Button
          disabled={!able}
          pending={test.pending}
          onClick={() => void test.run({ link, secret: given }).then((reply) => setTold(reply.ok ? reply.value : null))}
        >
          {t('queues.settings.test')}
        </Button>
        {shown.link !== null && (
          <Button variant="quiet" pending={save.pending} onClick={() => void store(null)}>
            {t('queues.settings.remove')}
          </Button>
        )}
        {shown.link !== null && (
          <span role="status" className={styles['soft']}>
            {t(`queues.settings.state.${live.state}`)}
          </span>
        )}
      </div>
      {told !== null && (
        <InlineAlert severity="ok">
          {told === 'saved' ? t('queues.settings.saved') : t('queues.settings.tested', { count: told.queues })}
        </InlineAlert>
      )}
      {shown.link !== null && live.state === 'failed' && live.problem !== null && test.error === null && (
        <InlineAlert severity="warning">{t(`queues.settings.problem.${live.problem}`)}</InlineAlert>
      )}
      <ErrorAlert error={save.error} />
      <TestError error={test.error} />
    </form>
  );
}

/** Why the test did not work, in words that say what to do. */
function TestError({ error }: { readonly error: AppError | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const problem = PBX_PROBLEMS.find((each): each is PbxProblem => each === error.details['problem']);
  return problem === undefined ? (
    <ErrorAlert error={error} />
  ) : (
    <InlineAlert severity="error">{t(`queues.settings.problem.${problem}`)}</InlineAlert>
  );
}
