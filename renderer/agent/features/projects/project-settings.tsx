import { DEFAULT_FORM_ID, WRAP_UP_CHOICES, type Project } from '../../../../shared/domain/project/project.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './projects.module.css';
import { useForms, useScripts } from './use-scripts.ts';

/** What is set for each project. Supervisors and administrators change it, everybody may see it. */
export function ProjectSettings() {
  const { t } = useTranslation();
  const projects = useAppState((state) => state.projects);
  const current = useAppState((state) => state.project);
  const mayChange = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const language = useAppState(({ settings }) => settings.language);
  const scripts = useScripts();
  const { forms, outcomes } = useForms();
  const formOfScript = ({ scriptId }: Project) => {
    const filled = scripts.find(({ id }) => id === scriptId)?.form ?? DEFAULT_FORM_ID;
    return forms.find(({ id }) => id === filled);
  };
  const change = useCommand('project.change');
  // On the practice line its own project comes with the others.
  const shown = current === null || projects.some(({ id }) => id === current.id) ? projects : [current, ...projects];
  return (
    <div className={styles['page']}>
      {!mayChange && <InlineAlert severity="info">{t('projects.onlySupervisors')}</InlineAlert>}
      {shown.map((project) => (
        <section key={project.id} className={styles['project']} aria-labelledby={`project-${project.id}`}>
          <h3 id={`project-${project.id}`}>{project.name}</h3>
          <Select
            className={styles['narrow']}
            label={t('projects.script')}
            hint={t('projects.scriptHint')}
            disabled={!mayChange || change.pending}
            value={project.scriptId}
            options={scripts.map(({ id, name }) => ({ value: id, label: name[language] }))}
            onChange={(scriptId) => void change.run({ projectId: project.id, scriptId })}
          />
          <Select
            className={styles['narrow']}
            label={t('projects.form')}
            hint={t('projects.formHint')}
            disabled={!mayChange || change.pending}
            value={project.formId ?? ''}
            options={[
              { value: '', label: t('projects.formOfScript', { name: formOfScript(project)?.name[language] ?? '' }) },
              ...forms.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            onChange={(formId) => void change.run({ projectId: project.id, formId: formId === '' ? null : formId })}
          />
          <Select
            className={styles['narrow']}
            label={t('projects.outcomes')}
            hint={t('projects.outcomesHint')}
            disabled={!mayChange || change.pending}
            value={project.outcomesId ?? ''}
            options={[{ value: '', label: t('projects.outcomesOfForm') }, ...outcomes.map(({ id, name }) => ({ value: id, label: name[language] }))]}
            onChange={(outcomesId) => void change.run({ projectId: project.id, outcomesId: outcomesId === '' ? null : outcomesId })}
          />
          <Select
            className={styles['narrow']}
            label={t('projects.wrapUp')}
            hint={t('projects.wrapUpHint')}
            disabled={!mayChange || change.pending}
            value={valueOf(project)}
            options={optionsOf(project).map((seconds) => ({
              value: String(seconds),
              label: seconds === 0 ? t('projects.noLimit') : labelOf(seconds, t),
            }))}
            onChange={(value) =>
              void change.run({ projectId: project.id, wrapUpSeconds: value === '0' ? null : Number(value) })
            }
          />
        </section>
      ))}
      <ErrorAlert error={change.error} onDismiss={change.clear} />
    </div>
  );
}

function valueOf({ wrapUpSeconds }: Project): string {
  return String(wrapUpSeconds ?? 0);
}

/** The usual ones, and the one that a provisioning file has set. */
function optionsOf({ wrapUpSeconds }: Project): readonly number[] {
  return [...new Set([0, ...WRAP_UP_CHOICES, wrapUpSeconds ?? 0])].toSorted((a, b) => a - b);
}

function labelOf(seconds: number, t: ReturnType<typeof useTranslation>['t']): string {
  return seconds < 60 || seconds % 60 !== 0
    ? t('projects.seconds', { count: seconds })
    : t('projects.minutes', { count: seconds / 60 });
}
