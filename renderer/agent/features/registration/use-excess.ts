import { mandateOf } from '../../../../shared/domain/project/project-plan.ts';
import type { FormField } from '../../../../shared/domain/registration/form.ts';
import { excessIn, type Excess } from '../../../../shared/domain/registration/mandate.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import { useAppState } from '../../bridge/hooks.ts';

/** What in a field goes beyond what the person at the desk may give on their own; null when nothing does. */
export function useExcess({ projectId }: InteractionView, field: FormField, value: string): Excess | null {
  const agent = useAppState(({ session }) => session.agent);
  const project = useAppState((state) => projectOf(state, projectId));
  return agent === null || project === null ? null : excessIn(field, value, mandateOf(project.plan, agent));
}
