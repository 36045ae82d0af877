import { z } from 'zod';
import { callId, contactId, line } from '../schemas.ts';

const onOff = z.object({ callId, on: z.boolean() });
const oneCall = z.object({ callId });

/** Commands on calls. An `ok` says that the command was accepted; what becomes of it is told by state events. */
export const callCommands = {
  'call.dial': {
    input: z.object({
      target: line.min(1),
      contactId: contactId.nullable(),
      /** The agent pressed Call with the number before the eyes: only so does an emergency number go out. Default false. */
      byHand: z.boolean().optional(),
    }),
    output: z.object({ callId }),
  },
  /** By hand, from the lock screen or while nobody is logged in too. */
  'call.emergency': { input: z.object({ number: line.min(1) }), output: z.object({ callId }) },
  'call.redial': { input: z.object({}), output: z.object({ callId }) },
  'call.answer': { input: oneCall, output: z.void() },
  'call.decline': { input: oneCall, output: z.void() },
  /** `whole`: every call of the conversation, where it is a conference. */
  'call.hangUp': { input: z.object({ callId, whole: z.boolean().optional() }), output: z.void() },
  'call.hold': { input: onOff, output: z.void() },
  /** Leaves a conference; the others stay connected. Answered when it is known how it went. */
  'call.leave': { input: oneCall, output: z.void() },
  'call.merge': { input: z.object({ callId, withCallId: callId }), output: z.void() },
  /** Goes on with this call alone; the other one is put on hold. */
  'call.split': { input: oneCall, output: z.void() },
  'call.mute': { input: onOff, output: z.void() },
  'call.sendDtmf': { input: z.object({ callId, digits: z.string().regex(/^[0-9A-D*#]{1,32}$/) }), output: z.void() },
  'call.dismiss': { input: oneCall, output: z.void() },
  'call.markMissedSeen': { input: z.object({}), output: z.void() },
} as const;
