import type { Condition } from '../../../../shared/domain/condition/condition.ts';
import { keyFrom } from '../../../../shared/domain/registration/build-form.ts';
import { canonicalText } from '../../../../shared/domain/registration/canonical.ts';
import { optionsOf } from '../../../../shared/domain/registration/field-values.ts';
import type { FormDefinition, FormField } from '../../../../shared/domain/registration/form.ts';
import type { Outcome } from '../../../../shared/domain/registration/outcome.ts';
import type { LocalisedText } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BothTexts } from './both-texts.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './form-builder.module.css';
import { InitialValue } from './initial-value.tsx';
import { KindEditor } from './kind-editor.tsx';
import { SourceChoice } from './source-choice.tsx';

const NONE = '-';

/** Everything of one field. */
export function FieldEditor({
  form,
  field,
  isNew,
  outcomes,
  language,
  onChange,
}: {
  readonly form: FormDefinition;
  readonly field: FormField;
  /** Just added: its key still follows its name. */
  readonly isNew: boolean;
  readonly outcomes: readonly Outcome[];
  readonly language: Language;
  readonly onChange: (field: FormField, to: string) => void;
}) {
  const { t } = useTranslation();
  const { shown, required, help, section, from, ...plain } = field;
  const put = (change: Partial<FormField>, to: string): void => onChange({ ...field, ...change } as FormField, to);
  /** Without what is not set: a part that is there and undefined is no definition. */
  const rest = { ...(help === undefined ? {} : { help }), ...(section === undefined ? {} : { section }), ...(from === undefined ? {} : { from }) };
  const withConditions = (nextShown: Condition | undefined, nextRequired: boolean | Condition | undefined, to: string): void =>
    onChange({ ...plain, ...rest, ...(nextShown === undefined ? {} : { shown: nextShown }), ...(nextRequired === undefined || nextRequired === false ? {} : { required: nextRequired }) }, to);
  const without = (part: 'help' | 'section' | 'from' | 'initial'): FormField => {
    const { [part]: _gone, ...others } = field;
    return others;
  };
  const other = form.fields.find(({ key }) => key !== field.key)?.key ?? 'outcome';
  const begun: Condition = { on: `field.${other}`, filled: true };
  const mayRename = isNew && field.kind !== 'outcome';
  const setLabel = (label: LocalisedText): void => {
    const others = form.fields.filter(({ key }) => key !== field.key).map(({ key }) => key);
    put({ label, ...(mayRename ? { key: keyFrom(label.en === field.label.en ? label.nl : label.en, others) } : {}) }, `${field.kind}.label`);
  };
  const setHelp = (text: LocalisedText): void => onChange(text.en.trim() === '' && text.nl.trim() === '' ? without('help') : { ...field, help: text }, 'help');
  return (
    <div className={styles['field']}>
      <BothTexts key={isNew ? 'new' : field.key} label={t('formBuilder.label')} autoFocus={isNew} value={field.label} onChange={setLabel} />
      <div className={styles['row']}>
        <Segmented
          label={t('formBuilder.required')}
          value={typeof required === 'object' ? 'when' : required === true ? 'always' : 'never'}
          options={[
            { value: 'never', label: t('formBuilder.never') },
            { value: 'always', label: t('formBuilder.always') },
            { value: 'when', label: t('formBuilder.when') },
          ]}
          onChange={(which) => withConditions(shown, which === 'when' ? begun : which === 'always', '')}
        />
        <Segmented
          label={t('formBuilder.shown')}
          value={shown === undefined ? 'always' : 'when'}
          options={[
            { value: 'always', label: t('formBuilder.always') },
            { value: 'when', label: t('formBuilder.when') },
          ]}
          onChange={(which) => withConditions(which === 'when' ? begun : undefined, required, '')}
        />
      </div>
      {typeof required === 'object' && (
        <ConditionEditor label={t('formBuilder.requiredWhen')} condition={required} form={form} own={field.key} outcomes={outcomes} language={language} onChange={(next) => withConditions(shown, next ?? false, 'required')} />
      )}
      {shown !== undefined && (
        <ConditionEditor label={t('formBuilder.shownWhen')} condition={shown} form={form} own={field.key} outcomes={outcomes} language={language} onChange={(next) => withConditions(next, required, 'shown')} />
      )}
      <KindEditor field={field} onChange={onChange} />
      <BothTexts label={t('formBuilder.help')} needed={false} value={help ?? { nl: '', en: '' }} onChange={setHelp} />
      {field.kind !== 'outcome' && field.kind !== 'table' && (
        <div className={styles['row']}>
          <SourceChoice className={styles['grow']} from={from} label={field.label[language]} onChange={(source) => (source === undefined ? onChange(without('from'), '') : put({ from: source }, 'from'))} />
        </div>
      )}
      <div className={styles['row']}>
        {form.sections.length > 0 && (
          <Select
            className={styles['grow']}
            label={t('formBuilder.section')}
            value={section ?? NONE}
            options={[{ value: NONE, label: t('formBuilder.noSection') }, ...form.sections.map(({ id, title }) => ({ value: id, label: title[language] }))]}
            onChange={(id) => (id === NONE ? onChange(without('section'), '') : put({ section: id }, ''))}
          />
        )}
        {field.kind !== 'outcome' && field.kind !== 'table' && field.kind !== 'date' && (
          <InitialValue
            key={`initial-${field.key}`}
            className={styles['grow']}
            options={optionsOf({ choices: [] }, field)}
            isNumber={field.kind === 'number' || field.kind === 'money'}
            value={field.initial}
            language={language}
            write={(text) => canonicalText(field, text)}
            onChange={(initial) => onChange(initial === undefined ? without('initial') : { ...field, initial }, 'initial')}
          />
        )}
        <TextField className={styles['grow']} label={t('formBuilder.key')} disabled value={field.key} readOnly />
      </div>
    </div>
  );
}
