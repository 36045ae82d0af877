import { COLUMN_KINDS, idFrom, keyFrom, withAmounts, withOptions, withWriteBack } from '../../../../shared/domain/registration/build-form.ts';
import { canonicalCell } from '../../../../shared/domain/registration/canonical.ts';
import { readMoney, scaled, unscaled } from '../../../../shared/domain/registration/field-text.ts';
import { CURRENCIES, type FieldOption, type FormField, type TableColumn, type TableField } from '../../../../shared/domain/registration/form.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { EditRows } from '../../ui/edit-rows.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { BothTexts } from './both-texts.tsx';
import styles from './form-builder.module.css';
import { InitialValue } from './initial-value.tsx';

const LISTS = ['article', 'product', 'contact', 'organisation'] as const;
const whole = (text: string): number | null => (/^-?\d{1,9}$/u.test(text) ? Number(text) : null);
const decimal = (text: string): number | null => (/^-?\d{1,9}([.,]\d{1,6})?$/u.test(text) ? Number(text.replace(',', '.')) : null);
const decimals = (text: string): number | null => (/^[0-6]$/u.test(text) ? Number(text) : null);
const cents = (text: string): number | null => scaled(readMoney(text) ?? '', 2);

/** Bounds of a column, what it begins with, and the list it looks into. */
function ColumnLimits({ column, onChange }: { readonly column: TableColumn; readonly onChange: (column: TableColumn) => void }) {
  const { t, i18n } = useTranslation();
  const set = (part: 'min' | 'max' | 'decimals' | 'initial', next: number | string | null): void => {
    const { [part]: _gone, ...others } = column as TableColumn & Readonly<Record<string, unknown>>;
    onChange(next === null || next === '' ? others : { ...others, [part]: next });
  };
  const bound = (part: 'min' | 'max' | 'decimals', value: number | undefined, read: (text: string) => number | null, show: (value: number) => string = String) => (
    <NumberText key={part} label={t(`formBuilder.limit.${part}`)} disabled={false} value={value === undefined ? '' : show(value)} read={read} onChange={(next) => set(part, next)} />
  );
  const asMoney = (value: number): string => unscaled(value, 2);
  return (
    <div className={styles['row']}>
      {column.kind === 'number' && [bound('min', column.min, decimal), bound('max', column.max, decimal), bound('decimals', column.decimals, decimals)]}
      {column.kind === 'money' && [bound('min', column.min, cents, asMoney), bound('max', column.max, cents, asMoney)]}
      {column.kind === 'lookup' && (
        <Select label={t('formBuilder.list')} value={column.of} options={LISTS.map((value) => ({ value, label: t(`formBuilder.lists.${value}`) }))} onChange={(of) => onChange({ ...column, of })} />
      )}
      <InitialValue
        options={column.kind === 'choice' ? column.options : null}
        isNumber={column.kind === 'number' || column.kind === 'money'}
        value={column.initial}
        language={i18n.language === 'nl' ? 'nl' : 'en'}
        write={(text) => canonicalCell(column, text)}
        onChange={(next) => set('initial', next ?? null)}
      />
    </div>
  );
}

/** Whether the new values of a table go to the customer: it gets the columns that this needs. */
function WriteBackEditor({ field, onChange }: { readonly field: TableField; readonly onChange: (field: FormField, to: string) => void }) {
  const { t } = useTranslation();
  return <Switch label={t('formBuilder.writesBack')} hint={t('formBuilder.writesBackHint')} checked={field.writesBack !== undefined} onChange={(on) => onChange(withWriteBack(field, on), '')} />;
}

/** What only fields of one kind have: bounds, choices, columns. */
export function KindEditor({ field, onChange }: { readonly field: FormField; readonly onChange: (field: FormField, to: string) => void }) {
  const { t } = useTranslation();
  /** A number of the field, or nothing: what is empty is left out. */
  const limit = (part: string, value: number | undefined, read: (text: string) => number | null, show: (value: number) => string = String) => (
    <NumberText
      key={part}
      label={t(`formBuilder.limit.${part as 'min'}`)}
      disabled={false}
      value={value === undefined ? '' : show(value)}
      read={read}
      onChange={(next) => {
        const { [part]: _gone, ...others } = field as FormField & Readonly<Record<string, unknown>>;
        onChange((next === null ? others : { ...others, [part]: next }) as FormField, part);
      }}
    />
  );
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return <div className={styles['row']}>{limit('maxLength', field.maxLength, (text) => (whole(text) ?? 0) > 0 ? whole(text) : null)}</div>;
    case 'number':
      return (
        <div className={styles['row']}>
          {limit('min', field.min, decimal)}
          {limit('max', field.max, decimal)}
          {limit('decimals', field.decimals, decimals)}
        </div>
      );
    case 'money':
      return (
        <div className={styles['row']}>
          {limit('min', field.min, cents, (value) => unscaled(value, 2))}
          {limit('max', field.max, cents, (value) => unscaled(value, 2))}
          <Switch label={t('formBuilder.guarded')} checked={field.guarded === true} onChange={(guarded) => onChange({ ...field, guarded }, '')} />
          <Select label={t('formBuilder.currency')} value={field.currency} options={CURRENCIES.map((value) => ({ value, label: value }))} onChange={(currency) => onChange({ ...field, currency }, '')} />
        </div>
      );
    case 'date':
      return (
        <div className={styles['row']}>
          {limit('earliestDays', field.earliestDays, whole)}
          {limit('latestDays', field.latestDays, whole)}
          {limit('initialDays', field.initialDays, whole)}
        </div>
      );
    case 'choice':
      return <Options options={field.options} onChange={(options) => onChange(withOptions(field, options), 'options')} />;
    case 'lookup':
      return (
        <Select className={styles['half']} label={t('formBuilder.list')} value={field.of} options={LISTS.map((value) => ({ value, label: t(`formBuilder.lists.${value}`) }))} onChange={(of) => onChange({ ...field, of }, '')} />
      );
    case 'table':
      return <Columns field={field} onChange={onChange} />;
    case 'yes-no':
    case 'outcome':
      return null;
    default:
      field satisfies never;
      return null;
  }
}

