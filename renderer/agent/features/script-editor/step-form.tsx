import { Plus, Trash2 } from 'lucide-react';
import { asKind, changeAnswer, withAnswer } from '../../../../shared/domain/script/edit-script.ts';
import { CHECKLIST_ITEMS } from '../../../../shared/domain/script/checklist-item.ts';
import { coveredBy } from '../../../../shared/domain/checklist/checklist.ts';
import { OPENING_PARTS, SCRIPT_PHASES, SCRIPT_STEP_KINDS, type Script, type ScriptStep } from '../../../../shared/domain/script/script.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AnswerFills } from './answer-fills.tsx';
import styles from './script-editor.module.css';
import { StepWays } from './step-ways.tsx';
import { WordsFields } from './words-fields.tsx';

const NO_WORDS = { en: '', nl: '' };

/** Everything about one step, as text. */
export function StepForm({ script, step, form, language, onChange }: { readonly script: Script; readonly step: ScriptStep; readonly form: RegistrationForm; readonly language: Language; readonly onChange: (change: (step: ScriptStep) => ScriptStep) => void }) {
  const { t } = useTranslation();
  const steps = script.steps.map(({ id, title }) => ({ value: id, label: title[language].trim() || t('scriptEditor.untitled') }));
  const others = [{ value: '', label: t('scriptEditor.nowhere') }, ...steps];
  const opens = step.opening ?? [];
  return (
    <div className={styles['form']}>
      <WordsFields label={t('scriptEditor.title')} value={step.title} onChange={(title) => onChange((now) => ({ ...now, title }))} />
      <div className={styles['pair']}>
        <Select label={t('scriptEditor.kind')} value={step.kind} options={SCRIPT_STEP_KINDS.map((kind) => ({ value: kind, label: t(`script.kind.${kind}`) }))} onChange={(kind) => onChange((now) => asKind(now, kind))} />
        <Select label={t('scriptEditor.phase')} value={step.phase} options={SCRIPT_PHASES.map((phase) => ({ value: phase, label: t(`script.phase.${phase}`) }))} onChange={(phase) => onChange((now) => ({ ...now, phase }))} />
      </div>
      <WordsFields long label={t('scriptEditor.text')} value={step.text} onChange={(text) => onChange((now) => ({ ...now, text }))} />
      {step.kind === 'choice' && (
        <fieldset className={styles['answers']}>
          <legend>{t('script.answers')}</legend>
          {(step.answers ?? []).map((answer, index) => (
            <div key={answer.value} role="group" aria-label={t('scriptEditor.answer', { number: index + 1 })} className={styles['answer']}>
              <WordsFields label={t('scriptEditor.answer', { number: index + 1 })} value={answer.label} onChange={(label) => onChange((now) => changeAnswer(now, answer.value, (one) => ({ ...one, label })))} />
              <div className={styles['row']}>
                <Select label={t('scriptEditor.next')} value={answer.next} options={others} onChange={(next) => onChange((now) => changeAnswer(now, answer.value, (one) => ({ ...one, next })))} />
                {opens.length > 0 && (
                  <label className={styles['tick']}>
                    <input type="checkbox" checked={answer.opens === true} onChange={({ target }) => onChange((now) => changeAnswer(now, answer.value, ({ opens: _former, ...one }) => (target.checked ? { ...one, opens: true } : one)))} />
                    {t('scriptEditor.opens')}
                  </label>
                )}
                <IconButton size="s" variant="quiet" icon={<Trash2 />} label={t('scriptEditor.removeAnswer', { number: index + 1 })} onClick={() => onChange((now) => ({ ...now, answers: (now.answers ?? []).filter(({ value }) => value !== answer.value) }))} />
              </div>
              <AnswerFills answer={answer} number={index + 1} form={form} language={language} onChange={(next) => onChange((now) => changeAnswer(now, answer.value, next))} />
            </div>
          ))}
          <Button size="s" icon={<Plus aria-hidden="true" />} onClick={() => onChange(withAnswer)}>
            {t('scriptEditor.addAnswer')}
          </Button>
        </fieldset>
      )}
      <div className={styles['pair']}>
        {step.kind !== 'choice' && step.kind !== 'end' && <Select label={t('scriptEditor.next')} value={step.next ?? ''} options={others} onChange={(next) => onChange((now) => ({ ...now, next }))} />}
        {step.kind === 'verify' && <Select label={t('scriptEditor.failed')} value={step.failed ?? ''} options={others} onChange={(failed) => onChange((now) => ({ ...now, failed }))} />}
        {step.kind === 'ask' && (
          <Select
            label={t('scriptEditor.fills')}
            value={step.fillsField ?? ''}
            options={[{ value: '', label: t('scriptEditor.fillsNothing') }, ...form.fields.map(({ key, label }) => ({ value: key, label: label[language] }))]}
            onChange={(field) => onChange(({ fillsField: _former, ...now }) => (field === '' ? now : { ...now, fillsField: field }))}
          />
        )}
        {step.kind !== 'end' && (
          <TextField
            label={t('scriptEditor.silence')}
            type="number"
            min={1}
            max={600}
            value={step.maxSilenceMs === undefined ? '' : String(step.maxSilenceMs / 1_000)}
            onChange={({ target }) => {
              const seconds = Math.round(Number(target.value));
              onChange(({ maxSilenceMs: _former, ...now }) => (seconds >= 1 && seconds <= 600 ? { ...now, maxSilenceMs: seconds * 1_000 } : now));
            }}
          />
        )}
      </div>
      {step.kind !== 'choice' && step.kind !== 'end' && <StepWays script={script} step={step} form={form} language={language} onChange={onChange} />}
      {(step.kind === 'choice' || step.kind === 'check' || step.kind === 'ask') && (
        <fieldset className={styles['ticks']}>
          <legend>{t('scriptEditor.opening')}</legend>
          {OPENING_PARTS.map((part) => (
            <label key={part} className={styles['tick']}>
              <input
                type="checkbox"
                checked={opens.includes(part)}
                onChange={({ target }) =>
                  onChange(({ opening = [], ...now }) => {
                    const next = OPENING_PARTS.filter((each) => (each === part ? target.checked : opening.includes(each)));
                    return next.length === 0 ? now : { ...now, opening: next };
                  })
                }
              />
              {t(`script.opening.${part}`)}
            </label>
          ))}
        </fieldset>
      )}
      {step.kind !== 'info' && (
        <fieldset className={styles['ticks']}>
          <legend>{t('checklist.covers')}</legend>
          {CHECKLIST_ITEMS.map((item) => (
            <label key={item} className={styles['tick']}>
              <input
                type="checkbox"
                checked={coveredBy(script, step).includes(item)}
                onChange={({ target }) => onChange((now) => ({ ...now, covers: CHECKLIST_ITEMS.filter((each) => (each === item ? target.checked : coveredBy(script, now).includes(each))) }))}
              />
              {t(`checklist.item.${item}`)}
            </label>
          ))}
        </fieldset>
      )}
      <WordsFields label={t('scriptEditor.hint')} value={step.hint ?? NO_WORDS} onChange={(hint) => onChange(({ hint: _former, ...now }) => (hint.en === '' && hint.nl === '' ? now : { ...now, hint }))} />
    </div>
  );
}
