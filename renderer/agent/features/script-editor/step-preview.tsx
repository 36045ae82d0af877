import { useState } from 'react';
import { factsIn } from '../../../../shared/domain/registration/field-state.ts';
import type { RegistrationForm, RegistrationValues } from '../../../../shared/domain/registration/form.ts';
import { houseOf } from '../../../../shared/domain/project/project.ts';
import { prefill } from '../../../../shared/domain/registration/prefill.ts';
import { advance, answerObjection, currentStep, progress, startRun } from '../../../../shared/domain/script/script-engine.ts';
import type { ScriptRun } from '../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AnswerButtons, ObjectionChips, Onward, PhaseBar, StepCard, StepHint } from '../script/parts.ts';
import styles from './script-editor.module.css';
import { VerifyPreview } from './verify-preview.tsx';

/** A customer who does not exist. */
const SAMPLE = { name: 'Anna van den Berg', organisation: '', number: '20417', address: 'Dorpsstraat 12, 3511 AB Utrecht', email: 'anna@example.nl', phone: '06 12345678' };

/** The step as the agent will see it in a conversation, with a customer who does not exist; answering goes on to the next. */
export function StepPreview({ script, form, selected, language, spoken, onSelect }: { readonly script: Script; readonly form: RegistrationForm; readonly selected: string; readonly language: Language; readonly spoken: Language; readonly onSelect: (stepId: string) => void }) {
  const { t } = useTranslation();
  const agent = useAppState(({ session }) => session.agent?.name ?? '');
  const company = useAppState(({ project }) => (project === null ? '' : houseOf(project)));
  const [ran, setRan] = useState<ScriptRun>(() => startRun(script));
  const [filled, setFilled] = useState<RegistrationValues>({});
  const [typed, setTyped] = useState('');
  // Shown is what is selected, wherever the conversation was.
  const run: ScriptRun = ran.path.at(-1) === selected ? ran : { ...ran, path: [...ran.path, selected], objection: null };
  const step = currentStep(script, run);
  const state = progress(script, run);
  if (step === null || state === null) return null;
  const values = {
    ...{ 'agent.name': agent, 'company.name': company, 'customer.name': t(`scriptEditor.sample.${spoken}`), 'customer.fullName': SAMPLE.name },
    ...{ 'customer.number': SAMPLE.number, 'customer.address': SAMPLE.address, 'customer.email': SAMPLE.email, 'customer.phone': SAMPLE.phone },
  };
  const go = (value: string, text: string): void => {
    const given = { value, text };
    const next = prefill(filled, step, given, { form, language, previous: run.answers[step.id] });
    // What the conditions of the step look at, the answer just given included.
    const about = { answers: { ...run.answers, [step.id]: given }, customer: { ...SAMPLE, language: spoken, kind: 'person' }, today: '' };
    const after = advance(script, run, step.id, given, factsIn(form, next, about));
    if (!after.ok) return;
    setFilled(next);
    setTyped('');
    setRan(after.value);
    onSelect(after.value.path.at(-1) ?? step.id);
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
      ) : step.kind === 'verify' ? (
        <VerifyPreview key={step.id} spoken={spoken} onNext={go} />
      ) : (
        step.kind !== 'end' && (
          <>
            {step.kind === 'ask' && <TextField label={t('script.typed')} labelHidden placeholder={t('script.typedPlaceholder')} value={typed} maxLength={300} onChange={({ target }) => setTyped(target.value)} />}
            {step.kind === 'check' ? <Onward label={t('script.confirmed')} onNext={() => go('yes', t('common.yes'))} /> : <Onward onNext={() => go(step.kind === 'ask' ? typed : '', step.kind === 'ask' ? typed : '')} />}
          </>
        )
      )}
      <StepHint step={step} language={language} />
      <ObjectionChips objections={script.objections} language={language} open={run.objection ?? null} onToggle={(id) => object(id === run.objection ? null : id)} />
    </section>
  );
}
