import { z } from 'zod';
import { callId, contactId, line } from '../schemas.ts';

const onOff = z.object({ callId, on: z.boolean() });
const oneCall = z.object({ callId });

/** Commands on calls. An `ok` says that the command was accepted; what becomes of it is told by state events. */
export const callCommands = {
  'call.dial': { input: z.object({ target: line.min(1), contactId: contactId.nullable() }), output: z.object({ callId }) },
  'call.redial': { input: z.object({}), output: z.object({ callId }) },
  'call.answer': { input: oneCall, output: z.void() },
  'call.decline': { input: oneCall, output: z.void() },
  'call.hangUp': { input: oneCall, output: z.void() },
  'call.hold': { input: onOff, output: z.void() },
  'call.mute': { input: onOff, output: z.void() },
  'call.sendDtmf': { input: z.object({ callId, digits: z.string().regex(/^[0-9A-D*#]{1,32}$/) }), output: z.void() },
  'call.dismiss': { input: oneCall, output: z.void() },
  'call.markMissedSeen': { input: z.object({}), output: z.void() },
} as const;
