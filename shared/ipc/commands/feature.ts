import { z } from 'zod';
import {
  DO_NOT_DISTURB_ANSWERS,
  DTMF_MODES,
  FEATURE_CODES,
  FORWARDINGS,
  isFeatureCode,
  isFeatureValue,
  type FeatureCode,
} from '../../domain/account/phone-features.ts';
import { LISTEN_MODES } from '../../domain/call/listen-mode.ts';
import { callId, line } from '../schemas.ts';

const code = (name: FeatureCode): z.ZodString => z.string().refine((text) => isFeatureCode(name, text), 'not a feature code');
const codes = Object.fromEntries(FEATURE_CODES.map((name) => [name, code(name)])) as Record<FeatureCode, z.ZodString>;

/** What the telephone can do beyond calls; the same fields as in the provisioning file. */
export const phoneFeatures = z.strictObject({
  autoAnswer: z.boolean(),
  autoAnswerByHeader: z.boolean(),
  refuseWhenNotReady: z.boolean(),
  disturbAnswer: z.enum(DO_NOT_DISTURB_ANSWERS),
  dtmf: z.enum(DTMF_MODES),
  voicemail: z.string().refine((text) => isFeatureValue('voicemail', text), 'not a number'),
  parkingSlots: z.string().refine((text) => isFeatureValue('parkingSlots', text), 'not slots such as 701-710, at most 20'),
  ...codes,
});

const dialled = z.object({ callId });

export const featureCommands = {
  'feature.change': { input: z.object(phoneFeatures.shape).partial(), output: z.void() },
  'feature.setDoNotDisturb': { input: z.object({ on: z.boolean() }), output: z.void() },
  /** Dials the code of the exchange; a null target turns the forwarding off. */
  'feature.setForwarding': { input: z.object({ kind: z.enum(FORWARDINGS), target: line.min(1).nullable() }), output: z.void() },
  'feature.callVoicemail': { input: z.object({}), output: dialled },
  /** Takes a call that rings at a colleague. */
  'feature.pickUp': { input: z.object({ extension: line.min(1) }), output: dialled },
  /** Listens to the call of a colleague, speaks to them alone, or to both sides; by the exchange's code. Errors: `code-missing`, `invalid-number`. */
  'feature.listenIn': { input: z.object({ extension: line.min(1), mode: z.enum(LISTEN_MODES) }), output: dialled },
  /** Takes a call out of its slot of the car park. */
  'feature.retrieve': { input: z.object({ slot: line.min(1) }), output: dialled },
  'feature.park': { input: z.object({ callId }), output: z.void() },
} as const;
