import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Controller, useFieldArray, useForm, useWatch } from 'react-hook-form';
import type { Contact, ContactFields } from '../../../../shared/domain/contact/contact.ts';
import { newPhone, PHONE_KINDS, SALUTATIONS } from '../../../../shared/domain/contact/contact.ts';
import { subjectOf } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { parsePhone } from '../../../../shared/domain/contact/phone-number.ts';
import { validateContact } from '../../../../shared/domain/contact/validate-contact.ts';
import type { ContactId, InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DuplicateHints } from '../duplicates/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './contact-form.module.css';
import { fieldsOf, type ContactFormValues } from './form-values.ts';
import { StaleAlert } from './stale-alert.tsx';
import { useSaveContact } from './use-save-contact.ts';

type TextName = Exclude<keyof ContactFormValues, 'phones' | 'salutation' | 'language' | 'notes' | 'rest'>;

/** Which input shows what is wrong with a field. */
const INPUT_OF: Partial<Readonly<Record<keyof ContactFields, TextName>>> = { mails: 'email', addresses: 'postcode' };

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
  const phones = useFieldArray({ control, name: 'phones' });
  const values = useWatch({ control }) as ContactFormValues;
  const save = useSaveContact(contactId, version, interactionId);
  const [attempted, setAttempted] = useState(false);
  const [within, setWithin] = useState(false);
  const box = useRef<HTMLFormElement>(null);

  useEffect(() => box.current?.querySelector<HTMLElement>('[name=firstName]')?.focus(), []);
  const keep = useRef(onKeep);
  useEffect(() => {
    keep.current = onKeep;
  });
  useEffect(() => {
    const { unsubscribe } = form.watch((now) => keep.current(now as ContactFormValues));
    return unsubscribe;
  }, [form]);

  const fields: ContactFields = fieldsOf(values, country);
  // Judged with the empty numbers in place, so that the index is that of the row.
  const problems = validateContact({
    ...fields,
    phones: values.phones.map(({ raw, kind }) => newPhone(raw, parsePhone(raw, country), kind)),
  });
  const errorOf = (name: TextName): string | undefined => {
    const problem = problems.find(({ field, severity }) => (INPUT_OF[field] ?? field) === name && severity === 'error');
    const left = attempted || (name !== 'lastName' && formState.touchedFields[name] === true);
    return problem === undefined || !left ? undefined : t(`customer.form.problem.${problem.problem}`);
  };
  const submit = async (): Promise<void> => {
    setAttempted(true);
    const first = problems.find(({ severity }) => severity === 'error');
    if (first !== undefined) {
      box.current?.querySelector<HTMLElement>(`[name=${INPUT_OF[first.field] ?? first.field}]`)?.focus();
      return;
    }
    const saved = await save.run(fields);
    if (saved !== null) onSaved(saved);
  };
  useShortcut('save-registration', () => void submit(), within);

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
          {text('organisation')}
          {text('customerNumber', styles['medium'])}
        </div>
        {phones.fields.map((phone, index) => {
          const odd = problems.some((problem) => problem.field === 'phones' && problem.index === index);
          const number = String(index + 1);
          return (
            <div key={phone.id} className={styles['row']}>
              <TextField
                label={index === 0 ? t('customer.form.phone') : t('customer.form.phoneNumbered', { number })}
                labelHidden={index > 0}
                inputMode="tel"
                maxLength={300}
                hint={
                  odd && formState.touchedFields.phones?.[index]?.raw === true
                    ? t('customer.form.problem.phone-invalid')
                    : undefined
                }
                {...register(`phones.${index}.raw`)}
              />
              <Controller
                control={control}
                name={`phones.${index}.kind`}
                render={({ field }) => (
                  <Select
                    label={t('customer.form.kind', { number })}
                    labelHidden
                    className={styles['kind']}
                    options={PHONE_KINDS.map((value) => ({ value, label: t(`customer.form.kinds.${value}`) }))}
                    value={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
              <IconButton
                variant="quiet"
                label={t('customer.form.removePhone', { number })}
                icon={<X />}
                className={styles['remove']}
                onClick={() => phones.remove(index)}
              />
            </div>
          );
        })}
        <div>
          <Button
            size="s"
            variant="quiet"
            icon={<Plus aria-hidden="true" />}
            onClick={() => phones.append({ raw: '', kind: 'mobile' })}
          >
            {t('customer.form.addPhone')}
          </Button>
        </div>
        {text('email')}
        <div className={styles['row']}>
          {text('street')}
          {text('houseNumber', styles['short'])}
        </div>
        <div className={styles['row']}>
          {text('postcode', styles['medium'])}
          {text('city')}
        </div>
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
      </div>
      <DuplicateHints subject={subjectOf(contactId, fields)} onOpen={onOpenOther} />
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
