import { Controller, type Control, type UseFormRegister } from 'react-hook-form';
import { CONFIDENCES, CUSTOMER_TYPES } from '../../../../shared/domain/contact/contact.ts';
import { fieldsOfProject, type CustomProblem } from '../../../../shared/domain/contact/custom-field.ts';
import type { CustomFieldId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './contact-form.module.css';
import type { ContactFormValues } from './form-values.ts';

type Parts = { readonly control: Control<ContactFormValues>; readonly register: UseFormRegister<ContactFormValues> };

/** The fields that this project added to the customer file. */
export function CustomRows({
  control,
  problems,
}: Pick<Parts, 'control'> & { readonly problems: ReadonlyMap<CustomFieldId, CustomProblem> }) {
  const { t } = useTranslation();
  const all = useAppState((state) => state.customFields);
  const projectId = useAppState((state) => state.project?.id ?? null);
  const fields = fieldsOfProject(all, projectId);
  return fields.map(({ id, label, kind, options, required }) => {
    const problem = problems.get(id);
    const error = problem === undefined ? undefined : t(`customer.form.custom.${problem}`);
    return (
      <Controller
        key={id}
        control={control}
        name={`custom.${id}`}
        render={({ field }) =>
          kind === 'choice' || kind === 'yes-no' ? (
            <Select
              label={label}
              missing={required && (field.value ?? '') === ''}
              {...(error === undefined ? {} : { error })}
              options={[
                { value: '', label: '–' },
                ...(kind === 'choice'
                  ? options.map((option) => ({ value: option, label: option }))
                  : (['1', '0'] as const).map((value) => ({ value, label: t(`customer.form.yesNo.${value}`) }))),
              ]}
              value={field.value ?? ''}
              onChange={field.onChange}
            />
          ) : (
            <TextField
              label={label}
              maxLength={2000}
              missing={required && (field.value ?? '') === ''}
              error={error}
              placeholder={kind === 'date' ? t('customer.form.dateExample') : undefined}
              name={field.name}
              value={field.value ?? ''}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
            />
          )
        }
      />
    );
  });
}

/** What is not asked of every customer: birthday, value, type, tags, and who may see it. */
export function MoreFields({
  control,
  register,
  errorOf,
}: Parts & { readonly errorOf: (name: 'birthDate' | 'customerValue') => string | undefined }) {
  const { t } = useTranslation();
  const agents = useAppState((state) => state.session.agents);
  const role = useAppState((state) => state.session.agent?.role ?? 'agent');
  const owners = agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <>
      <Disclosure label={t('customer.form.more')}>
        <div className={styles['more']}>
          <div className={styles['row']}>
            <TextField label={t('customer.form.birthDate')} placeholder={t('customer.form.dateExample')} maxLength={20} error={errorOf('birthDate')} {...register('birthDate')} />
            <TextField label={t('customer.form.customerValue')} inputMode="decimal" maxLength={20} error={errorOf('customerValue')} {...register('customerValue')} />
          </div>
          <Controller
            control={control}
            name="ownerId"
            render={({ field }) => (
              <Select label={t('customer.form.owner')} options={[{ value: '', label: t('customer.form.nobody') }, ...owners]} value={field.value} onChange={field.onChange} />
            )}
          />
          <div className={styles['row']}>
            <Controller
              control={control}
              name="typeModel"
              render={({ field }) => (
                <Select
                  label={t('customer.form.type')}
                  options={[{ value: '', label: t('customer.form.unknown') }, ...CUSTOMER_TYPES.map((value) => ({ value, label: t(`customer.types.${value}`) }))]}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
            <Controller
              control={control}
              name="typeConfidence"
              render={({ field }) => (
                <Select
                  label={t('customer.form.confidence')}
                  options={CONFIDENCES.map((value) => ({ value, label: t(`customer.confidences.${value}`) }))}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          </div>
          <TextField label={t('customer.form.toneHint')} maxLength={300} {...register('toneHint')} />
          <div className={styles['row']}>
            <TextField label={t('customer.form.tags')} hint={t('customer.form.commas')} maxLength={1000} {...register('tags')} />
            <TextField label={t('customer.form.rightFor')} maxLength={1000} {...register('isRightPersonFor')} />
          </div>
          {(['moved', 'deceased'] as const).map((name) => (
            <Controller key={name} control={control} name={name} render={({ field }) => <Switch label={t(`customer.form.${name}`)} checked={field.value} onChange={field.onChange} />} />
          ))}
        </div>
      </Disclosure>
      {role !== 'agent' && (
        <Disclosure label={t('customer.form.visibility')}>
          <div className={styles['more']}>
            <Controller control={control} name="readOnly" render={({ field }) => <Switch label={t('customer.form.readOnly')} hint={t('customer.form.readOnlyHint')} checked={field.value} onChange={field.onChange} />} />
            <Controller control={control} name="confidential" render={({ field }) => <Switch label={t('customer.form.confidential')} hint={t('customer.form.confidentialHint')} checked={field.value} onChange={field.onChange} />} />
            <Controller
              control={control}
              name="visibleTo"
              render={({ field }) => (
                <fieldset className={styles['named']}>
                  <legend>{t('customer.form.visibleTo')}</legend>
                  {agents
                    .filter(({ active }) => active)
                    .map(({ id, name }) => (
                      <label key={id}>
                        <input
                          type="checkbox"
                          checked={field.value.includes(id)}
                          onChange={(event) => field.onChange(event.target.checked ? [...field.value, id] : field.value.filter((each) => each !== id))}
                        />
                        {name}
                      </label>
                    ))}
                </fieldset>
              )}
            />
          </div>
        </Disclosure>
      )}
    </>
  );
}
