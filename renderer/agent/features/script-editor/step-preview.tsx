import { useState } from 'react';
import { advance, answerObjection, currentStep, progress, startRun } from '../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun } from '../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { AnswerButtons, ObjectionChips, Onward, PhaseBar, StepCard, StepHint } from '../script/parts.ts';
import styles from './script-editor.module.css';

/** The step as the agent will see it in a conversation, with a customer who does not exist; answering goes on to the next. */
export function StepPreview({ script, selected, language, spoken, onSelect }: { readonly script: Script; readonly selected: string; readonly language: Language; readonly spoken: Language; readonly onSelect: (stepId: string) => void }) {
  const { t } = useTranslation();
  const agent = useAppState(({ session }) => session.agent?.name ?? '');
  const company = useAppState(({ project }) => project?.name ?? '');
  const [ran, setRan] = useState<ScriptRun>(() => startRun(script));
  // Shown is what is selected, wherever the conversation was.
  const run: ScriptRun = ran.path.at(-1) === selected ? ran : { ...ran, path: [...ran.path, selected], objection: null };
  const step = currentStep(script, run);
  const state = progress(script, run);
  if (step === null || state === null) return null;
  const values = {
    ...{ 'agent.name': agent, 'company.name': company, 'customer.name': t(`scriptEditor.sample.${spoken}`), 'customer.fullName': 'Anna van den Berg' },
    ...{ 'customer.number': '20417', 'customer.address': 'Dorpsstraat 12, 3511 AB Utrecht', 'customer.email': 'anna@example.nl', 'customer.phone': '06 12345678' },
  };
  const go = (value: string, text: string): void => {
    const next = advance(script, run, step.id, { value, text });
    if (!next.ok) return;
    setRan(next.value);
    onSelect(next.value.path.at(-1) ?? step.id);
  };
  const object = (id: string | null): void => {
    const next = answerObjection(script, run, id);
    if (next.ok) setRan(next.value);
  };
  const rebuttal = script.objections.find(({ id }) => id === run.objection) ?? null;
  return (
    <section className={styles['preview']} aria-label={t('scriptEditor.preview')}>
      <PhaseBar progress={state} />
      <StepCard step={step} rebuttal={rebuttal} values={values} answers={run.answers} language={language} spoken={spoken} onBack={() => object(null)} />
      {step.kind === 'choice' ? (
        <AnswerButtons answers={step.answers ?? []} language={language} chosen={run.answers[step.id]?.value ?? null} onChoose={({ value, label }) => go(value, label[language])} />
      ) : (
        step.kind !== 'end' && <Onward onNext={() => go('', '')} />
      )}
      <StepHint step={step} language={language} />
      <ObjectionChips objections={script.objections} language={language} open={run.objection ?? null} onToggle={(id) => object(id === run.objection ? null : id)} />
    </section>
  );
}
