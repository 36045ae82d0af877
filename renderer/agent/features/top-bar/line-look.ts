import type { LineStatus } from '../../../../shared/domain/account/account.ts';
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
