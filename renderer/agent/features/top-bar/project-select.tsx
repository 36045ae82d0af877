import { mayWorkFor } from '../../../../shared/domain/project/project-plan.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Select } from '../../ui/select.tsx';
import styles from './top-bar.module.css';

/** The project the agent works for (F30): whose account calls, and what new calls and registrations belong to. Only where there is a choice. */
export function ProjectSelect() {
  const { t } = useTranslation();
  const projects = useAppState((state) => state.projects);
  const project = useAppState((state) => state.project);
  const practice = useAppState(({ account }) => account.kind === 'practice');
  const choose = useCommand('project.choose');
  const agent = useAppState(({ session }) => session.agent);
  const own = projects.filter((one) => agent === null || mayWorkFor(one, agent));
  if (practice || own.length < 2) return null;
  return (
    <Select
      className={styles['project']}
      label={t('topBar.project')}
      labelHidden
      options={own.map(({ id, name }) => ({ value: id, label: name }))}
      value={project?.id ?? null}
      onChange={(projectId) => void choose.run({ projectId })}
    />
  );
}
