import { serverAddressProblem } from '../../../../shared/domain/account/server-address.ts';
import { FolderOpen, PlugZap } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Controller, useForm, useWatch, type FieldPath } from 'react-hook-form';
import { AUDIO_CODECS, type SipAccount } from '../../../../shared/domain/account/account.ts';
import type { AccountId } from '../../../../shared/lib/brand.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { QueueFields } from './queue-fields.tsx';
import { AccountPurpose } from './account-purpose.tsx';
import styles from './account-form.module.css';
import { CodecOrder } from './codec-order.tsx';
import { IceServers } from './ice-servers.tsx';
import {
  accountOf,
  type AccountValues,
  badBackupLine,
  iceProblem,
  isSipAddress,
  type Purpose,
  valuesOf,
} from './account-values.ts';

/** Which field of the form an error from main is about. */
const FIELD_OF: Readonly<Record<string, FieldPath<AccountValues>>> = {
  uri: 'uri',
  server: 'server',
  authUser: 'authUser',
  password: 'password',
  displayName: 'displayName',
  'tls.caFile': 'caFile',
  iceServers: 'ice',
  relayOnly: 'relayOnly',
  backupServers: 'backup',
};

type Outcome = { readonly kind: 'ok'; readonly user: string } | { readonly kind: 'failed'; readonly error: AppError };

