import { Plus, Trash2 } from 'lucide-react';
import { changeOffer, withOffer } from '../../../../shared/domain/script/edit-script.ts';
import type { RegistrationForm, TableColumn, TableField } from '../../../../shared/domain/registration/form.ts';
import type { Script, SellHint } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './script-editor.module.css';
import { WordsFields } from './words-fields.tsx';

const MOST_OFFERS = 60;

/** What is offered beside an order: for which articles, in which words, and the line that accepting writes. */
export function OffersForm({ script, form, language, onChange }: { readonly script: Script; readonly form: RegistrationForm; readonly language: Language; readonly onChange: (change: (script: Script) => Script) => void }) {
  const { t } = useTranslation();
  const tables = form.fields.filter((field): field is TableField => field.kind === 'table');
  const [table] = tables;
  const offers = script.hints ?? [];
  return (
    <fieldset className={styles['answers']}>
      <legend>{t('scriptEditor.offers')}</legend>
      {table === undefined && <p className={styles['quiet']}>{t('scriptEditor.offersNoTable', { form: form.name[language] })}</p>}
      {offers.map((offer, index) => (
        <Offer key={offer.id} number={index + 1} offer={offer} tables={tables} language={language} onChange={(next) => onChange((now) => changeOffer(now, offer.id, next))} />
      ))}
      {table !== undefined && offers.length < MOST_OFFERS && (
        <Button size="s" icon={<Plus aria-hidden="true" />} onClick={() => onChange((now) => withOffer(now, table.key))}>
          {t('scriptEditor.addOffer')}
        </Button>
      )}
    </fieldset>
  );
}

function Offer({ number, offer, tables, language, onChange }: { readonly number: number; readonly offer: SellHint; readonly tables: readonly TableField[]; readonly language: Language; readonly onChange: (change: ((offer: SellHint) => SellHint) | null) => void }) {
  const { t } = useTranslation();
  const table = tables.find(({ key }) => key === offer.table);
  return (
    <div role="group" aria-label={t('scriptEditor.offer', { number })} className={styles['answer']}>
      <Segmented
        label={t('scriptEditor.offerKind')}
        value={offer.kind}
        options={(['cross', 'up'] as const).map((value) => ({ value, label: t(`scriptEditor.offerKinds.${value}`) }))}
        onChange={(kind) => onChange((now) => ({ ...now, kind }))}
      />
      {(tables.length > 1 || table === undefined) && (
        <Select label={t('scriptEditor.offerTable')} value={offer.table} placeholder={offer.table} options={tables.map(({ key, label }) => ({ value: key, label: label[language] }))} onChange={(key) => onChange((now) => ({ ...now, table: key, row: {} }))} />
      )}
      <TextField
        label={t('scriptEditor.offerWhen')}
        hint={t('scriptEditor.offerWhenHint')}
        value={offer.whenArticle.join(', ')}
        maxLength={1_000}
        onChange={({ target }) => onChange((now) => ({ ...now, whenArticle: target.value.split(',').map((each) => each.trimStart()) }))}
      />
      <WordsFields long label={t('scriptEditor.text')} value={offer.text} onChange={(text) => onChange((now) => ({ ...now, text }))} />
      <div role="group" aria-label={t('scriptEditor.offerLine')} className={styles['line']}>
        {(table?.columns ?? []).map((column) => (
          <Cell
            key={column.key}
            column={column}
            value={offer.row[column.key] ?? ''}
            language={language}
            onChange={(cell) =>
              onChange((now) => {
                const { [column.key]: _former, ...others } = now.row;
                return { ...now, row: cell === '' ? others : { ...now.row, [column.key]: cell } };
              })
            }
          />
        ))}
      </div>
      <IconButton size="s" variant="quiet" icon={<Trash2 />} label={t('scriptEditor.removeOffer', { number })} onClick={() => onChange(null)} />
    </div>
  );
}

function Cell({ column, value, language, onChange }: { readonly column: TableColumn; readonly value: string; readonly language: Language; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const label = column.label[language];
  if (column.kind === 'choice')
    return <Select label={label} value={value === '' ? null : value} placeholder={t('registration.choose')} options={column.options.map((option) => ({ value: option.value, label: option.label[language] }))} onChange={onChange} />;
  return <TextField label={label} value={value} maxLength={300} onChange={({ target }) => onChange(target.value)} />;
}
