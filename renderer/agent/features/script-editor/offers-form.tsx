import { Plus, Trash2 } from 'lucide-react';
import { changeOffer, withOffer, withOfferField, withOfferWhen } from '../../../../shared/domain/script/edit-script.ts';
import type {
  RegistrationForm,
  TableColumn,
  TableField,
  TextField as WordsField,
} from '../../../../shared/domain/registration/form.ts';
import type { LocalisedText, Script, SellHint } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ConditionLines, type ConditionFact } from '../conditions/condition-lines.tsx';
import styles from './script-editor.module.css';
import { useFacts } from './use-facts.ts';
import { WordsFields } from './words-fields.tsx';

const MOST_OFFERS = 60;

/** Where a form says what is ordered: lines, or words. */
type OrderField = TableField | WordsField;

/** What is offered beside an order: for which articles and while what holds, in which words, and what accepting writes. */
export function OffersForm({
  script,
  form,
  language,
  onChange,
}: {
  readonly script: Script;
  readonly form: RegistrationForm;
  readonly language: Language;
  readonly onChange: (change: (script: Script) => Script) => void;
}) {
  const { t } = useTranslation();
  const facts = useFacts(script, form, language);
  const fields = form.fields.filter(
    (field): field is OrderField => field.kind === 'table' || field.kind === 'long-text' || field.kind === 'text',
  );
  const first = fields.find(({ kind }) => kind === 'table') ?? fields[0];
  const offers = script.hints ?? [];
  // Another form was chosen, and is being read: an offer would be written beside a field of the former one.
  const known = form.id === (script.form ?? 'service');
  return (
    <fieldset className={styles['answers']}>
      <legend>{t('scriptEditor.offers')}</legend>
      {known && first === undefined && (
        <p className={styles['quiet']}>{t('scriptEditor.offersNoTable', { form: form.name[language] })}</p>
      )}
      {offers.map((offer, index) => (
        <Offer
          key={offer.id}
          number={index + 1}
          offer={offer}
          fields={fields}
          facts={facts}
          language={language}
          onChange={(next) => onChange((now) => changeOffer(now, offer.id, next))}
        />
      ))}
      {known && first !== undefined && offers.length < MOST_OFFERS && (
        <Button
          size="s"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange((now) => withOffer(now, first.key, first.kind !== 'table'))}
        >
          {t('scriptEditor.addOffer')}
        </Button>
      )}
    </fieldset>
  );
}

function Offer({
  number,
  offer,
  fields,
  facts,
  language,
  onChange,
}: {
  readonly number: number;
  readonly offer: SellHint;
  readonly fields: readonly OrderField[];
  readonly facts: readonly ConditionFact[];
  readonly language: Language;
  readonly onChange: (change: ((offer: SellHint) => SellHint) | null) => void;
}) {
  const { t } = useTranslation();
  const field = fields.find(({ key }) => key === offer.table);
  const { when } = offer;
  return (
    <div role="group" aria-label={t('scriptEditor.offer', { number })} className={styles['answer']}>
      <Segmented
        label={t('scriptEditor.offerKind')}
        value={offer.kind}
        options={(['cross', 'up'] as const).map((value) => ({ value, label: t(`scriptEditor.offerKinds.${value}`) }))}
        onChange={(kind) => onChange((now) => ({ ...now, kind }))}
      />
      {(fields.length > 1 || field === undefined) && (
        <Select
          label={t('scriptEditor.offerTable')}
          value={offer.table}
          placeholder={offer.table}
          options={fields.map(({ key, label }) => ({ value: key, label: label[language] }))}
          onChange={(key) =>
            onChange((now) => withOfferField(now, key, fields.find((each) => each.key === key)?.kind !== 'table'))
          }
        />
      )}
      <TextField
        label={t('scriptEditor.offerWhen')}
        hint={t('scriptEditor.offerWhenHint')}
        value={offer.whenArticle.join(', ')}
        maxLength={1_000}
        onChange={({ target }) =>
          onChange((now) => ({ ...now, whenArticle: target.value.split(',').map((each) => each.trimStart()) }))
        }
      />
      {when === undefined ? (
        <Button
          size="s"
          variant="quiet"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange((now) => withOfferWhen(now, { on: `field.${now.table}`, filled: true }))}
        >
          {t('scriptEditor.addOfferWhen')}
        </Button>
      ) : (
        <ConditionLines
          label={t('scriptEditor.offerOnlyWhen', { number })}
          condition={when}
          facts={facts}
          language={language}
          onChange={(next) => onChange((now) => withOfferWhen(now, next))}
        />
      )}
      <WordsFields
        long
        label={t('scriptEditor.text')}
        value={offer.text}
        onChange={(text) => onChange((now) => ({ ...now, text }))}
      />
      {offer.words !== undefined && (
        <WordsFields
          label={t('scriptEditor.offerWords')}
          value={offer.words}
          onChange={(words) => onChange((now) => ({ ...now, words }))}
        />
      )}
      {field?.kind === 'table' && (
        <div role="group" aria-label={t('scriptEditor.offerLine')} className={styles['line']}>
          {field.columns.map((column) => (
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
      )}
      <IconButton
        size="s"
        variant="quiet"
        icon={<Trash2 />}
        label={t('scriptEditor.removeOffer', { number })}
        onClick={() => onChange(null)}
      />
    </div>
  );
}

/** What a cell of the line holds; a name that differs by language has a field for each. */
function Cell({
  column,
  value,
  language,
  onChange,
}: {
  readonly column: TableColumn;
  readonly value: string | LocalisedText;
  readonly language: Language;
  readonly onChange: (value: string | LocalisedText) => void;
}) {
  const { t } = useTranslation();
  const label = column.label[language];
  if (typeof value !== 'string')
    return (
      <div className={styles['whole-line']}>
        <WordsFields label={label} value={value} onChange={onChange} />
      </div>
    );
  if (column.kind === 'choice')
    return (
      <Select
        label={label}
        value={value === '' ? null : value}
        placeholder={t('registration.choose')}
        options={column.options.map((option) => ({ value: option.value, label: option.label[language] }))}
        onChange={onChange}
      />
    );
  return <TextField label={label} value={value} maxLength={300} onChange={({ target }) => onChange(target.value)} />;
}
