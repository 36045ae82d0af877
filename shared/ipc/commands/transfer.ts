import { z } from 'zod';
import { accountId, callId, line } from '../schemas.ts';

const target = z.object({ address: line.min(1), name: line });
/** One line for the one who takes over. */
const note = z.string().max(200);
const oneCall = z.object({ callId });
const handOver = z.object({ callId, target, note });
/** `accountId`: the account to call the target with; the customer's unless given. */
const callFirst = handOver.extend({ accountId: accountId.optional() });

/** Handing a customer over; `callId` is always the customer's call. */
export const transferCommands = {
  /** Connects both as soon as the target answers; the customer waits on hold until then. */
  'transfer.start': { input: callFirst, output: z.void() },
  /** Asks the exchange to connect both (REFER): the target is called by nobody of us. */
  'transfer.blind': { input: handOver, output: z.void() },
  /** Calls the target first; the agent talks, and completes or goes back. */
  'transfer.consult': { input: callFirst, output: z.void() },
  /** At once, or at the answer of a target that still rings. */
  'transfer.complete': { input: oneCall, output: z.void() },
  'transfer.takeBack': { input: oneCall, output: z.void() },
  /** Takes away what is said about a transfer that failed. */
  'transfer.acknowledge': { input: oneCall, output: z.void() },
} as const;
