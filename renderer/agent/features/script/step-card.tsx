import { ArrowLeft, Lightbulb } from 'lucide-react';
import type { MergeValues } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';
import type { ScriptObjection, ScriptStep } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './script.module.css';
import { SpokenText } from './spoken-text.tsx';

type Spoken = {
  readonly values: MergeValues;
  readonly answers: Readonly<Record<string, StepAnswer>>;
  /** The language of the agent, and the one that the customer is spoken to. */
  readonly language: Language;
  readonly spoken: Language;
};

/** What to say at a step, or in reply to an objection. */
export function StepCard({ step, rebuttal, values, answers, language, spoken, onBack }: Spoken & { readonly step: ScriptStep; readonly rebuttal: ScriptObjection | null; readonly onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <article className={styles['card']} aria-live="polite">
      <div className={styles['card-head']}>
        <span className={styles['kind']}>{rebuttal === null ? t(`script.kind.${step.kind}`) : rebuttal.label[language]}</span>
        {rebuttal === null ? (
          <h3 className={styles['step-title']}>{step.title[language]}</h3>
        ) : (
          <Button size="s" icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
            {t('script.backToScript')}
          </Button>
        )}
      </div>
      <SpokenText text={(rebuttal?.reply ?? step.text)[spoken]} values={values} answers={answers} />
    </article>
  );
}

export function StepHint({ step, language }: { readonly step: ScriptStep; readonly language: Language }) {
  if (step.hint === undefined || step.hint[language] === '') return null;
  return (
    <p className={styles['hint']}>
      <Lightbulb size={15} aria-hidden="true" />
      <span>{step.hint[language]}</span>
    </p>
  );
}