/** Choices with the digits that pick them. */
function Options({ options, onChange }: { readonly options: readonly FieldOption[]; readonly onChange: (options: readonly FieldOption[]) => void }) {
  const { t } = useTranslation();
  return (
    <EditRows
      label={t('formBuilder.options')}
      add={t('formBuilder.addOption')}
      rows={options}
      most={100}
      ordered
      create={(): FieldOption => ({ value: idFrom('', options.map(({ value }) => value), `choice-${String(options.length + 1)}`), label: { en: '', nl: '' } })}
      onChange={(next) => onChange(next.map((option, index) => numbered(option, index)))}
    >
      {(option, change, index) => (
        <div className={styles['cells']}>
          <span className={styles['code']} aria-hidden="true">
            {index < 9 ? index + 1 : ''}
          </span>
          <BothTexts label={t('formBuilder.option', { number: index + 1 })} labelHidden value={option.label} onChange={(label) => change({ label })} />
        </div>
      )}
    </EditRows>
  );
}

/** The first nine have a digit each. */
function numbered({ code: _before, ...option }: FieldOption, index: number): FieldOption {
  return index < 9 ? { ...option, code: String(index + 1) } : option;
}

function Columns({ field, onChange }: { readonly field: TableField; readonly onChange: (field: FormField, to: string) => void }) {
  const { t } = useTranslation();
  const keys = field.columns.map(({ key }) => key);
  const create = (): TableColumn => ({ key: keyFrom('', keys, `column${String(keys.length + 1)}`), kind: 'text', label: { en: '', nl: '' } });
  const asKind = (column: TableColumn, kind: (typeof COLUMN_KINDS)[number]): TableColumn => {
    const { key, label, required } = column;
    const common = { key, label, ...(required === undefined ? {} : { required }) };
    if (kind === 'choice') return { ...common, kind, options: [{ value: 'choice-1', label: { en: 'Choice 1', nl: 'Keuze 1' } }] };
    return kind === 'lookup' ? { ...common, kind, of: 'article' } : { ...common, kind };
  };
  /** Without the sums when a column that they need is gone. */
  const set = (columns: readonly TableColumn[]): void => {
    const { amounts, writesBack, ...others } = field;
    const writes = writesBack !== undefined && [writesBack.field, writesBack.old, writesBack.next].every((key) => columns.some((column) => column.key === key));
    const plain = writes ? { ...others, writesBack } : others;
    const counts = amounts !== undefined && [amounts.quantity, amounts.price].every((key) => columns.some((column) => column.key === key));
    onChange(counts ? { ...plain, columns, amounts: kept(amounts, columns) } : { ...plain, columns }, 'columns');
  };
  return (
    <div className={styles['stack']}>
      <Switch label={t('formBuilder.counts')} hint={t('formBuilder.countsHint')} checked={field.amounts !== undefined} onChange={(on) => onChange(withAmounts(field, on), '')} />
      {field.amounts !== undefined && (
        <Switch label={t('formBuilder.includesVat')} checked={field.amounts.includesVat} onChange={(includesVat) => field.amounts !== undefined && onChange({ ...field, amounts: { ...field.amounts, includesVat } }, '')} />
      )}
      <WriteBackEditor field={field} onChange={onChange} />
      <EditRows label={t('formBuilder.columns')} add={t('formBuilder.addColumn')} rows={field.columns} most={12} ordered create={create} onChange={set}>
        {(column, _change, index) => {
          const put = (next: TableColumn): void => set(field.columns.map((each, at) => (at === index ? next : each)));
          return (
            <div className={styles['stack']}>
              <div className={styles['cells']}>
                <BothTexts label={t('formBuilder.column', { number: index + 1 })} labelHidden value={column.label} onChange={(label) => put({ ...column, label })} />
                <Select label={t('formBuilder.kind')} labelHidden value={column.kind} options={COLUMN_KINDS.map((value) => ({ value, label: t(`formBuilder.kinds.${value}`) }))} onChange={(kind) => put(asKind(column, kind))} />
              </div>
              <Switch label={t('formBuilder.columnRequired')} checked={column.required === true} onChange={(required) => put({ ...column, required })} />
              <ColumnLimits column={column} onChange={put} />
              {column.kind === 'choice' && <Options options={column.options} onChange={(options) => put(withOptions(column, options))} />}
            </div>
          );
        }}
      </EditRows>
    </div>
  );
}

function kept({ discount, vat, ...amounts }: NonNullable<TableField['amounts']>, columns: readonly TableColumn[]): NonNullable<TableField['amounts']> {
  const there = (key: string | undefined): key is string => key !== undefined && columns.some((column) => column.key === key);
  return { ...amounts, ...(there(discount) ? { discount } : {}), ...(there(vat) ? { vat } : {}) };
}
