import { AUDIO_CODECS, type AudioCodec, type IceServer, type SipAccount } from '../../../../shared/domain/account/account.ts';

/** What the form holds: texts, as typed. */
export type AccountValues = {
  readonly displayName: string;
  readonly uri: string;
  readonly server: string;
  readonly password: string;
  readonly authUser: string;
  /** One STUN or TURN server per line: address, and for TURN user and password, separated by spaces. */
  readonly ice: string;
  readonly caFile: string;
  readonly verify: boolean;
  readonly codecs: readonly AudioCodec[];
};

export function valuesOf(account: SipAccount | null): AccountValues {
  return {
    displayName: account?.displayName ?? '',
    uri: account?.uri ?? '',
    server: account?.server ?? '',
    password: '',
    authUser: account?.authUser ?? '',
    ice: (account?.iceServers ?? [])
      .flatMap(({ urls, username, credential }) =>
        urls.map((url) => [url, username, credential].filter(Boolean).join(' ')),
      )
      .join('\n'),
    caFile: account?.tls.caFile ?? '',
    verify: account?.tls.rejectUnauthorized ?? true,
    codecs: account?.codecs ?? AUDIO_CODECS,
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
    iceServers: iceLines(values.ice).map(({ parts: [url = '', username, credential] }): IceServer => ({
      urls: [url],
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
    codecs: values.codecs,
  };
}

type IceLine = { readonly number: number; readonly parts: readonly string[] };

function iceLines(text: string): readonly IceLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ number: index + 1, parts: line.trim().split(/\s+/).filter(Boolean) }))
    .filter(({ parts }) => parts.length > 0);
}

export function isSipAddress(text: string): boolean {
  return /^(sips?:)?[^@\s:]+@[^@\s]+$/i.test(text.trim());
}

/** `null` when the address can be used; else which message it needs. */
export function serverProblem(text: string): 'server' | 'transport' | null {
  const address = text.trim();
  if (/^(udp|https?|sips?):/i.test(address)) return 'transport';
  if (!/^(wss?|tls|tcp):\/\/[^/]/i.test(address) || !URL.canParse(address)) return 'server';
  return null;
}

/** Number of the first line that names no usable server; null when all do. TURN always needs user and password (RFC 8656). */
export function badIceLine(text: string): number | null {
  const bad = iceLines(text).find(
    ({ parts: [url = '', ...rest] }) =>
      !/^(stuns?|turns?):\S+$/i.test(url) || (/^turns?:/i.test(url) ? rest.length !== 2 : rest.length !== 0),
  );
  return bad?.number ?? null;
}
