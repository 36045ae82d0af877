import { CUSTOMER_FACTS } from '../../../../shared/domain/condition/condition.ts';
import { isFieldSource, type FieldSource } from '../../../../shared/domain/registration/field-source.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const NONE = '-';
const COLUMN = 'list:';

/** With what a field fills itself: something of the customer, a field of one's own, the call list, or a column of the list's file. */
export function SourceChoice({
  from,
  label,
  className,
  onChange,
}: {
  readonly from: FieldSource | undefined;
  /** Of the field: what the column of the file is probably called. */
  readonly label: string;
  readonly className: string | undefined;
  readonly onChange: (from: FieldSource | undefined) => void;
}) {
  const { t } = useTranslation();
  const own = useAppState(({ customFields }) => customFields).map(({ id, label: name, active }) => ({ value: `custom:${id}`, name, active }));
  const isColumn = from?.startsWith(COLUMN) === true;
  const heading = isColumn ? from.slice(COLUMN.length) : '';
  const chosen = isColumn ? COLUMN : (from ?? NONE);
  const gone = chosen.startsWith('custom:') && !own.some(({ value, active }) => active && value === chosen);
  const column = (name: string): void => onChange(`${COLUMN}${name.toLowerCase().replaceAll(/\s+/gu, ' ').slice(0, 60)}`);
  return (
    <>
      <Select
        className={className}
        label={t('formBuilder.from')}
        value={chosen}
        options={[
          { value: NONE, label: t('formBuilder.fromNothing') },
          ...CUSTOMER_FACTS.map((fact) => ({ value: fact as string, label: t('formBuilder.ofCustomer', { fact: t(`formBuilder.fact.${fact}`) }) })),
          ...own.filter(({ active }) => active).map(({ value, name }) => ({ value, label: t('formBuilder.ofCustomer', { fact: name }) })),
          ...(gone ? [{ value: chosen, label: t('formBuilder.ofCustomer', { fact: own.find(({ value }) => value === chosen)?.name ?? t('formBuilder.ownFieldGone') }) }] : []),
          { value: 'list', label: t('formBuilder.ofList') },
          { value: COLUMN, label: t('formBuilder.ofListColumn') },
        ]}
        onChange={(value) => {
          if (value === COLUMN) column(label.trim() || '?');
          else onChange(isFieldSource(value) ? value : undefined);
        }}
      />
      {isColumn && <TextField className={className} label={t('formBuilder.listColumn')} maxLength={60} value={heading} onChange={({ target }) => column(target.value)} />}
    </>
  );
}
