import { z } from 'zod';
import type { Headset, HeadsetControl, HeadsetLight, HeadsetLights, HeadsetSignal } from '../domain/headset/headset.ts';

export type { Headset, HeadsetControl, HeadsetLight, HeadsetLights, HeadsetSignal };

const control = z.enum([
  'hook',
  'mute',
  'flash',
  'hold',
  'redial',
  'drop',
  'reject',
  'key',
]) satisfies z.ZodType<HeadsetControl>;
const light = z.enum(['offHook', 'ring', 'mute', 'hold']) satisfies z.ZodType<HeadsetLight>;
const lights = z.object({
  offHook: z.boolean(),
  ring: z.boolean(),
  mute: z.boolean(),
  hold: z.boolean(),
}) satisfies z.ZodType<HeadsetLights>;
const number16 = z.number().int().min(0).max(0xffff);
const key = z.string().min(1).max(100);

const headset = z.object({
  key,
  name: z.string().max(300),
  vendorId: number16,
  productId: number16,
  problem: z.enum(['none', 'refused', 'failed']),
  controls: z.array(control).readonly(),
  lights: z.array(light).readonly(),
}) satisfies z.ZodType<Headset>;

const signal = z.object({
  control,
  change: z.enum(['on', 'off', 'press']),
  key: z.string().max(1),
}) satisfies z.ZodType<HeadsetSignal>;

/** What main asks of the media host about headsets. */
export const HEADSET_OPERATIONS = {
  /** Opens the devices of these models, tries again what could not be opened, and lets go of all others. */
  'headset.look': {
    input: z.object({ models: z.array(z.object({ vendorId: number16, productId: number16 })).readonly() }),
    output: z.null(),
  },
  /** `again` writes also what is believed to be lit already: the device may have another opinion. */
  'headset.light': { input: z.object({ key, lights, again: z.boolean() }), output: z.null() },
} as const;

/** What the media host says about headsets: all that it may use whenever that changes, and each control that moves. */
export const headsetMessages = [
  z.object({ type: z.literal('headsets'), headsets: z.array(headset).readonly() }),
  z.object({ type: z.literal('headset-signal'), key, signal }),
] as const;
