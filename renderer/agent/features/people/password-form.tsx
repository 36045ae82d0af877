import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Agent } from '../../../../shared/domain/agent-state/agent-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import styles from './people.module.css';

type Values = { readonly current: string; readonly next: string; readonly repeat: string };
const EMPTY: Values = { current: '', next: '', repeat: '' };

/** A new password, or none. One's own needs the present one. */
export function PasswordForm({ agent, own }: { readonly agent: Agent; readonly own: boolean }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const command = useCommand('agent.setPassword');
  const [done, setDone] = useState<'set' | 'removed' | null>(null);
  const { register, handleSubmit, reset, setError, getValues, formState } = useForm<Values>({ defaultValues: EMPTY });
  const { errors } = formState;

  const submit = handleSubmit(async ({ current, next }) => {
    setDone(null);
    const reply = await command.run({ agentId: agent.id, currentPassword: current, newPassword: next });
    if (reply.ok) {
      reset(EMPTY);
      setDone(next === '' ? 'removed' : 'set');
    } else if (reply.error.code === 'wrong-password') {
      setError('current', { message: errorText(reply.error) }, { shouldFocus: true });
      command.clear();
    }
  });

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      {own && agent.hasPassword && (
        <PasswordField
          className={styles['whole']}
          label={t('people.currentPassword')}
          error={errors.current?.message}
          {...register('current', { required: t('common.required') })}
        />
      )}
      <PasswordField
        label={t('people.newPassword')}
        hint={agent.hasPassword ? t('people.newPasswordHint') : undefined}
        error={errors.next?.message}
        {...register('next', { validate: (value) => agent.hasPassword || value !== '' || t('common.required') })}
      />
      <PasswordField
        label={t('people.repeatPassword')}
        error={errors.repeat?.message}
        {...register('repeat', { validate: (value) => value === getValues('next') || t('people.repeatWrong') })}
      />
      {command.error !== null && (
        <div className={styles['whole']}>
          <ErrorAlert error={command.error} />
        </div>
      )}
      {done !== null && (
        <div className={styles['whole']}>
          <InlineAlert severity="ok" title={done === 'set' ? t('people.passwordSaved') : t('people.passwordRemoved')} />
        </div>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" pending={command.pending}>
          {agent.hasPassword ? t('people.changePassword') : t('people.setPassword')}
        </Button>
      </div>
    </form>
  );
}
