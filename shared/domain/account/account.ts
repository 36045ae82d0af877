import type { QueueSettings } from '../queue/queue-settings.ts';
import { brandId, type AccountId } from '../../lib/brand.ts';

/**
 * Ways to code sound that WebRTC speaks, by their MIME subtype names (RFC 6716, 3551; all four are in every browser, RFC
 * 7874), in the order in which they are offered unless an account says otherwise: best sound first.
 */
export const AUDIO_CODECS = ['opus', 'G722', 'PCMA', 'PCMU'] as const;
export type AudioCodec = (typeof AUDIO_CODECS)[number];

const CODEC_NAMES: Readonly<Record<string, string>> = { opus: 'Opus', G722: 'G.722', PCMA: 'G.711 A', PCMU: 'G.711 µ' };

/** The everyday name of a codec, the same in every language; empty for none. */
export function codecName(codec: string): string {
  return CODEC_NAMES[codec] ?? codec;
}

/** A telephone account on a SIP server. The password is kept apart, in the key store of the operating system. */
export type SipAccount = {
  readonly displayName: string;
  /** Address of record, such as `sip:1001@pbx.example`. */
  readonly uri: string;
  /** Where to connect: `wss://host:port/path`, `tls://host:port`, `ws://…`, `tcp://…`, or a domain (see `server-address.ts`). */
  readonly server: string;
  /** User name for digest authentication when it differs from the user part of `uri`. */
  readonly authUser: string;
  readonly tls: {
    /** Path of a PEM file with the private certification authority; empty for the system's own. */
    readonly caFile: string;
    readonly rejectUnauthorized: boolean;
  };
  readonly iceServers: readonly IceServer[];
  /** Sound goes through a TURN server only, never directly (W3C WebRTC: `iceTransportPolicy: relay`). */
  readonly relayOnly?: boolean;
  /** Where to connect while `server` cannot be reached, best first; each written like `server`. */
  readonly backupServers?: readonly string[];
  /** The codecs that are offered and answered, most wanted first; one that is left out is never used. */
  readonly codecs: readonly AudioCodec[];
  /** How the queues of the PBX are told about the agent state; they are not when this is left out. */
  readonly queue?: QueueSettings;
};

export type IceServer = { readonly urls: readonly string[]; readonly username?: string; readonly credential?: string };

/** The account of a profile that has only one; a provisioning file's `account`. */
export const MAIN_ACCOUNT = brandId<AccountId>('main');

/** An account with what it is for. A profile has any number; the first is used where nothing says otherwise. */
export type LineAccount = {
  readonly id: AccountId;
  readonly account: SipAccount;
  /** Keys of the projects whose calls go over it; empty for those that no other account has. */
  readonly projects: readonly string[];
  /** Emergency calls go out here, whatever the project; at most one account. */
  readonly emergency: boolean;
};

/** An account in use, and how it stands with its server. */
export type AccountLine = LineAccount & { readonly status: LineStatus };

/** What the telephone line is connected to. */
export type AccountKind = 'none' | 'practice' | 'sip';

/** Why the line is not registered, in the cases that an agent can tell apart. */
export const LINE_PROBLEMS = [
  'logged-out',
  'server-unreachable',
  'certificate-untrusted',
  'certificate-wrong-host',
  'credentials-refused',
  'password-missing',
  'registration-refused',
  'registration-timeout',
  'connection-lost',
  'account-invalid',
  'transport-not-supported',
  'media-unavailable',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

export type LineStatus =
  | { readonly state: 'off' }
  | { readonly state: 'connecting'; readonly problem: LineProblem | null }
  | {
      readonly state: 'registered';
      readonly user: string;
      /** The server that is used, where the account names several. */
      readonly server?: string;
    }
  | {
      readonly state: 'not-registered';
      readonly problem: LineProblem;
      /** SIP response code, when the server gave one. */
      readonly sipStatus: number | null;
      /** Which field of the account is at fault, for problems that name one. */
      readonly field: string | null;
      /** Wall-clock ms of the next automatic try; null when trying again cannot help. */
      readonly retryAt: number | null;
    };
