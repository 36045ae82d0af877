import type { z } from 'zod';
import { accessCommands } from './commands/access.ts';
import { agentCommands } from './commands/agent.ts';
import { agreementCommands, callbackCommands } from './commands/agreement.ts';
import { articleCommands } from './commands/article.ts';
import { barCommands } from './commands/bar.ts';
import { bulkCommands } from './commands/bulk.ts';
import { callCommands } from './commands/call.ts';
import { callListCommands } from './commands/call-list.ts';
import { coachingCommands } from './commands/coaching.ts';
import { contactCommands } from './commands/contact.ts';
import { draftCommands } from './commands/draft.ts';
import { contactFileCommands } from './commands/contact-file.ts';
import { customersCommands } from './commands/customers.ts';
import { customerCommands } from './commands/customer.ts';
import { figuresCommands } from './commands/figures.ts';
import { formCommands } from './commands/form.ts';
import { improvementCommands } from './commands/improvement.ts';
import { dispatchCommands } from './commands/dispatch.ts';
import { plannerCommands } from './commands/planner.ts';
import { knowledgeCommands } from './commands/knowledge.ts';
import { directoryCommands } from './commands/directory.ts';
import { duplicateCommands } from './commands/duplicate.ts';
import { organisationCommands } from './commands/organisation.ts';
import { projectCommands } from './commands/project.ts';
import { talkCommands } from './commands/talk.ts';
import { diagnosisCommands } from './commands/diagnosis.ts';
import { handOverCommands } from './commands/hand-over.ts';
import { headsetCommands } from './commands/headset.ts';
import { queuesCommands } from './commands/queues.ts';
import { quoteCommands } from './commands/quote.ts';
import { recordingCommands } from './commands/recording.ts';
import { doNotCallCommands, guardCommands } from './commands/guard.ts';
import { featureCommands } from './commands/feature.ts';
import { registrationCommands } from './commands/registration.ts';
import { scriptCommands } from './commands/script.ts';
import { scriptsCommands } from './commands/scripts.ts';
import { verificationCommands } from './commands/verification.ts';
import { settingsCommands } from './commands/settings.ts';
import { systemCommands } from './commands/system.ts';
import { timelineCommands } from './commands/timeline.ts';
import { transferCommands } from './commands/transfer.ts';

/** THE contract between agent window and main: every command with the schemas of its input and output. */
export const commands = {
  ...accessCommands,
  ...agentCommands,
  ...agreementCommands,
  ...callbackCommands,
  ...articleCommands,
  ...barCommands,
  ...bulkCommands,
  ...callCommands,
  ...callListCommands,
  ...coachingCommands,
  ...contactCommands,
  ...contactFileCommands,
  ...customersCommands,
  ...customerCommands,
  ...directoryCommands,
  ...dispatchCommands,
  ...doNotCallCommands,
  ...draftCommands,
  ...duplicateCommands,
  ...figuresCommands,
  ...improvementCommands,
  ...knowledgeCommands,
  ...organisationCommands,
  ...plannerCommands,
  ...projectCommands,
  ...diagnosisCommands,
  ...talkCommands,
  ...handOverCommands,
  ...headsetCommands,
  ...queuesCommands,
  ...quoteCommands,
  ...recordingCommands,
  ...featureCommands,
  ...guardCommands,
  ...formCommands,
  ...registrationCommands,
  ...scriptCommands,
  ...scriptsCommands,
  ...verificationCommands,
  ...settingsCommands,
  ...systemCommands,
  ...timelineCommands,
  ...transferCommands,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
/** What main gets after validation. */
export type Input<Name extends CommandName> = z.output<Commands[Name]['input']>;
export type Output<Name extends CommandName> = z.output<Commands[Name]['output']>;
