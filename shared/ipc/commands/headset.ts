import { z } from 'zod';

const number16 = z.number().int().min(0).max(0xffff);

export const headsetCommands = {
  /** Ends the choice of a headset; null connects none. */
  'headset.pick': { input: z.object({ deviceId: z.string().min(1).max(500).nullable() }), output: z.void() },
  /** Balie does not use this model any more. */
  'headset.forget': { input: z.object({ vendorId: number16, productId: number16 }), output: z.void() },
  /** Tries again to open what could not be opened. */
  'headset.look': { input: z.object({}), output: z.void() },
  /** Lights one light after the other. */
  'headset.tryLights': { input: z.object({}), output: z.void() },
} as const;
