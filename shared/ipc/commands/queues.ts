import { z } from 'zod';
import type { QueueFilePlan, QueueImport } from '../../domain/acd/queue-import.ts';
import type { PbxLink } from '../../domain/acd/queue-live.ts';
import { QUEUE_COLUMNS, type QueueMapping } from '../../domain/acd/queue-table.ts';
import { VISIT_SETS, type QueueReport, type VisitBehind } from '../../domain/acd/service-level.ts';
import { SPANS } from '../../domain/figures/period.ts';
import { projectId } from '../schemas.ts';

const instant = z.number().int().min(0).max(8.64e15);
const nothing = z.object({});
const mapping = z.object({
  columns: z.array(z.enum(QUEUE_COLUMNS).nullable()).max(200).readonly(),
  minutes: z.number().int().min(1).max(1_440),
  withinSeconds: z.number().int().min(0).max(3_600),
  queue: z.string().max(200),
}) satisfies z.ZodType<QueueMapping>;
/** A host name or an address, without anything that would be another part of an address. */
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/u);
const link = z.strictObject({
  host,
  port: z.number().int().min(1).max(65_535),
  tls: z.boolean(),
  user: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\r\n]+$/u),
  tellListening: z.boolean(),
}) satisfies z.ZodType<PbxLink>;
const secret = z.string().min(1).max(500).nullable();
const linkShown = z.custom<{
  readonly link: PbxLink | null;
  readonly hasSecret: boolean;
  readonly secretInMemoryOnly: boolean;
}>();

/** The queues of the PBX: service level and what belongs to it, and where that comes from (`AppState.queueLive`, `AppState.queueFile`). */
export const queuesCommands = {
  /** The day, week, month or year that `at` lies in, so many steps on or back; of all queues without a project. */
  'queues.report': {
    input: z.object({
      projectId: projectId.nullable(),
      span: z.enum(SPANS),
      at: instant,
      steps: z.number().int().min(-1_000).max(1_000),
    }),
    output: z.custom<QueueReport>(),
  },
  /** The callers that a figure is made of, the latest first. Who answered is told only to those who may see the figures of others. */
  'queues.visits': {
    input: z.object({ projectId: projectId.nullable(), set: z.enum(VISIT_SETS), from: instant, to: instant }),
    output: z.custom<{ readonly visits: readonly VisitBehind[]; readonly total: number }>(),
  },
  'queues.imports': { input: nothing, output: z.custom<readonly QueueImport[]>() },
  /** Asks for a file and reads it; null when none was chosen, or it cannot be read (`AppState.queueFile`). */
  'queues.openFile': { input: nothing, output: z.custom<QueueFilePlan | null>() },
  /** What the columns of the file hold. Errors: `not-found`, `bad-request`. */
  'queues.mapFile': { input: mapping, output: z.custom<QueueFilePlan | null>() },
  'queues.takeFile': { input: nothing, output: z.void() },
  /** Lets go of the file; what is being taken over is taken back. */
  'queues.leaveFile': { input: nothing, output: z.void() },
  'queues.takeBack': { input: z.object({ importId: z.string().uuid() }), output: z.void() },
  'queues.link': { input: nothing, output: linkShown },
  /** Null takes the connection away; a secret of null keeps the one that is known. */
  'queues.setLink': { input: z.object({ link: link.nullable(), secret }), output: linkShown },
  /** Logs in and goes. Error `pbx-link`, its `problem` says why. */
  'queues.testLink': { input: z.object({ link, secret }), output: z.object({ queues: z.number().int() }) },
} as const;
