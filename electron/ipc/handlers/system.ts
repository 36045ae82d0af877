import { livingCalls } from '../../../shared/domain/call/call-selectors.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { BackupSchedule } from '../../app/backup-schedule.ts';
import type { NoticeDesk } from '../../app/notice-desk.ts';
import type { Desktop } from '../../app/ports/platform-ports.ts';
import type { Startup } from '../../app/startup.ts';
import type { StateStore } from '../../app/state-store.ts';
import type { WindowFeed } from '../../app/window-feed.ts';
import type { Handlers } from '../handler.ts';

export function systemHandlers(deps: {
  readonly store: StateStore;
  readonly feed: WindowFeed;
  readonly startup: Startup;
  readonly backups: BackupSchedule;
  readonly notices: NoticeDesk;
  readonly desktop: Desktop;
  readonly dataFolder: string;
  readonly onPainted: () => void;
}): Handlers<'system'> & Handlers<'backup'> {
  const { store, startup } = deps;
  /** Restoring is for administrators; while the data cannot be opened nobody can be asked for a role. */
  const refuseRestore = (): Result<never, AppError> | null => {
    if (livingCalls(store.get().calls.calls).length > 0) return err(appError('during-call', 'the data stays open during a call'));
    const { phase } = store.get().startup;
    if (phase !== 'failed' && store.get().session.agent?.role !== 'administrator') return err(appError('not-allowed', 'restoring is for administrators', { role: 'administrator' }));
    return null;
  };
  return {
    'system.snapshot': async () => ok(await deps.feed.snapshot()),
    'system.painted': () => {
      deps.onPainted();
      return ok();
    },
    'system.dismissNotice': ({ id }) => {
      deps.notices.dismiss(id);
      return ok();
    },
    'system.showDataFolder': () => {
      deps.desktop.showFolder(deps.dataFolder);
      return ok();
    },
    'system.quit': () => {
      deps.desktop.quit();
      return ok();
    },
    'system.retryStart': async () => {
      if (store.get().startup.phase === 'failed') await startup.start();
      return ok();
    },
    'system.startFresh': () => startup.startFresh(),
    'backup.create': () => deps.backups.createNow(),
    'backup.restore': async ({ name }) => {
      const refused = refuseRestore();
      if (refused !== null) return refused;
      const restored = await startup.restore(name);
      if (restored.ok) deps.notices.show({ code: 'backup-restored', severity: 'info', details: { name } });
      return restored;
    },
  };
}
