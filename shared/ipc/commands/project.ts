import { z } from 'zod';
import type { DefinitionFault } from '../../domain/definition/definition-fault.ts';
import { PURPOSES } from '../../domain/consent/consent.ts';
import type { Project } from '../../domain/project/project.ts';
import type { ProjectId } from '../../lib/brand.ts';
import { projectKey, projectPlan, projectSettings } from '../definitions/project-schema.ts';
import { projectId } from '../schemas.ts';

/**
 * What became of a project file. `exists`: a project with its key is there, and somebody has to say what is meant. `fields`: it needs fields of
 * the customer file that are not here, by name, and whoever imports it may not add them; nothing was kept. Of an imported one: those that were added.
 */
export type ProjectImport =
  | { readonly state: 'none' }
  | { readonly state: 'refused'; readonly file: string; readonly fault: DefinitionFault }
  | { readonly state: 'exists'; readonly name: string }
  | { readonly state: 'fields'; readonly name: string; readonly fields: readonly string[] }
  | { readonly state: 'imported'; readonly projectId: ProjectId; readonly name: string; readonly fields: readonly string[] };

export const projectCommands = {
  /** Works for another project from now on: its account calls, and new calls and registrations belong to it. */
  'project.choose': { input: z.object({ projectId }), output: z.void() },
  /**
   * Changes what is given: seconds to complete a registration after a call (null is no limit), the script of its conversations, and their form and
   * outcomes (null: those of the script, those of the form).
   */
  'project.change': {
    input: z.object({
      projectId,
      wrapUpSeconds: projectSettings.wrapUpSeconds.optional(),
      scriptId: projectSettings.scriptId.optional(),
      formId: projectSettings.formId.optional(),
      outcomesId: projectSettings.outcomesId.optional(),
    }),
    output: z.void(),
  },
  /** Every project, those that are put away too; the practice line's last. */
  'project.list': { input: z.object({}), output: z.custom<readonly Project[]>() },
  /** Writes a project as a whole; without id a new one. */
  'project.save': {
    input: z.object({
      projectId: projectId.nullable(),
      key: projectKey,
      name: z.string().trim().min(1).max(300),
      purpose: z.enum(PURPOSES),
      ...projectSettings,
      plan: projectPlan,
    }),
    output: z.custom<Project>(),
  },
  /** Puts a project away, or takes it up again; what was done for it stays. */
  'project.setActive': { input: z.object({ projectId, active: z.boolean() }), output: z.void() },
  /** Writes it with its forms and outcomes to one file; false when no place was chosen. */
  'project.export': { input: z.object({ projectId }), output: z.boolean() },
  'project.import': { input: z.object({}), output: z.custom<ProjectImport>() },
  /** Says what is meant with a file whose project is there. */
  'project.finishImport': { input: z.object({ as: z.enum(['replacement', 'new']) }), output: z.custom<ProjectImport>() },
} as const;
