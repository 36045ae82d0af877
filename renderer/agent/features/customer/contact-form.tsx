import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import type { Contact, ContactFields } from '../../../../shared/domain/contact/contact.ts';
import { newAddress, newMail, newPhone, SALUTATIONS } from '../../../../shared/domain/contact/contact.ts';
import { customProblems, fieldsOfProject, type CustomProblem } from '../../../../shared/domain/contact/custom-field.ts';
import { subjectOf } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { parsePhone } from '../../../../shared/domain/contact/phone-number.ts';
import { validateContact } from '../../../../shared/domain/contact/validate-contact.ts';
import type { ContactId, CustomFieldId, InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DuplicateHints } from '../duplicates/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './contact-form.module.css';
import { OrganisationField } from './organisation-field.tsx';
import { CustomRows, MoreFields } from './form-more.tsx';
import { AddressRows, MailRows, PhoneRows } from './form-rows.tsx';
import { fieldsOf, type ContactFormValues } from './form-values.ts';
import { StaleAlert } from './stale-alert.tsx';
import { useSaveContact } from './use-save-contact.ts';

type TextName = 'initials' | 'firstName' | 'infix' | 'lastName' | 'role' | 'organisation' | 'customerNumber';

const NO_PROBLEMS: ReadonlyMap<CustomFieldId, CustomProblem> = new Map();

