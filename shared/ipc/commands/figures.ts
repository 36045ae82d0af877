import { z } from 'zod';
import { CALL_SETS } from '../../domain/figures/figures.ts';
import type { OpenedFigures, TeamFile } from '../../domain/figures/figures-file.ts';
import { SPANS } from '../../domain/figures/period.ts';
import type { TeamMean } from '../../domain/figures/team-mean.ts';
import type { CallBehind, Report } from '../../domain/figures/report.ts';
import { agentId, line, projectId } from '../schemas.ts';

const whose = z.union([z.literal('team'), agentId]);
const instant = z.number().int().min(0).max(8.64e15);
const cell = z.union([z.string().max(500), z.number()]);

export const figuresCommands = {
  /** The day, week, month or year that `at` lies in, so many steps on or back. Of others only for those who lead, where the rules say so. Errors: `not-allowed`. */
  'figures.report': {
    input: z.object({ whose, projectId: projectId.nullable(), span: z.enum(SPANS), at: instant, steps: z.number().int().min(-1_000).max(1_000) }),
    output: z.custom<Report>(),
  },
  /** The calls that a figure is made of, the latest first. Errors: `not-allowed`. */
  'figures.calls': {
    input: z.object({ whose, projectId: projectId.nullable(), set: z.enum(CALL_SETS), from: instant, to: instant }),
    output: z.custom<{ readonly calls: readonly CallBehind[]; readonly total: number }>(),
  },
  /** Writes tables to a file that is asked for: for a spreadsheet, with formulas made harmless, or as pages. False when no place was chosen. Errors: `file-not-written`. */
  'figures.save': {
    input: z.object({
      as: z.enum(['csv', 'pdf']),
      title: line.trim().min(1),
      tables: z.array(z.object({ title: line, rows: z.array(z.array(cell).max(60).readonly()).max(400).readonly() })).max(12).readonly(),
    }),
    output: z.boolean(),
  },
  /** Writes the own sums of a period to a signed file for who leads the team; false when no place was chosen. Errors: `file-not-written`. */
  'figures.saveFile': { input: z.object({ projectId: projectId.nullable(), span: z.enum(SPANS), at: instant, steps: z.number().int().min(-1_000).max(0) }), output: z.boolean() },
  /** The files of the team that were opened here, in no order. */
  'figures.teamFiles': { input: z.object({}), output: z.custom<readonly TeamFile[]>() },
  /** Lets files of the team be chosen, keeps those that hold, and tells of each what became of it; none when nothing was chosen. */
  'figures.openTeamFiles': { input: z.object({}), output: z.custom<readonly OpenedFigures[]>() },
  /** What the team did together in a period, from a file or of everybody who works here where the rules show figures of others; null where they are too few, or where nothing is on record. */
  'figures.teamMean': { input: z.object({ projectId: projectId.nullable(), span: z.enum(SPANS), at: instant, steps: z.number().int().min(-1_000).max(1_000) }), output: z.custom<TeamMean | null>() },
  /** Writes what the people of a table did together to a signed file for them; false when no place was chosen. Errors: `not-found` (too few people for a mean), `file-not-written`. */
  'figures.saveMean': { input: z.object({ project: line.nullable(), span: z.enum(SPANS), from: z.string().max(10) }), output: z.boolean() },
  /** Lets a file with the mean of the team be chosen, to be seen beside one's own figures; tells what became of it. */
  'figures.openMean': { input: z.object({}), output: z.custom<readonly OpenedFigures[]>() },
  /** Deletes a file of the team from here. Errors: `not-found`. */
  'figures.removeTeamFile': { input: z.object({ id: z.string().uuid() }), output: z.void() },
} as const;
