import { ArrowLeft, Lightbulb } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { stepSince } from '../../../../shared/domain/interaction/step-time.ts';
import { currentStep, followers, progress } from '../../../../shared/domain/script/script-engine.ts';
import type { Script, ScriptStep } from '../../../../shared/domain/script/script.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useShallow } from 'zustand/react/shallow';
import { useCallOf } from '../../bridge/focused-interaction.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { useDrafts, useForm } from '../registration/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { AskAnswer } from './ask-answer.tsx';
import { ObjectionChips } from './objection-chips.tsx';
import { PhaseBar } from './phase-bar.tsx';
import styles from './script.module.css';
import { SpokenText } from './spoken-text.tsx';
import { spokenAnswers, spokenValues } from './spoken-values.ts';
import { StepClock } from './step-clock.tsx';
import { StepList } from './step-list.tsx';
import { dropTyping, holdTyping } from './type-ahead.ts';

const MINUTE_MS = 60_000;

/** One step of the script: what to say, how to go on, and what else may come up. Where the conversation stands is kept in main. */
export function ScriptView({
  interaction,
  script,
}: {
  readonly interaction: InteractionView;
  readonly script: Script;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const context = useAppState(useShallow((all) => ({ session: all.session, project: projectOf(all, interaction.projectId), settings: all.settings })));
  const now = useNow(MINUTE_MS);
  const call = useCallOf(interaction);
  const drafts = useDrafts();
  const answer = useCommand('script.answer');
  const jump = useCommand('script.jump');
  const back = useCommand('script.back');
  const { id: interactionId, script: run } = interaction;
  const { language } = context.settings;
  const form = useForm(interaction.form);
  const step = currentStep(script, run);
  const state = progress(script, run);
  const pane = useRef<HTMLDivElement>(null);
  const [objection, setObjection] = useState<{ readonly id: string; readonly at: number } | null>(null);
  // A step on brings the script back on screen.
  const open = objection !== null && objection.at === run.path.length ? objection.id : null;
  const rebuttal = script.objections.find(({ id }) => id === open);
  const canGoBack = run.path.length > 1;
  useShortcut('script-back', () => void back.run({ interactionId }), canGoBack);
  // After an error there is no next step.
  useEffect(() => {
    if (answer.error !== null) dropTyping();
  }, [answer.error]);
  useEffect(() => dropTyping, []);

  if (step === null || state === null) return null;
  const values = spokenValues(interaction, context, now);
  const answers = spokenAnswers(script, form, interaction, language);
  const give = (value: string, text: string): void => {
    // What was typed goes first; the order on the way to main is kept.
    void drafts.flush();
    if (pane.current !== null) holdTyping(pane.current);
    void answer.run({ interactionId, stepId: step.id, value, text });
  };
  const goTo = (stepId: string): void => void jump.run({ interactionId, stepId });
  const connected = call?.phase === 'connected';
  const error = answer.error ?? jump.error ?? back.error;

  return (
    <div ref={pane} className={styles['pane']}>
      <PaneHeader title={t('script.region')} detail={script.name[language]}>
        <span className={styles['where']}>
          {interaction.state === 'handling' && <Tag tone="warn">{t('script.callOver')}</Tag>}
          {t('script.step', { number: state.stepNumber, total: state.total })}
          {connected && (
            <>
              {' · '}
              <StepClock since={stepSince(interaction)} />
            </>
          )}
        </span>
      </PaneHeader>
      <PhaseBar progress={state} />
      <div className={styles['body']}>
        <article className={styles['card']} aria-live="polite">
          <div className={styles['card-head']}>
            <span className={styles['kind']}>
              {rebuttal === undefined ? t(`script.kind.${step.kind}`) : rebuttal.label[language]}
            </span>
            {rebuttal === undefined ? (
              <h3 className={styles['step-title']}>{step.title[language]}</h3>
            ) : (
              <Button size="s" icon={<ArrowLeft aria-hidden="true" />} onClick={() => setObjection(null)}>
                {t('script.backToScript')}
              </Button>
            )}
          </div>
          <SpokenText text={(rebuttal?.reply ?? step.text)[language]} values={values} answers={answers} />
        </article>
        <StepAnswer
          key={`${step.id}-${String(run.path.length)}`}
          step={step}
          interaction={interaction}
          language={language}
          onAnswer={give}
        />
        {step.hint !== undefined && rebuttal === undefined && (
          <p className={styles['hint']}>
            <Lightbulb size={15} aria-hidden="true" />
            <span>{step.hint[language]}</span>
          </p>
        )}
        <ErrorAlert error={error} />
      </div>
      <div className={styles['foot']}>
        <ObjectionChips
          objections={script.objections}
          language={language}
          open={open}
          onToggle={(id) => setObjection(id === open ? null : { id, at: run.path.length })}
        />
        <div className={styles['nav']}>
          <Button
            size="s"
            icon={<ArrowLeft aria-hidden="true" />}
            shortcut={keysOf('script-back')}
            disabled={!canGoBack}
            onClick={() => void back.run({ interactionId })}
          >
            {t('script.back')}
          </Button>
          <StepList script={script} run={run} language={language} onJump={goTo} />
          {(step.kind === 'ask' || step.kind === 'choice') && (
            <Button size="s" variant="quiet" title={t('script.skipTip')} onClick={() => skip(step, goTo)}>
              {t('script.skip')}
            </Button>
          )}
          {interaction.state === 'open' && interaction.answeredAt === null && interaction.direction === 'in' && (
            <span className={styles['aside']}>{t('script.notAnswered')}</span>
          )}
        </div>
      </div>
    </div>
  );
}

function skip(step: ScriptStep, goTo: (stepId: string) => void): void {
  const [next] = followers(step);
  if (next !== undefined) goTo(next);
}

/** How the conversation goes on from here, by the kind of the step. */
function StepAnswer({
  step,
  interaction,
  language,
  onAnswer,
}: {
  readonly step: ScriptStep;
  readonly interaction: InteractionView;
  readonly language: 'en' | 'nl';
  readonly onAnswer: (value: string, text: string) => void;
}) {
  const { t } = useTranslation();
  // The field of an asking step takes what was typed before it came up.
  useEffect(() => {
    if (step.kind !== 'ask') dropTyping();
  }, [step.kind]);
  switch (step.kind) {
    case 'choice':
      return (
        <AnswerButtons
          answers={step.answers ?? []}
          language={language}
          chosen={interaction.script.answers[step.id]?.value ?? null}
          onChoose={({ value, label }) => onAnswer(value, label[language])}
        />
      );
    case 'ask':
      return <AskAnswer interaction={interaction} step={step} onAnswer={(text) => onAnswer(text, text)} />;
    case 'check':
      return <Onward label={t('script.confirmed')} onNext={() => onAnswer('yes', t('common.yes'))} />;
    case 'say':
    case 'info':
      return <Onward onNext={() => onAnswer('', '')} />;
    case 'end':
      return <p className={styles['last']}>{t('script.lastStep')}</p>;
  }
}

function Onward({ label, onNext }: { readonly label?: string; readonly onNext: () => void }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  useShortcut('script-next', onNext);
  return (
    <div className={styles['onward']}>
      {label !== undefined && <span className={styles['onward-label']}>{label}</span>}
      <Button variant="primary" size="l" shortcut={keysOf('script-next')} onClick={onNext}>
        {t('script.next')}
      </Button>
    </div>
  );
}
