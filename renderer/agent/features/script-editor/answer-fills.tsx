import { Plus, X } from 'lucide-react';
import { withFills } from '../../../../shared/domain/script/edit-script.ts';
import { fieldByKey, optionsOf } from '../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { ScriptAnswer } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './script-editor.module.css';
import { WordsFields } from './words-fields.tsx';

type Fills = NonNullable<ScriptAnswer['fills']>;
type Fill = Fills[string];

/** What an answer writes into the form: a field, and what stands there then. */
export function AnswerFills({ answer, number, form, language, onChange }: { readonly answer: ScriptAnswer; readonly number: number; readonly form: RegistrationForm; readonly language: Language; readonly onChange: (change: (answer: ScriptAnswer) => ScriptAnswer) => void }) {
  const { t } = useTranslation();
  const fills = Object.entries(answer.fills ?? {});
  const free = form.fields.filter(({ key, kind }) => kind !== 'table' && !fills.some(([filled]) => filled === key));
  const set = (next: readonly (readonly [string, Fill])[]): void => onChange((now) => withFills(now, Object.fromEntries(next)));
  return (
    <div role="group" aria-label={t('scriptEditor.fillsOf', { number })} className={styles['fills']}>
      {fills.map(([key, fill], index) => (
        <div key={key} className={styles['fill']}>
          <Select
            label={t('scriptEditor.fillField', { number: index + 1 })}
            labelHidden
            value={key}
            options={form.fields.filter((field) => field.key === key || free.includes(field)).map((field) => ({ value: field.key, label: field.label[language] }))}
            placeholder={key}
            onChange={(field) => set(fills.with(index, [field, beginOf(form, field)]))}
          />
          <FillValue label={t('scriptEditor.fillValue', { number: index + 1 })} form={form} field={key} fill={fill} language={language} onChange={(next) => set(fills.with(index, [key, next]))} />
          <IconButton size="s" variant="quiet" icon={<X />} label={t('scriptEditor.removeFill', { number: index + 1 })} onClick={() => set(fills.toSpliced(index, 1))} />
        </div>
      ))}
      {free[0] !== undefined && (
        <Button size="s" variant="quiet" icon={<Plus aria-hidden="true" />} onClick={() => free[0] !== undefined && set([...fills, [free[0].key, beginOf(form, free[0].key)]])}>
          {t('scriptEditor.addFill')}
        </Button>
      )}
    </div>
  );
}

/** A choice of the field where it has choices, words in both languages where it is a text, else as it is typed. */
function FillValue({ label, form, field: key, fill, language, onChange }: { readonly label: string; readonly form: RegistrationForm; readonly field: string; readonly fill: Fill; readonly language: Language; readonly onChange: (fill: Fill) => void }) {
  const { t } = useTranslation();
  const field = fieldByKey(form, key);
  const options = field === null ? null : optionsOf(form, field);
  if (typeof fill === 'object') return <WordsFields label={label} labelHidden value={fill} onChange={onChange} />;
  const value = typeof fill === 'boolean' ? (fill ? 'yes' : 'no') : fill;
  return options === null ? (
    <TextField label={label} labelHidden value={value} maxLength={300} onChange={({ target }) => onChange(target.value)} />
  ) : (
    <Select label={label} labelHidden value={value === '' ? null : value} placeholder={t('registration.choose')} options={options.map(({ value: each, label: name }) => ({ value: each, label: name[language] }))} onChange={onChange} />
  );
}

/** What a field begins with when it is chosen: its first choice, or nothing yet. */
function beginOf(form: RegistrationForm, key: string): Fill {
  const field = fieldByKey(form, key);
  if (field === null) return '';
  if (field.kind === 'text' || field.kind === 'long-text') return { en: '', nl: '' };
  return optionsOf(form, field)?.[0]?.value ?? '';
}
