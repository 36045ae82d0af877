import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { customValue } from '../../../../shared/domain/contact/custom-field.ts';
import type { Organisation } from '../../../../shared/domain/contact/organisation.ts';
import { brandId, type AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './customer-file.module.css';

const TEXTS = ['name', 'branch', 'street', 'houseNumber', 'postcode', 'city', 'country', 'website', 'registrationNo'] as const;
type Values = { readonly [Name in (typeof TEXTS)[number] | 'value' | 'owner' | 'notes']: string };

/** What is kept of an organisation. */
export function OrganisationForm({
  organisation,
  onSaved,
  onCancel,
}: {
  readonly organisation: Organisation;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const agents = useAppState((state) => state.session.agents);
  const save = useCommand('organisation.save');
  const [wrong, setWrong] = useState(false);
  const { customerValue, ownerId } = organisation;
  const { register, control, handleSubmit } = useForm<Values>({
    defaultValues: { ...organisation, value: customerValue === null ? '' : String(customerValue / 100), owner: ownerId ?? '' },
  });
  const submit = handleSubmit(async ({ value, owner, ...texts }) => {
    const amount = customValue({ kind: 'number', options: [], required: false }, value);
    setWrong(!amount.ok);
    if (!amount.ok) return;
    const { name, branch, street, houseNumber, postcode, city, country, website, registrationNo, notes } = texts;
    const reply = await save.run({
      organisationId: organisation.id,
      version: organisation.version,
      fields: {
        ...{ name, branch, street, houseNumber, postcode, city, country, website, registrationNo, notes },
        ownerId: owner === '' ? null : brandId<AgentId>(owner),
        customerValue: amount.value === '' ? null : Math.round(Number(amount.value) * 100),
      },
    });
    if (reply.ok) onSaved();
  });
  const owners = agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever in the form
    <form
      className={styles['form']}
      aria-label={t('customerFile.organisation.edit')}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className={styles['pair']}>
        {TEXTS.map((name) => (
          <TextField key={name} label={t(`customerFile.organisation.fields.${name}`)} maxLength={300} required={name === 'name'} autoFocus={name === 'name'} {...register(name)} />
        ))}
        <TextField label={t('customer.form.customerValue')} inputMode="decimal" error={wrong ? t('customer.form.custom.not-a-number') : undefined} {...register('value')} />
        <Controller
          control={control}
          name="owner"
          render={({ field }) => (
            <Select label={t('customer.form.owner')} options={[{ value: '', label: t('customer.form.nobody') }, ...owners]} value={field.value} onChange={field.onChange} />
          )}
        />
      </div>
      <TextArea label={t('customer.form.notes')} rows={2} maxLength={20_000} {...register('notes')} />
      <ErrorAlert error={save.error} />
      <div className={styles['line']}>
        <Button type="submit" variant="primary" pending={save.pending}>
          {t('common.save')}
        </Button>
        <Button variant="quiet" shortcut="Esc" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