/** Everything about one customer, in the pane itself. Nothing is judged before a field was left, and only what cannot be stored stops. */
export function ContactForm({
  contactId,
  version,
  initial,
  kept,
  interactionId,
  onKeep,
  onSaved,
  onOpenOther,
  onCancel,
}: {
  /** Null for a new customer. */
  readonly contactId: ContactId | null;
  readonly version: number;
  readonly initial: ContactFormValues;
  /** What was typed before the pane showed something else. */
  readonly kept: ContactFormValues | null;
  /** The interaction that a new customer belongs to. */
  readonly interactionId: InteractionId | null;
  readonly onKeep: (values: ContactFormValues) => void;
  readonly onSaved: (contact: Contact) => void;
  /** The customer is there already: open that one instead. */
  readonly onOpenOther: (id: ContactId) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const country = useAppState(({ settings }) => settings.country);
  const form = useForm<ContactFormValues>({ defaultValues: kept ?? initial });
  const { control, register, formState } = form;
  const values = useWatch({ control }) as ContactFormValues;
  const shared = { control, register, values, setValue: (name: Parameters<typeof form.setValue>[0], value: boolean) => form.setValue(name, value, { shouldDirty: true }) };
  const save = useSaveContact(contactId, version, interactionId);
  const [attempted, setAttempted] = useState(false);
  const [within, setWithin] = useState(false);
  const box = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[name=firstName]')?.focus(), []);
  const keep = useRef(onKeep);
  useEffect(() => {
    keep.current = onKeep;
  });
  useEffect(() => {
    const { unsubscribe } = form.watch((now) => keep.current(now as ContactFormValues));
    return unsubscribe;
  }, [form]);

  const customFields = useAppState((state) => state.customFields);
  const projectId = useAppState((state) => state.project?.id ?? null);
  const fields: ContactFields = fieldsOf(values, country, customFields, Date.now());
  // Judged with the empty lines in place, so that the index is that of the row.
  const problems = validateContact({
    ...fields,
    phones: values.phones.map(({ raw, kind }) => newPhone(raw, parsePhone(raw, country), kind)),
    mails: values.mails.map((mail) => ({ ...newMail(''), ...mail })),
    addresses: values.addresses.map((address) => newAddress(address)),
  });
  const odd = problems.flatMap(({ field, index }) => (field === 'phones' && index !== undefined ? [index] : []));
  const custom = customProblems(fieldsOfProject(customFields, projectId), fields.custom);
  const errorOf = (name: keyof ContactFields, index?: number): string | undefined => {
    const problem = problems.find((each) => each.field === name && each.severity === 'error' && each.index === index);
    const touched = index === undefined ? formState.touchedFields[name as 'birthDate'] : formState.touchedFields[name as 'mails']?.[index];
    const left = attempted || (name !== 'lastName' && touched !== undefined && touched !== false);
    return problem === undefined || !left ? undefined : t(`customer.form.problem.${problem.problem}`);
  };
  const submit = async (): Promise<void> => {
    setAttempted(true);
    const first = problems.find(({ severity }) => severity === 'error');
    const [wrong] = custom.keys();
    const name =
      first === undefined
        ? `custom.${wrong ?? ''}`
        : first.field === 'mails'
          ? `mails.${first.index ?? 0}.address`
          : first.field === 'addresses'
            ? `addresses.${first.index ?? 0}.postcode`
            : first.field;
    if (first !== undefined || wrong !== undefined) {
      box.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
      return;
    }
    const saved = await save.run(fields);
    if (saved !== null) onSaved(saved);
  };
  useShortcut('save-registration', () => void submit(), within, t('customer.form.save'));

  const text = (name: TextName, className?: string) => (
    <TextField
      label={t(`customer.form.${name}`)}
      maxLength={300}
      error={errorOf(name)}
      className={className}
      {...register(name)}
    />
  );

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and the focus, from wherever in the form
    <form
      ref={box}
      className={styles['form']}
      aria-label={t(contactId === null ? 'customer.form.titleNew' : 'customer.form.titleEdit')}
      noValidate
      onFocus={() => setWithin(true)}
      onBlur={() => setWithin(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles['fields']}>
        <div className={styles['row']}>
          <Controller
            control={control}
            name="salutation"
            render={({ field }) => (
              <Select
                label={t('customer.form.salutation')}
                className={styles['short']}
                options={SALUTATIONS.map((value) => ({ value, label: t(`customer.form.salutations.${value}`) }))}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          {text('initials', styles['short'])}
          {text('firstName')}
        </div>
        <div className={styles['row']}>
          {text('infix', styles['short'])}
          {text('lastName')}
        </div>
        <div className={styles['row']}>
          <OrganisationField typed={values.organisation} {...register('organisation')} />
          {text('customerNumber', styles['medium'])}
        </div>
        {values.organisation.trim() !== '' && text('role')}
        <PhoneRows odd={odd.filter((index) => formState.touchedFields.phones?.[index]?.raw === true)} {...shared} />
        <MailRows error={(index) => errorOf('mails', index)} {...shared} />
        <AddressRows error={(index) => errorOf('addresses', index)} {...shared} />
        <CustomRows control={control} problems={attempted ? custom : NO_PROBLEMS} />
        <Controller
          control={control}
          name="language"
          render={({ field }) => (
            <Select
              label={t('customer.form.language')}
              className={styles['medium']}
              options={(['nl', 'en'] as const).map((value) => ({
                value,
                label: t(`customer.form.languages.${value}`),
              }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <TextArea
          label={t('customer.form.notes')}
          rows={2}
          maxLength={20_000}
          spellCheck={false}
          {...register('notes')}
        />
        <MoreFields control={control} register={register} errorOf={errorOf} />
      </div>
      {/* Of somebody who is on file nothing is asked that was not touched. */}
      {(contactId === null || formState.isDirty) && <DuplicateHints subject={subjectOf(contactId, fields)} onOpen={onOpenOther} />}
      <div className={styles['foot']}>
        {save.stale ? (
          <StaleAlert
            onKeepMine={() => void save.overwrite(fields).then((saved) => saved !== null && onSaved(saved))}
            onReload={() => void save.fetchTheirs().then((theirs) => theirs !== null && form.reset(theirs))}
          />
        ) : (
          <ErrorAlert error={save.error} />
        )}
        <div className={styles['buttons']}>
          <Button
            type="submit"
            variant="primary"
            pending={save.pending}
            shortcut={within ? keysOf('save-registration') : undefined}
          >
            {t('customer.form.save')}
          </Button>
          <Button variant="quiet" shortcut="Esc" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
