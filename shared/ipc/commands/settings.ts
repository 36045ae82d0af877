import { z } from 'zod';
import { isKeyMap, type KeyMap } from '../../domain/keys/key-map.ts';
import { RING_TONES, soundSettings } from '../../media/sound.ts';
import { DEVICE_KINDS, LANGUAGES, THEMES } from '../app-state.ts';
import { accountId, sipAccount } from '../schemas.ts';

const password = z.string().max(500);

export const settingsCommands = {
  'settings.change': {
    input: z
      .object({
        language: z.enum(LANGUAGES),
        theme: z.enum(THEMES),
        dialLinksAtOnce: z.boolean(),
        globalShortcuts: z.boolean(),
        keys: z.custom<KeyMap>(isKeyMap),
        minimiseToTray: z.boolean(),
        callBar: z.boolean(),
        handleLinks: z.boolean(),
        country: z.string().regex(/^[A-Z]{2}$/),
      })
      .partial(),
    output: z.void(),
  },
  'settings.chooseDevice': { input: z.object({ kind: z.enum(DEVICE_KINDS), deviceId: z.string().max(500) }), output: z.void() },
  'settings.changeSound': { input: soundSettings.partial(), output: z.void() },
  /** Rings for a moment on the ring device; without a tone in the one that is set. */
  'settings.testRinger': { input: z.object({ tone: z.enum(RING_TONES).exactOptional() }), output: z.void() },
  /** Opens the file chooser for a ring of one's own; nothing changes when it is cancelled. */
  'settings.chooseOwnRing': { input: z.object({}), output: z.void() },
  /** Records five seconds of the microphone and plays them, or stops that. */
  'settings.selfTest': { input: z.object({ on: z.boolean() }), output: z.void() },
  /** Opens the microphone so that its level shows, or lets it go. */
  'settings.monitorMicrophone': { input: z.object({ on: z.boolean() }), output: z.void() },
  'account.usePractice': { input: z.object({}), output: z.void() },
  /** Changes the first account. A null password keeps the stored one. */
  'account.useSip': { input: z.object({ account: sipAccount, password: password.nullable() }), output: z.void() },
  /** Adds an account, or changes the one named. */
  'account.save': {
    input: z.object({
      accountId: accountId.nullable(),
      account: sipAccount,
      password: password.nullable(),
      projects: z.array(z.string().max(40)).max(50).readonly(),
      emergency: z.boolean(),
    }),
    output: z.void(),
  },
  'account.remove': { input: z.object({ accountId }), output: z.void() },
  /** Registers once with these data, says what failed, and leaves everything as it was. */
  'account.test': { input: z.object({ account: sipAccount, password: password.nullable(), accountId: accountId.optional() }), output: z.object({ user: z.string() }) },
  /** Gives the password that no key store keeps, and registers. */
  'account.enterPassword': { input: z.object({ password, accountId: accountId.optional() }), output: z.void() },
  /** Tries to register now, without waiting for the next automatic try. */
  'account.reconnect': { input: z.object({}), output: z.void() },
  /** Opens the file chooser; null when cancelled. */
  'account.chooseCaFile': { input: z.object({}), output: z.string().nullable() },
  'practice.callMe': { input: z.object({ scenarioId: z.string().max(50).nullable() }), output: z.void() },
} as const;
