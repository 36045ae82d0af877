import { ArrowLeft, Languages } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { againstDirection, NO_PLAN } from '../../../../shared/domain/project/project-plan.ts';
import { stepSince } from '../../../../shared/domain/interaction/step-time.ts';
import { openHints } from '../../../../shared/domain/registration/sell-hints.ts';
import { currentStep, followers, isBeyondOpening, openParts, progress } from '../../../../shared/domain/script/script-engine.ts';
import { languagesOf } from '../../../../shared/domain/script/spoken-language.ts';
import type { Script, ScriptStep } from '../../../../shared/domain/script/script.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useShallow } from 'zustand/react/shallow';
import { useCallOf } from '../../bridge/focused-interaction.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { useSpokenLanguage } from '../../bridge/use-spoken-language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { ChecklistBar } from '../checklist/index.ts';
import { AllProcedures, StepProcedures } from '../beside/procedure-links.tsx';
import { useDrafts, useForm, useFormAbout } from '../registration/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { AskAnswer } from './ask-answer.tsx';
import { ObjectionChips } from './objection-chips.tsx';
import { Onward } from './onward.tsx';
import { PhaseBar } from './phase-bar.tsx';
import styles from './script.module.css';
import { SellHintLine } from './sell-hint-line.tsx';
import { spokenAnswers, spokenValues } from './spoken-values.ts';
import { StepCard, StepHint } from './step-card.tsx';
import { StepClock } from './step-clock.tsx';
import { StepList } from './step-list.tsx';
import { dropTyping, holdTyping } from './type-ahead.ts';
import { VerifyAnswer } from './verify-answer.tsx';

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
  const object = useCommand('script.objection');
  const speak = useCommand('script.speak');
  const hint = useCommand('script.hint');
  const { id: interactionId, script: run } = interaction;
  const { language } = context.settings;
  const form = useForm(interaction.form);
  const about = useFormAbout(interaction);
  const step = currentStep(script, run);
  const state = progress(script, run);
  const pane = useRef<HTMLDivElement>(null);
  const rebuttal = script.objections.find(({ id }) => id === run.objection) ?? null;
  const canGoBack = run.path.length > 1 || rebuttal !== null;
  useShortcut('script-back', () => void back.run({ interactionId }), canGoBack);
  // After an error there is no next step.
  useEffect(() => {
    if (answer.error !== null) dropTyping();
  }, [answer.error]);
  useEffect(() => dropTyping, []);

  const spoken = useSpokenLanguage(interaction);
  const plan = context.project?.plan ?? NO_PLAN;
  const other = languagesOf(plan).find((each) => each !== spoken);
  const change = (): void => void (other !== undefined && speak.run({ interactionId, language: other }));
  useShortcut('script-language', change, other !== undefined);

  if (step === null || state === null) return null;
  const values = spokenValues(interaction, context, now, spoken);
  const answers = spokenAnswers(script, form, interaction, spoken);
  // Nobody is there any more to be asked.
  const [offer] = form === null || interaction.state !== 'open' ? [] : openHints(script, run, form, interaction.values, about);
  const open = interaction.direction === 'out' ? openParts(script, run) : [];
  const closed = (stepId: string): boolean => open.length > 0 && isBeyondOpening(script, stepId);
  const why = t('script.openingFirst', { parts: open.map((part) => t(`script.opening.${part}`)).join(', ') });
  const raise = (objectionId: string | null): void => void object.run({ interactionId, objectionId });
  const give = (value: string, text: string): void => {
    // What was typed goes first; the order on the way to main is kept.
    void drafts.flush();
    if (pane.current !== null) holdTyping(pane.current);
    void answer.run({ interactionId, stepId: step.id, value, text });
  };
  const goTo = (stepId: string): void => void jump.run({ interactionId, stepId });
  const error = answer.error ?? jump.error ?? back.error ?? object.error ?? speak.error ?? hint.error;

  return (
    <div ref={pane} className={styles['pane']}>
      <PaneHeader title={t('script.region')} detail={script.name[language]}>
        <span className={styles['where']}>
          {againstDirection(plan, interaction) && <Tag tone="neutral">{t(`script.against.${interaction.direction}`)}</Tag>}
          {spoken !== language && (
            <button type="button" className={styles['speaks']} title={`${t('script.speakTip')} ${keysOf('script-language')}`} onClick={change}>
              <Languages size={13} aria-hidden="true" />
              {t(`script.speaks.${spoken}`)}
            </button>
          )}
          {interaction.state === 'handling' && <Tag tone="warn">{t('script.callOver')}</Tag>}
          {t('script.step', { number: state.stepNumber, total: state.total })}
          {call?.phase === 'connected' && (
            <>
              {' · '}
              <StepClock call={call} since={stepSince(interaction)} maxSilenceMs={step.maxSilenceMs ?? null} />
            </>
          )}
        </span>
      </PaneHeader>
      <PhaseBar progress={state} />
      <div className={styles['body']}>
        <StepCard step={step} rebuttal={rebuttal} values={values} answers={answers} language={language} spoken={spoken} onBack={() => raise(null)} />
        <StepAnswer
          key={`${step.id}-${String(run.path.length)}`}
          step={step}
          interaction={interaction}
          language={language}
          onAnswer={give}
        />
        {rebuttal === null && <StepHint step={step} language={language} />}
        <StepProcedures interaction={interaction} stepId={step.id} />
        <ErrorAlert error={error} />
      </div>
      {offer !== undefined && (
        <SellHintLine
          key={offer.id}
          interactionId={interactionId}
          hint={offer}
          spoken={spoken}
          values={values}
          answers={answers}
          onAnswer={(accepted) => {
            void drafts.flush();
            void hint.run({ interactionId, hintId: offer.id, accepted });
          }}
        />
      )}
      <div className={styles['foot']}>
        <ChecklistBar interaction={interaction} script={script} closing={step.kind === 'end' || state.phase === 'close' || interaction.endedAt !== null} />
        <ObjectionChips
          objections={script.objections}
          language={language}
          open={rebuttal?.id ?? null}
          onToggle={(id) => raise(id === rebuttal?.id ? null : id)}
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
          <StepList script={script} run={run} language={language} closed={closed} why={why} onJump={goTo} />
          {(step.kind === 'ask' || step.kind === 'choice') && (
            <Button size="s" variant="quiet" title={closed(followers(step)[0] ?? '') ? why : t('script.skipTip')} disabled={closed(followers(step)[0] ?? '')} onClick={() => skip(step, goTo)}>
              {t('script.skip')}
            </Button>
          )}
          <AllProcedures interaction={interaction} />
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
    case 'verify':
      return <VerifyAnswer interaction={interaction} onAnswer={onAnswer} />;
    case 'say':
    case 'offer':
    case 'info':
      return <Onward onNext={() => onAnswer('', '')} />;
    case 'end':
      return <p className={styles['last']}>{t('script.lastStep')}</p>;
  }
}
