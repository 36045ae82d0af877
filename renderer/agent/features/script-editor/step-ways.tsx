import { Plus, X } from 'lucide-react';
import { withWays } from '../../../../shared/domain/script/edit-script.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { Script, ScriptStep } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { ConditionLines } from '../conditions/condition-lines.tsx';
import styles from './script-editor.module.css';
import { useFacts } from './use-facts.ts';

const MOST_WAYS = 20;

/** Where the conversation goes on while something holds: the first of these that does, else where the step goes on. */
export function StepWays({ script, step, form, language, onChange }: { readonly script: Script; readonly step: ScriptStep; readonly form: RegistrationForm; readonly language: Language; readonly onChange: (change: (step: ScriptStep) => ScriptStep) => void }) {
  const { t } = useTranslation();
  const facts = useFacts(script, form, language);
  const ways = step.ways ?? [];
  const steps = [{ value: '', label: t('scriptEditor.nowhere') }, ...script.steps.map(({ id, title }) => ({ value: id, label: title[language].trim() || t('scriptEditor.untitled') }))];
  const set = (next: typeof ways): void => onChange((now) => withWays(now, next));
  return (
    <fieldset className={styles['answers']}>
      <legend>{t('scriptEditor.waysTitle')}</legend>
      {ways.map((way, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a way is its place; it has no other name
        <div key={index} role="group" aria-label={t('scriptEditor.way', { number: index + 1 })} className={styles['answer']}>
          <ConditionLines
            label={t('scriptEditor.wayWhen', { number: index + 1 })}
            condition={way.when}
            facts={facts}
            language={language}
            onChange={(when) => set(when === undefined ? ways.toSpliced(index, 1) : ways.with(index, { ...way, when }))}
          />
          <div className={styles['row']}>
            <Select label={t('scriptEditor.next')} value={way.next} options={steps} onChange={(next) => set(ways.with(index, { ...way, next }))} />
            <IconButton size="s" variant="quiet" icon={<X />} label={t('scriptEditor.removeWay', { number: index + 1 })} onClick={() => set(ways.toSpliced(index, 1))} />
          </div>
        </div>
      ))}
      {ways.length < MOST_WAYS && (
        <Button size="s" icon={<Plus aria-hidden="true" />} onClick={() => set([...ways, { when: { on: facts[0]?.value ?? 'customer.name', filled: true }, next: '' }])}>
          {t('scriptEditor.addWay')}
        </Button>
      )}
    </fieldset>
  );
}
