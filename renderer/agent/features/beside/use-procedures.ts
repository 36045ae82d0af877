import type { Procedure } from '../../../../shared/domain/project/project-plan.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';

const NONE: readonly Procedure[] = [];

/** The procedures of a conversation's project; without a conversation those of the project that is worked for. */
export function useProcedures(projectId: ProjectId | undefined): readonly Procedure[] {
  return useAppState((state) => projectOf(state, projectId)?.plan.procedures ?? NONE);
}
