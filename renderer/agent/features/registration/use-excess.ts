import { articleKey, type ArticleFound } from '../../../../shared/domain/article/article.ts';
import { mandateOf } from '../../../../shared/domain/project/project-plan.ts';
import type { FormField } from '../../../../shared/domain/registration/form.ts';
import { excessIn, type Excess } from '../../../../shared/domain/registration/mandate.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import { useAppState } from '../../bridge/hooks.ts';

/**
 * What in a field goes beyond what the person at the desk may give on their own; null when nothing does.
 * @param catalogue what the catalogue says of the order codes in the field: a lower price is a discount too
 */
export function useExcess({ projectId }: InteractionView, field: FormField, value: string, catalogue: ReadonlyMap<string, ArticleFound>): Excess | null {
  const agent = useAppState(({ session }) => session.agent);
  const project = useAppState((state) => projectOf(state, projectId));
  return agent === null || project === null ? null : excessIn(field, value, mandateOf(project.plan, agent), (code) => catalogue.get(articleKey(code))?.price?.amount ?? null);
}
