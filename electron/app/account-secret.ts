import { MAIN_ACCOUNT, type IceServer, type SipAccount } from '../../shared/domain/account/account.ts';
import { brandId, type AccountId } from '../../shared/lib/brand.ts';

/** What of an account must not be in the database: its password and the credentials of its TURN servers (by their addresses). */
export type AccountSecret = {
  readonly password: string | null;
  readonly turn: Readonly<Record<string, string>>;
  /** For the service that the queue is told by. */
  readonly queueToken?: string;
};

export const NO_SECRET: AccountSecret = { password: null, turn: {} };

/** One for each address, so that a credential stays known when a server with several addresses is written as several servers. */
const keysOf = ({ urls, username = '' }: IceServer): string[] => urls.map((url) => `${username}@${url}`);

const knownCredential = (server: IceServer, turn: AccountSecret['turn']): string | undefined =>
  keysOf(server).flatMap((key) => turn[key] ?? [])[0];

/** Takes the credentials out of an account; those that were known before stay known while their server does. */
export function separateSecret(account: SipAccount, password: string | null, before: AccountSecret): { readonly account: SipAccount; readonly secret: AccountSecret } {
  const turn: Record<string, string> = {};
  for (const server of account.iceServers) {
    const credential = server.credential ?? knownCredential(server, before.turn);
    if (credential !== undefined) for (const key of keysOf(server)) turn[key] = credential;
  }
  const { queue, ...rest } = account;
  const { token, ...http } = queue?.http ?? { url: '', body: '' };
  const queueToken = token ?? (http.url === '' ? undefined : before.queueToken);
  return {
    account: {
      ...rest,
      iceServers: account.iceServers.map(({ credential: _secret, ...server }) => server),
      ...(queue === undefined ? {} : { queue: { ...queue, http } }),
    },
    secret: { password: password ?? before.password, turn, ...(queueToken === undefined ? {} : { queueToken }) },
  };
}

/** The account as the telephone line needs it. */
export function withSecret(account: SipAccount, { turn }: AccountSecret): SipAccount {
  return {
    ...account,
    iceServers: account.iceServers.map((server) => {
      const credential = knownCredential(server, turn);
      return credential === undefined ? server : { ...server, credential };
    }),
  };
}

/** The secrets of all accounts of the profile, as one entry of the key store. */
export type AccountSecrets = ReadonlyMap<AccountId, AccountSecret>;

export function encodeSecrets(secrets: AccountSecrets): string {
  return JSON.stringify({ accounts: Object.fromEntries(secrets) });
}

/** What the store gave; an unreadable one counts as absent. What an earlier version stored is the main account's. */
export function decodeSecrets(stored: string | null): AccountSecrets {
  if (stored === null) return new Map();
  try {
    const { accounts, ...main } = JSON.parse(stored) as { accounts?: Record<string, Partial<AccountSecret>> } & Partial<AccountSecret>;
    return new Map(
      Object.entries(accounts ?? { [MAIN_ACCOUNT]: main }).map(([id, { password = null, turn = {}, queueToken }]) => [
        brandId<AccountId>(id),
        { password, turn, ...(queueToken === undefined ? {} : { queueToken }) },
      ]),
    );
  } catch {
    return new Map();
  }
}
