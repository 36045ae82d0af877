import { serverAddressProblem } from '../../../../shared/domain/account/server-address.ts';
import { iceServerProblem, type IceServerProblem } from '../../../../shared/domain/account/ice-server.ts';
import {
  AUDIO_CODECS,
  type AudioCodec,
  type IceServer,
  type LineAccount,
  type SipAccount,
} from '../../../../shared/domain/account/account.ts';
import type { QueueSettings } from '../../../../shared/domain/queue/queue-settings.ts';

/** What the form holds: texts, as typed. */
export type AccountValues = {
  readonly displayName: string;
  readonly uri: string;
  readonly server: string;
  readonly password: string;
  readonly authUser: string;
  readonly ice: readonly IceValues[];
  readonly relayOnly: boolean;
  /** One server per line. */
  readonly backup: string;
  /** Keys of projects. */
  readonly projects: readonly string[];
  readonly emergency: boolean;
  readonly caFile: string;
  readonly verify: boolean;
  readonly codecs: readonly AudioCodec[];
  /** Undefined while it was never touched. */
  readonly queue: QueueSettings | undefined;
};

/** One STUN or TURN server. The password is never shown; empty keeps the stored one. */
export type IceValues = { readonly url: string; readonly username: string; readonly credential: string };

export const NO_ICE_SERVER: IceValues = { url: '', username: '', credential: '' };

/** What an account is for, where there are several. */
export type Purpose = Pick<LineAccount, 'projects' | 'emergency'>;

export function valuesOf(
  account: SipAccount | null,
  purpose: Purpose = { projects: [], emergency: false },
): AccountValues {
  return {
    displayName: account?.displayName ?? '',
    uri: account?.uri ?? '',
    server: account?.server ?? '',
    password: '',
    authUser: account?.authUser ?? '',
    ice: (account?.iceServers ?? []).flatMap(({ urls, username = '', credential = '' }) =>
      urls.map((url) => ({ url, username, credential })),
    ),
    relayOnly: account?.relayOnly ?? false,
    backup: (account?.backupServers ?? []).join('\n'),
    projects: purpose.projects,
    emergency: purpose.emergency,
    caFile: account?.tls.caFile ?? '',
    verify: account?.tls.rejectUnauthorized ?? true,
    codecs: account?.codecs ?? AUDIO_CODECS,
    queue: account?.queue,
  };
}

/** The account that the texts describe. A bare `user@host` gets its `sip:`. */
export function accountOf(values: AccountValues): SipAccount {
  const uri = values.uri.trim();
  return {
    displayName: values.displayName.trim(),
    uri: /^sips?:/i.test(uri) ? uri : `sip:${uri}`,
    server: values.server.trim(),
    authUser: values.authUser.trim(),
    tls: { caFile: values.caFile, rejectUnauthorized: values.verify },
    iceServers: values.ice.filter(({ url }) => url.trim() !== '').map(iceServerOf),
    ...(values.relayOnly ? { relayOnly: true } : {}),
    ...(backupServersOf(values.backup).length > 0 ? { backupServers: backupServersOf(values.backup) } : {}),
    codecs: values.codecs,
    ...(values.queue === undefined ? {} : { queue: values.queue }),
  };
}

function backupServersOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Number of the first line that is no server, counted without empty ones; null when all can be used. */
export function badBackupLine(text: string): number | null {
  const index = backupServersOf(text).findIndex((server) => serverAddressProblem(server) !== null);
  return index < 0 ? null : index + 1;
}

function iceServerOf({ url, username, credential }: IceValues): IceServer {
  return {
    urls: [url.trim()],
    ...(username.trim() === '' ? {} : { username: username.trim() }),
    ...(credential === '' ? {} : { credential }),
  };
}

/** What is wrong with a server as typed; null when it can be used, or when its line is empty. @param stored the account as it is kept, without passwords */
export function iceProblem(values: IceValues, stored: SipAccount | null): IceServerProblem | null {
  if (values.url.trim() === '' && values.username === '' && values.credential === '') return null;
  const server = iceServerOf(values);
  const known = (stored?.iceServers ?? []).some(
    ({ urls, username }) => urls.includes(server.urls[0] ?? '') && username === server.username,
  );
  return iceServerProblem(server, known);
}

export function isSipAddress(text: string): boolean {
  return /^(sips?:)?[^@\s:]+@[^@\s]+$/i.test(text.trim());
}

