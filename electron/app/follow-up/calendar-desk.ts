import { calendarEntries } from '../../../shared/domain/agreement/calendar.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { createFileThread } from '../../contact-file/client.ts';
import type { Desktop, Outcome } from '../ports/platform-ports.ts';
import type { FollowUpDeps } from './deps.ts';

/** What somebody has to keep, as a file that every calendar opens. */
export type CalendarDesk = { readonly save: () => Promise<Outcome<{ readonly count: number } | null>> };

export function createCalendarDesk(deps: FollowUpDeps & { readonly desktop: Desktop; readonly title: () => string }): CalendarDesk {
  return {
    save: async () => {
      const me = deps.agentId();
      const own = deps.store.get().agreements.filter(({ owner }) => owner === me);
      const target = await deps.desktop.chooseSaveFile(deps.title(), 'balie.ics');
      if (target === null) return ok(null);
      const thread = createFileThread(deps.log);
      const written = await thread.ask('calendar', { target, entries: calendarEntries(own, deps.clock.now()) });
      await thread.giveUp();
      return written.ok ? ok({ count: written.value.rows }) : err(appError('file-not-written', `the calendar file was not written: ${written.problem}`));
    },
  };
}
