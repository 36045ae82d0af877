import type { Notice } from '../../shared/ipc/app-state.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import type { Log } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** What the agent must know and no pane can say. One notice per code; a repeated one replaces the former. */
export type NoticeDesk = {
  readonly show: (notice: Omit<Notice, 'id'>) => void;
  readonly dismiss: (id: string) => void;
  readonly solve: (code: Notice['code']) => void;
  /** For work without an asker (a write after an event): logs, and tells the agent when the data cannot be kept. */
  readonly report: (what: string, error: unknown) => void;
};

export function createNoticeDesk(store: StateStore, log: Log): NoticeDesk {
  const put = (notices: readonly Notice[]): void => store.setSlice('notices', notices);
  const others = (code: Notice['code']): readonly Notice[] => store.get().notices.filter((notice) => notice.code !== code);
  const show: NoticeDesk['show'] = (notice) => put([...others(notice.code), { ...notice, id: notice.code }]);
  return {
    show,
    dismiss: (id) => put(store.get().notices.filter((notice) => notice.id !== id)),
    solve: (code) => {
      if (store.get().notices.some((notice) => notice.code === code)) put(others(code));
    },
    report: (what, error) => {
      log.error(what, error);
      if (isAppError(error)) show({ code: error.code, severity: 'error', details: error.details });
      else show({ code: 'internal', severity: 'error', details: {} });
    },
  };
}
