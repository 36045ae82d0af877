import type { AccountLine, LineAccount } from './account.ts';

/**
 * The account over which the calls of a project go (F24): the first that names the project, else the first that names no
 * project at all, else the first. Null without accounts.
 */
export function accountOfProject<Account extends LineAccount>(
  accounts: readonly Account[],
  projectKey: string,
): Account | null {
  return (
    accounts.find(({ projects }) => projects.includes(projectKey)) ??
    accounts.find(({ projects }) => projects.length === 0) ??
    accounts[0] ??
    null
  );
}

/**
 * The project that a call over this account belongs to: the one the agent works for when it uses this account, else the
 * first of the account's own.
 *
 * @param working key of the project the agent works for
 * @param known keys of all projects; an account may still name one that is gone
 */
export function projectOfAccount(
  accounts: readonly LineAccount[],
  account: LineAccount,
  working: string,
  known: readonly string[],
): string {
  if (accountOfProject(accounts, working)?.id === account.id) return working;
  return account.projects.find((key) => known.includes(key)) ?? working;
}

/**
 * The account for an emergency call: the one that is marked for it, else the usual one; where that has no connection, any
 * that has. Null when none has.
 */
export function accountForEmergency(lines: readonly AccountLine[], projectKey: string): AccountLine | null {
  const wanted = [lines.find(({ emergency }) => emergency), accountOfProject(lines, projectKey), ...lines];
  return wanted.find((line) => line?.status.state === 'registered') ?? null;
}
