import { Plus, Trash2 } from 'lucide-react';
import { changeObjection, withObjection } from '../../../../shared/domain/script/edit-script.ts';
import { CONVERSATION_KINDS, type Script } from '../../../../shared/domain/script/script.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { useForms } from '../projects/use-scripts.ts';
import { OffersForm } from './offers-form.tsx';
import styles from './script-editor.module.css';
import { WordsFields } from './words-fields.tsx';

/** What holds for the whole script: its name, its kind, the form that it fills, and what customers bring up at any moment. */
export function ScriptForm({ script, form, language, onChange }: { readonly script: Script; readonly form: RegistrationForm; readonly language: Language; readonly onChange: (change: (script: Script) => Script) => void }) {
  const { t } = useTranslation();
  const { forms } = useForms();
  return (
    <div className={styles['form']}>
      <WordsFields label={t('scriptEditor.name')} value={script.name} onChange={(name) => onChange((now) => ({ ...now, name }))} />
      <div className={styles['pair']}>
        <Select label={t('scriptEditor.conversation')} value={script.conversationKind} options={CONVERSATION_KINDS.map((kind) => ({ value: kind, label: t(`scriptEditor.kinds.${kind}`) }))} onChange={(conversationKind) => onChange((now) => ({ ...now, conversationKind }))} />
        <Select label={t('scriptEditor.formFilled')} value={script.form ?? 'service'} options={forms.map(({ id, name }) => ({ value: id, label: name[language] }))} onChange={(id) => onChange((now) => ({ ...now, form: id }))} />
      </div>
      <Select label={t('scriptEditor.first')} value={script.firstStep} options={script.steps.map(({ id, title }) => ({ value: id, label: title[language].trim() || t('scriptEditor.untitled') }))} onChange={(firstStep) => onChange((now) => ({ ...now, firstStep }))} />
      <fieldset className={styles['answers']}>
        <legend>{t('script.objections')}</legend>
        {script.objections.map(({ id, label, reply }, index) => (
          <div key={id} role="group" aria-label={t('scriptEditor.objection', { number: index + 1 })} className={styles['answer']}>
            <WordsFields label={t('scriptEditor.objection', { number: index + 1 })} value={label} onChange={(next) => onChange((now) => changeObjection(now, id, (one) => ({ ...one, label: next })))} />
            <WordsFields long label={t('scriptEditor.reply')} value={reply} onChange={(next) => onChange((now) => changeObjection(now, id, (one) => ({ ...one, reply: next })))} />
            <IconButton size="s" variant="quiet" icon={<Trash2 />} label={t('scriptEditor.removeObjection', { number: index + 1 })} onClick={() => onChange((now) => changeObjection(now, id, null))} />
          </div>
        ))}
        <Button size="s" icon={<Plus aria-hidden="true" />} onClick={() => onChange(withObjection)}>
          {t('scriptEditor.addObjection')}
        </Button>
      </fieldset>
      <OffersForm script={script} form={form} language={language} onChange={onChange} />
    </div>
  );
}
