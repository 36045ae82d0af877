import { useEffect, useRef, useState, type ReactNode } from 'react';
import { PURPOSES } from '../../../../shared/domain/consent/consent.ts';
import { DIRECTIONS, type ProjectPlan } from '../../../../shared/domain/project/project-plan.ts';
import { DEFAULT_FORM_ID, WRAP_UP_CHOICES } from '../../../../shared/domain/project/project.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { FormActs } from '../../ui/form-acts.tsx';
import { PillSet } from '../../ui/pill-set.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CallParts } from './call-parts.tsx';
import { Part } from './part.tsx';
import { useProcedurePlaces } from './procedure-places.tsx';
import { keyFrom, problemsOf, type DraftProblem, type ProjectDraft } from './project-draft.ts';
import styles from './projects.module.css';
import { useForms, useScripts } from './use-scripts.ts';
import { ServiceLevelPart } from './service-level-part.tsx';
import { WorkParts } from './work-parts.tsx';

const LANGUAGE_CHOICES = ['all', 'nl', 'en', 'nl-en', 'en-nl'] as const;

/** Everything of one project; saved as a whole, or not at all. */
export function ProjectForm({
  title,
  initial,
  disabled,
  practice = false,
  onDone,
  onCancel,
}: {
  readonly title: string;
  readonly initial: ProjectDraft;
  /** To be seen, not changed. */
  readonly disabled: boolean;
  /** The practice line's: it has no real calls. */
  readonly practice?: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const scripts = useScripts();
  const { forms, outcomes } = useForms();
  const save = useCommand('project.save');
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView?.({ block: 'nearest' }), []);

  const set = (change: Partial<ProjectDraft>): void => setDraft((now) => ({ ...now, ...change }));
  const plan = (change: Partial<ProjectPlan>): void => setDraft((now) => ({ ...now, plan: { ...now.plan, ...change } }));
  const problems = problemsOf(draft);
  const problem = (which: DraftProblem): string | undefined => (tried && problems.includes(which) ? t(`projects.problem.${which}`) : undefined);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (problems.length > 0 || disabled) {
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    const reply = await save.run({ ...draft, name: draft.name.trim() });
    if (reply.ok) onDone();
  };
  const filled = scripts.find(({ id }) => id === draft.scriptId)?.form ?? DEFAULT_FORM_ID;
  const first = draft.formId ?? filled;
  const places = useProcedurePlaces(draft.scriptId, [first, ...draft.plan.forms]);
  const seconds = [...new Set([0, ...WRAP_UP_CHOICES, draft.wrapUpSeconds ?? 0])].toSorted((a, b) => a - b);
  const languages = LANGUAGE_CHOICES.find((choice) => choice === draft.plan.languages.join('-')) ?? 'all';

  return (
    <EscapeForm formRef={form} label={title} className={styles['form']} onSubmit={() => void submit()} onCancel={onCancel}>
      <div className={styles['grid']}>
        <TextField
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be filled in
          autoFocus={!disabled}
          label={t('projects.name')}
          disabled={disabled}
          maxLength={300}
          value={draft.name}
          error={problem('name')}
          onChange={({ target }) => set({ name: target.value, ...(draft.projectId === null && (draft.key === '' || draft.key === keyFrom(draft.name)) ? { key: keyFrom(target.value) } : {}) })}
        />
        <TextField label={t('projects.key')} hint={t('projects.keyHint')} disabled={disabled || practice} maxLength={40} value={draft.key} error={problem('key')} onChange={({ target }) => set({ key: target.value })} />
        <TextField label={t('projects.client')} disabled={disabled} maxLength={300} value={draft.plan.client} onChange={({ target }) => plan({ client: target.value })} />
        <Select
          label={t('projects.purpose')}
          hint={t(`projects.purposeHint.${draft.purpose}`)}
          disabled={disabled}
          value={draft.purpose}
          options={PURPOSES.map((value) => ({ value, label: t(`projects.purposes.${value}`) }))}
          onChange={(purpose) => set({ purpose })}
        />
        <Fieldset disabled={disabled}>
          <Segmented
            label={t('projects.direction')}
            value={draft.plan.direction}
            options={DIRECTIONS.map((value) => ({ value, label: t(`projects.directions.${value}`) }))}
            onChange={(direction) => !disabled && plan({ direction })}
          />
        </Fieldset>
        <Select
          label={t('projects.languages')}
          disabled={disabled}
          value={languages}
          options={LANGUAGE_CHOICES.map((value) => ({ value, label: t(`projects.language.${value}`) }))}
          onChange={(value) => plan({ languages: value === 'all' ? [] : (value.split('-') as ('en' | 'nl')[]) })}
        />
      </div>
      <Part title={t('projects.part.conversation')}>
        <div className={styles['grid']}>
          <Select
            label={t('projects.script')}
            hint={t('projects.scriptHint')}
            disabled={disabled}
            value={draft.scriptId}
            options={scripts.map(({ id, name }) => ({ value: id, label: name[language] }))}
            onChange={(scriptId) => set({ scriptId })}
          />
          <Select
            label={t('projects.wrapUp')}
            hint={t('projects.wrapUpHint')}
            disabled={disabled}
            value={String(draft.wrapUpSeconds ?? 0)}
            options={seconds.map((each) => ({ value: String(each), label: each === 0 ? t('projects.noLimit') : durationLabel(each, t) }))}
            onChange={(value) => set({ wrapUpSeconds: value === '0' ? null : Number(value) })}
          />
          <Select
            label={t('projects.form')}
            hint={t('projects.formHint')}
            disabled={disabled}
            value={draft.formId ?? ''}
            options={[
              { value: '', label: t('projects.formOfScript', { name: forms.find(({ id }) => id === filled)?.name[language] ?? '' }) },
              ...forms.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            onChange={(formId) => set({ formId: formId === '' ? null : formId })}
          />
          <Select
            label={t('projects.outcomes')}
            hint={t('projects.outcomesHint')}
            disabled={disabled}
            value={draft.outcomesId ?? ''}
            options={[{ value: '', label: t('projects.outcomesOfForm') }, ...outcomes.map(({ id, name }) => ({ value: id, label: name[language] }))]}
            onChange={(outcomesId) => set({ outcomesId: outcomesId === '' ? null : outcomesId })}
          />
        </div>
        <PillSet
          label={t('projects.furtherForms')}
          hint={t('projects.furtherFormsHint')}
          disabled={disabled}
          options={forms.filter(({ id }) => id !== first).map(({ id, name }) => ({ value: id, label: name[language] }))}
          values={draft.plan.forms}
          onChange={(chosen) => plan({ forms: chosen })}
        />
      </Part>
      {!practice && <CallParts plan={draft.plan} disabled={disabled} problem={problem} onChange={plan} />}
      {!practice && <ServiceLevelPart plan={draft.plan} disabled={disabled} problem={problem} onChange={plan} />}
      <WorkParts plan={draft.plan} places={places} disabled={disabled} problem={problem} onChange={plan} />
      <ErrorAlert error={save.error} />
      <FormActs disabled={disabled} pending={save.pending} onCancel={onCancel}>
        {tried && problems.length > 0 && <span className={styles['bad']}>{t('projects.lookAgain')}</span>}
      </FormActs>
    </EscapeForm>
  );
}

function Fieldset({ disabled, children }: { readonly disabled: boolean; readonly children: ReactNode }) {
  return <div inert={disabled}>{children}</div>;
}

function durationLabel(seconds: number, t: ReturnType<typeof useTranslation>['t']): string {
  return seconds < 60 || seconds % 60 !== 0 ? t('projects.seconds', { count: seconds }) : t('projects.minutes', { count: seconds / 60 });
}
