import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { ROLES, type Agent, type Role } from '../../../../shared/domain/agent-state/agent-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './people.module.css';

type Values = { readonly name: string; readonly role: Role };

/** Name and, for administrators, role of a new or known person. */
export function PersonForm({
  agent,
  self,
  onDone,
  onCancel,
}: {
  readonly agent: Agent | null;
  readonly self: Agent;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const save = useCommand('agent.save');
  const { register, handleSubmit, control, reset, setFocus, setError, formState } = useForm<Values>({
    defaultValues: { name: agent?.name ?? '', role: agent?.role ?? 'agent' },
  });
  const chosenRole = useWatch({ control, name: 'role' });
  useEffect(() => {
    if (agent === null) setFocus('name');
  }, [agent, setFocus]);
  const administrator = self.role === 'administrator';

  const submit = handleSubmit(async ({ name, role }) => {
    const reply = await save.run({
      agentId: agent?.id ?? null,
      name: name.trim(),
      role,
      active: agent?.active ?? true,
    });
    if (reply.ok) {
      reset({ name: name.trim(), role }, { keepIsSubmitSuccessful: true });
      onDone?.();
    } else if (reply.error.code === 'name-taken') {
      setError('name', { message: errorText(reply.error) }, { shouldFocus: true });
      save.clear();
    }
  });

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('people.name')}
        hint={t('people.nameHint')}
        error={formState.errors.name?.message}
        {...register('name', { validate: (value) => value.trim() !== '' || t('common.required') })}
      />
      {administrator && (
        <Controller
          control={control}
          name="role"
          render={({ field }) => (
            <Select
              label={t('people.roleLabel')}
              hint={t(`people.roleHint.${chosenRole}`)}
              options={ROLES.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      )}
      <div className={styles['whole']}>
        <ErrorAlert error={save.error} />
      </div>
      <div className={styles['buttons']}>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
        <Button
          type="submit"
          variant={agent === null ? 'primary' : 'default'}
          pending={save.pending}
          disabled={agent !== null && !formState.isDirty}
        >
          {agent === null ? t('people.add') : t('common.save')}
        </Button>
        {agent !== null && formState.isSubmitSuccessful && !formState.isDirty && save.error === null && (
          <span className={styles['saved']} role="status">
            <Check size={14} aria-hidden="true" />
            {t('common.saved')}
          </span>
        )}
      </div>
    </form>
  );
}