/** The telephone account: each field explains itself, Test registers once and says what came of it, saving connects. */
export function AccountForm({
  account,
  line,
  passwordStored,
  leading,
  onSaved,
}: {
  readonly account: SipAccount | null;
  /** One of several accounts: says what it is for; without id it is added. Left out for the only one. */
  readonly line?: Purpose & { readonly id: AccountId | null };
  readonly passwordStored: boolean;
  readonly leading?: ReactNode;
  readonly onSaved?: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useClient();
  const test = useCommand('account.test');
  const saveOnly = useCommand('account.useSip');
  const saveOne = useCommand('account.save');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { register, handleSubmit, control, setError, setValue, setFocus, formState } = useForm<AccountValues>({
    defaultValues: valuesOf(account, line),
  });
  const { errors } = formState;

  const inputOf = (values: AccountValues) => ({
    account: accountOf(values),
    password: values.password === '' && passwordStored ? null : values.password,
  });
  const show = (error: AppError): void => {
    const field = FIELD_OF[String(error.details['field'])];
    if (field === undefined) setOutcome({ kind: 'failed', error });
    else setError(field, { message: errorText(error) }, { shouldFocus: true });
  };
  const runTest = handleSubmit(async (values) => {
    setOutcome(null);
    const reply = await test.run({ ...inputOf(values), ...(line?.id == null ? {} : { accountId: line.id }) });
    if (reply.ok) setOutcome({ kind: 'ok', user: reply.value.user });
    else show(reply.error);
  });
  const runSave = handleSubmit(async (values) => {
    setOutcome(null);
    const input = inputOf(values);
    const reply =
      line === undefined
        ? await saveOnly.run(input)
        : await saveOne.run({ ...input, accountId: line.id, projects: values.projects, emergency: values.emergency });
    if (reply.ok) onSaved?.();
    else show(reply.error);
  });
  const chooseCaFile = async (): Promise<void> => {
    const reply = await client.invoke('account.chooseCaFile', {});
    if (!reply.ok) show(reply.error);
    else if (reply.value !== null) setValue('caFile', reply.value, { shouldDirty: true });
  };
  const caFile = useWatch({ control, name: 'caFile' });
  useEffect(() => {
    if (account === null) setFocus('displayName');
  }, [account, setFocus]);
  const status = outcome?.kind === 'failed' ? outcome.error.details['sipStatus'] : undefined;

  return (
    <form className={styles['form']} onSubmit={(event) => void runSave(event)} noValidate>
      <TextField
        label={t('setup.field.displayName')}
        hint={t('setup.field.displayNameHint')}
        error={errors.displayName?.message}
        {...register('displayName')}
      />
      <TextField
        label={t('setup.field.uri')}
        hint={t('setup.field.uriHint')}
        error={errors.uri?.message}
        {...register('uri', {
          required: t('common.required'),
          validate: (value) => isSipAddress(value) || t('setup.invalid.uri'),
        })}
      />
      <TextField
        label={t('setup.field.server')}
        hint={t('setup.field.serverHint')}
        error={errors.server?.message}
        {...register('server', {
          required: t('common.required'),
          validate: (value) => {
            const problem = serverAddressProblem(value);
            return problem === null || t(`setup.invalid.${problem}`);
          },
        })}
      />
      <PasswordField
        label={t('setup.field.password')}
        hint={passwordStored ? t('setup.field.passwordKept') : t('setup.field.passwordHint')}
        error={errors.password?.message}
        {...register('password', { validate: (value) => passwordStored || value !== '' || t('common.required') })}
      />
      {line !== undefined && (
        <div className={styles['whole']}>
          <AccountPurpose control={control} />
        </div>
      )}
      <div className={styles['whole']}>
        <Disclosure label={t('setup.advanced')} initiallyOpen={account !== null && usesAdvanced(account)}>
          <div className={styles['grid']}>
            <TextField
              label={t('setup.field.authUser')}
              aside={t('common.optional')}
              hint={t('setup.field.authUserHint')}
              error={errors.authUser?.message}
              {...register('authUser')}
            />
            <div className={styles['file']}>
              <TextField
                label={t('setup.field.caFile')}
                aside={t('common.optional')}
                hint={t('setup.field.caFileHint')}
                error={errors.caFile?.message}
                placeholder={t('setup.field.caFileNone')}
                readOnly
                {...register('caFile')}
              />
              <div className={styles['file-buttons']}>
                <Button size="s" icon={<FolderOpen />} onClick={() => void chooseCaFile()}>
                  {t('setup.field.caFileChoose')}
                </Button>
                {caFile !== '' && (
                  <Button size="s" variant="quiet" onClick={() => setValue('caFile', '', { shouldDirty: true })}>
                    {t('setup.field.caFileClear')}
                  </Button>
                )}
              </div>
            </div>
            <TextArea
              className={styles['whole']}
              label={t('setup.backup.label')}
              aside={t('common.optional')}
              hint={t('setup.backup.hint')}
              error={errors.backup?.message}
              spellCheck={false}
              rows={2}
              {...register('backup', {
                validate: (value) => {
                  const bad = badBackupLine(value);
                  return bad === null || t('setup.backup.invalid', { line: bad });
                },
              })}
            />
            <div className={styles['whole']}>
              <Controller
                control={control}
                name="ice"
                rules={{ validate: (servers) => servers.every((one) => iceProblem(one, account) === null) }}
                render={({ field }) => (
                  <IceServers
                    value={field.value}
                    onChange={field.onChange}
                    stored={account}
                    judged={errors.ice !== undefined}
                    error={errors.ice?.message}
                  />
                )}
              />
            </div>
            <div className={styles['whole']}>
              <Controller
                control={control}
                name="relayOnly"
                render={({ field }) => (
                  <Switch
                    label={t('setup.ice.relayOnly')}
                    hint={errors.relayOnly?.message ?? t('setup.ice.relayOnlyHint')}
                    checked={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
            </div>
            <Controller
              control={control}
              name="codecs"
              render={({ field }) => <CodecOrder value={field.value} onChange={field.onChange} />}
            />
            <div className={styles['whole']}>
              <Controller
                control={control}
                name="verify"
                render={({ field }) => (
                  <Switch
                    label={t('setup.field.verify')}
                    hint={t('setup.field.verifyHint')}
                    checked={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
            </div>
          </div>
        </Disclosure>
      </div>
      <div className={styles['whole']}>
        <Disclosure label={t('queue.title')} initiallyOpen={account?.queue !== undefined && account.queue.method !== 'none'}>
          <Controller
            control={control}
            name="queue"
            render={({ field }) => <QueueFields value={field.value} onChange={field.onChange} />}
          />
        </Disclosure>
      </div>
      {/* Always in place, so that the buttons below stay where they are when a short result arrives. */}
      <div className={styles['result']}>
        {test.pending && (
          <p className={styles['testing']} role="status">
            <Spinner />
            {t('setup.testing')}
          </p>
        )}
        {!test.pending && outcome?.kind === 'ok' && (
          <InlineAlert severity="ok" title={t('setup.testOk', { user: outcome.user })} />
        )}
        {!test.pending && outcome?.kind === 'failed' && (
          <InlineAlert severity="error" title={t('setup.testFailed')}>
            {errorText(outcome.error)} {status !== undefined && t('line.sipStatus', { status })}
          </InlineAlert>
        )}
      </div>
      <div className={styles['buttons']}>
        {leading}
        <Button className={styles['push']} icon={<PlugZap />} pending={test.pending} onClick={() => void runTest()}>
          {t('setup.test')}
        </Button>
        <Button type="submit" variant="primary" pending={saveOnly.pending || saveOne.pending}>
          {t('setup.connect')}
        </Button>
      </div>
    </form>
  );
}

/** Something stands in the advanced part, so it must not be out of sight. */
function usesAdvanced({ authUser, tls, iceServers, codecs, backupServers = [] }: SipAccount): boolean {
  const ownCodecs = codecs.join() !== AUDIO_CODECS.join();
  return (
    authUser !== '' ||
    tls.caFile !== '' ||
    !tls.rejectUnauthorized ||
    iceServers.length > 0 ||
    backupServers.length > 0 ||
    ownCodecs
  );
}
