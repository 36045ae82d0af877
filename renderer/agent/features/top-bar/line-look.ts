import type { LineStatus } from '../../../../shared/domain/account/account.ts';
import type { AppState } from '../../../../shared/ipc/app-state.ts';
import type { Tone } from '../../ui/status-dot.tsx';

/** Colour of the line status; red only when nothing happens without the agent. */
export function lineTone(line: LineStatus): Tone {
  switch (line.state) {
    case 'registered':
      return 'ok';
    case 'connecting':
      return 'warn';
    case 'not-registered':
      return line.retryAt === null ? 'bad' : 'warn';
    case 'off':
      return 'neutral';
  }
}

/** The user at the line, such as 1001 in `sip:1001@pbx.example`; what has no user part is shown as it is. */
export function shortUser(user: string): string {
  return user.replace(/^sips?:/i, '').split('@')[0] ?? user;
}

const counts = new WeakMap<AppState['lines'], { readonly registered: number; readonly all: number }>();

/** How many telephone accounts there are and how many are registered; null unless there are several in use. */
export function severalLines({
  account,
  lines,
}: Pick<AppState, 'account' | 'lines'>): { readonly registered: number; readonly all: number } | null {
  if (account.kind !== 'sip' || lines.length < 2) return null;
  const known = counts.get(lines);
  if (known !== undefined) return known;
  const count = { registered: lines.filter(({ status }) => status.state === 'registered').length, all: lines.length };
  counts.set(lines, count);
  return count;
}
