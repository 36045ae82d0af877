import { Ban, Plus, Star, X } from 'lucide-react';
import { Controller, useFieldArray, type Control, type UseFormRegister } from 'react-hook-form';
import { ADDRESS_KINDS, MAIL_KINDS, newAddress, newMail, PHONE_KINDS } from '../../../../shared/domain/contact/contact.ts';
import { hiddenDisplay } from '../../../../shared/domain/contact/hidden-number.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './contact-form.module.css';
import type { ContactFormValues } from './form-values.ts';

type Rows = 'phones' | 'mails' | 'addresses';
type Shared = {
  readonly control: Control<ContactFormValues>;
  readonly register: UseFormRegister<ContactFormValues>;
  readonly values: ContactFormValues;
  readonly setValue: (name: `${Rows}.${number}.${'preferred' | 'valid'}`, value: boolean) => void;
};

/** What can be said of one line beside its text: preferred, does not work any more, gone. */
function RowButtons({
  rows,
  index,
  values,
  setValue,
  onRemove,
}: Pick<Shared, 'values' | 'setValue'> & { readonly rows: Rows; readonly index: number; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const number = String(index + 1);
  const row = values[rows][index];
  return (
    <>
      <IconButton
        variant="quiet"
        label={t(`customer.form.preferred.${rows}`, { number })}
        aria-pressed={row?.preferred ?? false}
        icon={<Star fill={row?.preferred === true ? 'currentColor' : 'none'} />}
        className={styles['remove']}
        onClick={() => values[rows].forEach((_, each) => setValue(`${rows}.${each}.preferred`, each === index && row?.preferred !== true))}
      />
      <IconButton
        variant="quiet"
        label={t(`customer.form.invalid.${rows}`, { number })}
        aria-pressed={row?.valid === false}
        icon={<Ban />}
        className={cx(styles['remove'], row?.valid === false && styles['off'])}
        onClick={() => setValue(`${rows}.${index}.valid`, row?.valid === false)}
      />
      <IconButton variant="quiet" label={t(`customer.form.remove.${rows}`, { number })} icon={<X />} className={styles['remove']} onClick={onRemove} />
    </>
  );
}

function Add({ onAdd, children }: { readonly onAdd: () => void; readonly children: string }) {
  return (
    <div>
      <Button size="s" variant="quiet" icon={<Plus aria-hidden="true" />} onClick={onAdd}>
        {children}
      </Button>
    </div>
  );
}

/** Telephone numbers, one a line. @param odd lines whose number does not exist, by index */
export function PhoneRows({ odd, ...shared }: Shared & { readonly odd: readonly number[] }) {
  const { t } = useTranslation();
  const { control, register, values } = shared;
  const rows = useFieldArray({ control, name: 'phones' });
  return (
    <>
      {rows.fields.map((row, index) => {
        const number = String(index + 1);
        const hidden = hiddenDisplay(values.phones[index]?.raw ?? '');
        const label = index === 0 ? t('customer.form.phone') : t('customer.form.phoneNumbered', { number });
        return (
          <div key={row.id} className={cx(styles['row'], odd.includes(index) && styles['wide'])}>
            {hidden === null ? (
              <TextField
                label={label}
                labelHidden={index > 0}
                inputMode="tel"
                maxLength={300}
                hint={odd.includes(index) ? t('customer.form.problem.phone-invalid') : undefined}
                {...register(`phones.${index}.raw`)}
              />
            ) : (
              <TextField label={label} labelHidden={index > 0} value={hidden} readOnly />
            )}
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
            <RowButtons rows="phones" index={index} onRemove={() => rows.remove(index)} {...shared} />
          </div>
        );
      })}
      <Add onAdd={() => rows.append({ raw: '', kind: 'mobile', preferred: false, valid: true })}>{t('customer.form.addPhone')}</Add>
    </>
  );
}

/** E-mail addresses, one a line. @param error of a line, by index */
export function MailRows({ error, ...shared }: Shared & { readonly error: (index: number) => string | undefined }) {
  const { t } = useTranslation();
  const { control, register } = shared;
  const rows = useFieldArray({ control, name: 'mails' });
  return (
    <>
      {rows.fields.map((row, index) => {
        const number = String(index + 1);
        return (
          <div key={row.id} className={cx(styles['row'], styles['wide'])}>
            <TextField
              label={index === 0 ? t('customer.form.email') : t('customer.form.emailNumbered', { number })}
              labelHidden={index > 0}
              maxLength={300}
              error={error(index)}
              {...register(`mails.${index}.address`)}
            />
            <Controller
              control={control}
              name={`mails.${index}.kind`}
              render={({ field }) => (
                <Select
                  label={t('customer.form.mailKind', { number })}
                  labelHidden
                  className={styles['kind']}
                  options={MAIL_KINDS.map((value) => ({ value, label: t(`customer.form.mailKinds.${value}`) }))}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
            <RowButtons rows="mails" index={index} onRemove={() => rows.remove(index)} {...shared} />
          </div>
        );
      })}
      <Add onAdd={() => rows.append(newMail(''))}>{t('customer.form.addMail')}</Add>
    </>
  );
}

/** Postal addresses. @param error of a postcode, by index */
export function AddressRows({ error, ...shared }: Shared & { readonly error: (index: number) => string | undefined }) {
  const { t } = useTranslation();
  const { control, register } = shared;
  const rows = useFieldArray({ control, name: 'addresses' });
  return (
    <>
      {rows.fields.map((row, index) => {
        const number = String(index + 1);
        const label = (name: 'street' | 'houseNumber' | 'postcode' | 'city' | 'country'): string =>
          index === 0 ? t(`customer.form.${name}`) : t('customer.form.ofAddress', { field: t(`customer.form.${name}`), number });
        return (
          <div key={row.id} className={styles['address']}>
            <div className={styles['row']}>
              <TextField label={label('street')} maxLength={300} {...register(`addresses.${index}.street`)} />
              <TextField label={label('houseNumber')} maxLength={300} className={styles['short']} {...register(`addresses.${index}.houseNumber`)} />
            </div>
            <div className={styles['row']}>
              <TextField label={label('postcode')} maxLength={300} error={error(index)} className={styles['medium']} {...register(`addresses.${index}.postcode`)} />
              <TextField label={label('city')} maxLength={300} {...register(`addresses.${index}.city`)} />
            </div>
            <div className={styles['row']}>
              <TextField label={label('country')} maxLength={300} {...register(`addresses.${index}.country`)} />
              <Controller
                control={control}
                name={`addresses.${index}.kind`}
                render={({ field }) => (
                  <Select
                    label={t('customer.form.addressKind', { number })}
                    labelHidden
                    className={styles['kind']}
                    options={ADDRESS_KINDS.map((value) => ({ value, label: t(`customer.form.addressKinds.${value}`) }))}
                    value={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
              <RowButtons rows="addresses" index={index} onRemove={() => rows.remove(index)} {...shared} />
            </div>
          </div>
        );
      })}
      <Add onAdd={() => rows.append(newAddress())}>{t('customer.form.addAddress')}</Add>
    </>
  );
}
