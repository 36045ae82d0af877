import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import { AppFailure, appError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/ipc/app-state.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { CoreDeps } from '../core.ts';
import { createNoticeDesk, type NoticeDesk } from '../notice-desk.ts';
import { createStartup, type Startup } from '../startup.ts';
import { createStateStore, type StateStore } from '../state-store.ts';

/** What every area stands on: the platform, the state, the data, and who is at the desk. */
export type Base = Pick<CoreDeps, 'clock' | 'timers' | 'newId' | 'log' | 'media' | 'desktop'> & {
  /** What the application was given; most areas take something of their own from it. */
  readonly deps: CoreDeps;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly startup: Startup;
  readonly data: Startup['data'];
  readonly language: () => Language;
  /** IANA name of this computer's time zone. */
  readonly zone: () => string;
  /** True once the data is open and everything is loaded. */
  readonly started: () => boolean;
  readonly practice: () => boolean;
  /** Who is at the desk or, while the last calls end, was; throws where there was nobody. */
  readonly agentId: () => AgentId;
  /** Whose the calls are that end while the agent is being logged out. */
  readonly keepAgent: (id: AgentId) => void;
  /** Null when nobody is logged in. */
  readonly whoSees: () => AgentId | null;
  /** Of whoever is at the desk; the least one when there is nobody. */
  readonly role: () => Role;
  readonly whoAsks: () => { readonly agentId: AgentId; readonly practice: boolean; readonly country: string };
};

export function createBase(
  deps: CoreDeps,
  later: Pick<Parameters<typeof createStartup>[0], 'afterOpen' | 'beforeClose'> & Pick<Base, 'practice'>,
): Base {
  const { clock, timers, newId, log, media, desktop } = deps;
  const store = createStateStore(deps.initial);
  const notices = createNoticeDesk(store, log);
  const startup = createStartup({ file: deps.dataFile, store, log, ...later });
  let lastAgentId: AgentId | null = null;
  const whoSees = (): AgentId | null => store.get().session.agent?.id ?? null;
  const agentId = (): AgentId => {
    const id = whoSees() ?? lastAgentId;
    if (id === null) throw new AppFailure(appError('not-logged-in', 'nobody is logged in'));
    return id;
  };
  return {
    deps,
    clock,
    timers,
    newId,
    log,
    media,
    desktop,
    store,
    notices,
    startup,
    data: startup.data,
    language: () => store.get().settings.language,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    started: () => store.get().startup.phase === 'ready',
    practice: later.practice,
    agentId,
    keepAgent: (id) => void (lastAgentId = id),
    whoSees,
    role: () => store.get().session.agent?.role ?? 'agent',
    whoAsks: () => ({ agentId: agentId(), practice: later.practice(), country: store.get().settings.country }),
  };
}
