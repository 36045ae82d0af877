import { useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { DirectoryEntry } from '../../../../shared/domain/directory/directory-entry.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './directory.module.css';

type Values = Pick<DirectoryEntry, 'name' | 'address' | 'department' | 'presence'>;

/** A new or known entry of the directory. */
export function DirectoryForm({
  entry,
  onDone,
}: {
  readonly entry: DirectoryEntry | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const save = useCommand('directory.save');
  const { register, handleSubmit, control, setFocus, setError, formState } = useForm<Values>({
    defaultValues: {
      name: entry?.name ?? '',
      address: entry?.address ?? '',
      department: entry?.department ?? '',
      presence: entry?.presence ?? true,
    },
  });
  useEffect(() => setFocus('name'), [setFocus]);
  const needed = (value: string): true | string => value.trim() !== '' || t('common.required');

  const submit = handleSubmit(async (fields) => {
    const reply = await save.run({ entryId: entry?.id ?? null, fields });
    if (reply.ok) onDone();
    else if (reply.error.code === 'invalid-number') {
      setError('address', { message: errorText(reply.error) }, { shouldFocus: true });
      save.clear();
    }
  });

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('directory.name')}
        error={formState.errors.name?.message}
        {...register('name', { validate: needed })}
      />
      <TextField
        label={t('directory.address')}
        hint={t('directory.addressHint')}
        error={formState.errors.address?.message}
        {...register('address', { validate: needed })}
      />
      <TextField label={t('directory.department')} {...register('department')} />
      <Controller
        control={control}
        name="presence"
        render={({ field }) => (
          <Switch
            label={t('directory.showPresence')}
            hint={t('directory.showPresenceHint')}
            checked={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <ErrorAlert error={save.error} />
      <div className={styles['buttons']}>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        <Button type="submit" variant="primary" pending={save.pending}>
          {entry === null ? t('directory.add') : t('common.save')}
        </Button>
      </div>
    </form>
  );
}
