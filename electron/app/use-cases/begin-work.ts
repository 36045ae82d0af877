import type { Clock } from '../../../shared/lib/clock.ts';
import { decodeSecrets, encodeSecrets, NO_SECRET, separateSecret, type AccountSecret } from '../account-secret.ts';
import type { LineAccount } from '../../../shared/domain/account/account.ts';
import type { AccountId } from '../../../shared/lib/brand.ts';
import type { AgentSession } from '../agent-session.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { SecretStore } from '../ports/platform-ports.ts';
import type { Provisioning } from '../provisioning.ts';
import type { StateStore } from '../state-store.ts';

/** Provisioned accounts replace those of before; a provisioned practice line only serves a profile without an account. */
export async function applyProvisionedAccounts({ accounts, practice }: Provisioning, data: DataPort, secrets: SecretStore): Promise<void> {
  if (accounts.length > 0 && !practice) {
    const before = decodeSecrets(await secrets.get());
    const kept = new Map<AccountId, AccountSecret>();
    const open: LineAccount[] = [];
    for (const { password, ...line } of accounts) {
      const { account, secret } = separateSecret(line.account, password, before.get(line.id) ?? NO_SECRET);
      kept.set(line.id, secret);
      open.push({ ...line, account });
    }
    await data.settings.saveAccounts({ kind: 'sip', accounts: open });
    await secrets.set(encodeSecrets(kept));
    return;
  }
  if (practice) await data.settings.saveAccounts({ kind: 'practice', accounts: [] });
}

/**
 * The beginning of a run: marks what a crash interrupted, goes on with its session when it is recent, else logs in by itself where one
 * person without a password uses the profile. Otherwise the window shows the log-in screen.
 */
export async function openSessionOrLogIn(deps: {
  readonly data: DataPort;
  readonly store: StateStore;
  readonly session: AgentSession;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
}): Promise<void> {
  const { data, store, session, notices, clock } = deps;
  const [open, before] = await Promise.all([data.sessions.stillOpen(), data.interactions.unfinished()]);
  const leftOpen = new Set(before.filter(({ state }) => state === 'open').map(({ id }) => id));
  const unfinished = await data.interactions.recoverInterrupted(open?.aliveAt ?? clock.now());
  const interrupted = unfinished.filter(({ id }) => leftOpen.has(id));
  if (interrupted.length > 0) notices.show({ code: 'interrupted-call', severity: 'warning', details: { count: interrupted.length } });

  const active = store.get().session.agents.filter((agent) => agent.active);
  const former = active.find(({ id }) => id === open?.agentId);
  if (open !== null) {
    if (former !== undefined && !former.hasPassword && active.length === 1) {
      if (await session.resume(open, former, unfinished.some(({ agentId }) => agentId === former.id))) return;
    } else {
      await data.sessions.close(open.sessionId, open.aliveAt, 'crash');
    }
  }
  const [only] = active;
  if (active.length === 1 && only !== undefined && !only.hasPassword) await session.logIn(only);
}
