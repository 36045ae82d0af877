import { useState } from 'react';
import { CUSTOMER_TYPES } from '../../../../shared/domain/contact/contact.ts';
import type { CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  type CustomerFilter,
} from '../../../../shared/domain/contact/customer-filter.ts';
import { brandId, type AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { CustomFilter } from './custom-filter.tsx';
import styles from './customers.module.css';
import type { FilterPart } from './filter-text.ts';
import { formatMoney, readMoney } from './money.ts';

type Change = (filter: CustomerFilter) => void;

/** One line below the chips in which a part of the filter is filled in; what is chosen holds at once. */
export function FilterEditor({
  part,
  field,
  filter,
  onChange,
  onClose,
}: {
  readonly part: FilterPart;
  /** The own field that is meant by `custom`. */
  readonly field: CustomField | null;
  readonly filter: CustomerFilter;
  readonly onChange: Change;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles['editor']} data-filter-editor="">
      {part === 'custom' ? (
        field !== null && <CustomFilter field={field} filter={filter} onChange={onChange} onClose={onClose} />
      ) : (
        <Editor part={part} filter={filter} onChange={onChange} onClose={onClose} />
      )}
      <Button size="s" variant="quiet" onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  );
}

function Editor({
  part,
  filter,
  onChange,
  onClose,
}: {
  readonly part: Exclude<FilterPart, 'custom'>;
  readonly filter: CustomerFilter;
  readonly onChange: Change;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const agents = useAppState(({ session }) => session.agents);
  const label = t(`customers.filter.part.${part}`);
  switch (part) {
    case 'tags':
    case 'cities':
      return (
        <ChoiceField
          label={label}
          of={part === 'tags' ? 'tag' : 'city'}
          chosen={filter[part]}
          onChange={(values) => onChange({ ...filter, [part]: values })}
        />
      );
    case 'owner':
      return (
        <Select
          label={label}
          labelHidden
          value={filter.owner}
          placeholder={label}
          options={[
            { value: 'mine', label: t('customers.filter.mine') },
            { value: 'nobody', label: t('customers.filter.nobody') },
            ...agents.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(owner) =>
            onChange({ ...filter, owner: owner === 'mine' || owner === 'nobody' ? owner : brandId<AgentId>(owner) })
          }
        />
      );
    case 'types':
      return (
        <div className={styles['toggles']} role="group" aria-label={label}>
          {CUSTOMER_TYPES.map((type) => (
            <Button
              key={type}
              size="s"
              on={filter.types.includes(type)}
              aria-pressed={filter.types.includes(type)}
              onClick={() =>
                onChange({
                  ...filter,
                  types: filter.types.includes(type)
                    ? filter.types.filter((each) => each !== type)
                    : [...filter.types, type],
                })
              }
            >
              {t(`customers.type.${type}`)}
            </Button>
          ))}
        </div>
      );
    case 'valueFrom':
    case 'valueTo':
      return (
        <AmountField
          label={label}
          cents={filter[part]}
          onChange={(cents) => onChange({ ...filter, [part]: cents })}
          onClose={onClose}
        />
      );
    case 'consent':
      return (
        <Select
          label={label}
          labelHidden
          placeholder={label}
          value={
            filter.consent === null ? null : `${filter.consent.purpose} ${filter.consent.given ? 'given' : 'missing'}`
          }
          options={CONSENT_PURPOSES.flatMap((purpose) => [
            {
              value: `${purpose} given`,
              label: t('customers.filter.consentGiven', { purpose: t(`customers.purpose.${purpose}`) }),
            },
            {
              value: `${purpose} missing`,
              label: t('customers.filter.consentMissing', { purpose: t(`customers.purpose.${purpose}`) }),
            },
          ])}
          onChange={(value) => {
            const [purpose, given] = value.split(' ');
            onChange({ ...filter, consent: { purpose: purpose as ConsentPurpose, given: given === 'given' } });
          }}
        />
      );
    case 'objection':
      return (
        <Select
          label={label}
          labelHidden
          placeholder={label}
          value={filter.objection === null ? null : filter.objection ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('customers.filter.objects') },
            { value: 'no', label: t('customers.filter.noObjection') },
          ]}
          onChange={(value) => onChange({ ...filter, objection: value === 'yes' })}
        />
      );
    case 'lastContact':
      return <LastContactFields filter={filter} onChange={onChange} />;
  }
}

function AmountField({
  label,
  cents,
  onChange,
  onClose,
}: {
  readonly label: string;
  readonly cents: number | null;
  readonly onChange: (cents: number | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const [text, setText] = useState(cents === null ? '' : formatMoney(cents, language));
  const read = text.trim() === '' ? null : readMoney(text);
  const wrong = text.trim() !== '' && read === null;
  return (
    <TextField
      label={label}
      labelHidden
      inputMode="decimal"
      placeholder={label}
      value={text}
      error={wrong ? t('customers.filter.noAmount') : undefined}
      onChange={(event) => {
        setText(event.target.value);
        const amount = event.target.value.trim() === '' ? null : readMoney(event.target.value);
        if (amount !== null || event.target.value.trim() === '') onChange(amount);
      }}
      onKeyDown={(event) => event.key === 'Enter' && !wrong && onClose()}
    />
  );
}

const LAST_CONTACT = ['within', 'longerAgo', 'never'] as const;

function LastContactFields({ filter, onChange }: { readonly filter: CustomerFilter; readonly onChange: Change }) {
  const { t } = useTranslation();
  const now = filter.lastContact;
  const kind = now === null ? null : now === 'never' ? 'never' : 'within' in now ? 'within' : 'longerAgo';
  const days = now === null || now === 'never' ? 30 : 'within' in now ? now.within : now.longerAgo;
  const set = (to: (typeof LAST_CONTACT)[number], count: number): void =>
    onChange({
      ...filter,
      lastContact: to === 'never' ? 'never' : to === 'within' ? { within: count } : { longerAgo: count },
    });
  return (
    <>
      <Select
        label={t('customers.filter.part.lastContact')}
        labelHidden
        placeholder={t('customers.filter.part.lastContact')}
        value={kind}
        options={LAST_CONTACT.map((value) => ({ value, label: t(`customers.filter.lastContact.${value}`) }))}
        onChange={(to) => set(to, days)}
      />
      {kind !== null && kind !== 'never' && (
        <TextField
          label={t('customers.filter.days')}
          labelHidden
          type="number"
          min={0}
          max={36_500}
          value={String(days)}
          onChange={(event) => {
            const count = Number(event.target.value);
            if (Number.isInteger(count) && count >= 0 && count <= 36_500) set(kind, count);
          }}
        />
      )}
    </>
  );
}
