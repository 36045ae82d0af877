import { expect } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyContactFields } from '../../../shared/domain/contact/contact-name.ts';
import { newPhone } from '../../../shared/domain/contact/contact.ts';
import { brandId, type E164 } from '../../../shared/lib/brand.ts';
import { launchBalie, type Balie, type LaunchOptions } from '../../e2e/support/balie.ts';
import { deskOf, type Desk } from '../../e2e/support/desk.ts';
import { startAsterisk, type Asterisk, type AsteriskOptions } from './asterisk.ts';
import { startSipPeer, type SipPeer } from './sip-peer.ts';
import { sineWav } from './tones.ts';

/** What the agent says and what the other party says, so that each can be told by its frequency. */
export const AGENT_HZ = 700;
export const PEER_HZ = 1300;

/** How often a test repeats what may break only now and then. */
export const rounds = (few: number, full: number): number => (process.env['BALIE_N'] === 'full' ? full : few);

/** The account of an endpoint as a provisioning file wants it. */
export function accountOf(user: string, server: string, more: object = {}): object {
  return { displayName: 'Anna de Vries', uri: `sip:${user}@127.0.0.1`, server, password: `pw${user}`, ...more };
}

/** A WAV file of the agent's voice, a pure tone; removed by `remove`. */
export function toneFile(hz = AGENT_HZ): { readonly file: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-tone-'));
  const file = path.join(folder, `${hz}.wav`);
  writeFileSync(file, sineWav(hz));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A PBX, an agent at work on it, and a plain telephone (2001) as the other party. */
export type Office = {
  readonly asterisk: Asterisk;
  readonly peer: SipPeer;
  /** The application now; another one after `restart`. */
  readonly balie: () => Balie;
  readonly desk: () => Desk;
  /** Starts the application on the same profile again, after `close` or `kill`. */
  readonly start: (options?: LaunchOptions) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openOffice(
  options: {
    readonly asterisk?: AsteriskOptions;
    readonly launch?: LaunchOptions;
    readonly user?: string;
    /** The account instead of one over WebSocket. */
    readonly account?: (asterisk: Asterisk) => object;
    /** The whole provisioning file instead. */
    readonly provision?: (asterisk: Asterisk) => object | Promise<object>;
  } = {},
): Promise<Office> {
  const user = options.user ?? '1001';
  const asterisk = await startAsterisk(options.asterisk);
  const voice = toneFile();
  const profile = mkdtempSync(path.join(tmpdir(), 'balie-office-'));
  let balie: Balie | undefined;
  let peer: SipPeer | undefined;
  const close = async (): Promise<void> => {
    await balie?.close().catch(() => undefined);
    await peer?.close();
    await asterisk.close();
    voice.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const start = async (more: LaunchOptions = {}): Promise<void> => {
    balie = await launchBalie({
      profile,
      microphoneFile: voice.file,
      provision: (await options.provision?.(asterisk)) ?? {
        account: options.account?.(asterisk) ?? accountOf(user, asterisk.urls.ws),
        language: 'en',
      },
      ...options.launch,
      ...more,
    });
    await expect(deskOf(balie.window).line).toHaveText('Registered', { timeout: 30_000 });
  };
  try {
    peer = await plainPhone(asterisk, '2001', PEER_HZ);
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  const telephone = peer;
  return {
    asterisk,
    peer: telephone,
    balie: () => {
      if (balie === undefined) throw new Error('the application was not started');
      return balie;
    },
    desk: () => {
      if (balie === undefined) throw new Error('the application was not started');
      return deskOf(balie.window);
    },
    start,
    close,
  };
}

/** A registered plain telephone that says a tone. */
export async function plainPhone(asterisk: Asterisk, user: string, toneHz: number): Promise<SipPeer> {
  const peer = await startSipPeer({
    server: { host: asterisk.host, port: asterisk.ports.sip },
    user,
    password: `pw${user}`,
    toneHz,
  });
  const { status } = await peer.register();
  if (status !== 200) throw new Error(`${user} could not register: ${status}`);
  return peer;
}

/** Puts a customer on file. @returns the id. */
export async function addCustomer(
  desk: Desk,
  customer: { readonly firstName: string; readonly lastName: string; readonly numbers: readonly `+${string}`[] },
): Promise<string> {
  const saved = await desk.invoke('contact.save', {
    contactId: null,
    version: 0,
    interactionId: null,
    fields: {
      ...emptyContactFields(),
      firstName: customer.firstName,
      lastName: customer.lastName,
      phones: customer.numbers.map((number) => newPhone(number, brandId<E164>(number), 'mobile')),
    },
  });
  return (saved as { readonly id: string }).id;
}
