import { agentStateCall, agentStateOf, initialAgentModel, reduceAgent, sameAgentState, type AgentEvent } from '../../shared/domain/agent-state/agent-state-reducer.ts';
import type { Agent, AgentState, ChosenState, NotReadyReason, StateInterval } from '../../shared/domain/agent-state/agent-state.ts';
import { afterSleep } from '../../shared/domain/agent-state/after-sleep.ts';
import { recoverSession } from '../../shared/domain/agent-state/recover-session.ts';
import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type ProjectId, type SessionId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort, OpenSession } from './ports/data-port.ts';
import type { NewId, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** How often the session says on disk that it is alive; a crash is dated to at most this long after the truth. */
const HEARTBEAT_MS = 5_000;

/** Who is logged in and in what state, interval by interval, without a gap. */
export type AgentSession = {
  readonly agent: () => Agent | null;
  readonly logIn: (agent: Agent) => Promise<void>;
  readonly logOut: (reason: 'logged-out' | 'quit') => Promise<Outcome>;
  readonly choose: (choice: ChosenState) => Promise<Outcome>;
  /** Goes on with the session that a crash interrupted; false when that was too long ago and nobody is logged in now. */
  readonly resume: (open: OpenSession, agent: Agent, hasUnfinished: boolean) => Promise<boolean>;
  /** Calls or interactions have changed: derives the state again. */
  readonly follow: () => void;
  /** There is news to read, or no more: who is Ready steps back until it is read. */
  readonly newsChanged: () => void;
  /** The microphone is gone: who is Ready steps back, with the reason. A conversation is left alone. */
  readonly microphoneLost: (problem: 'missing' | 'refused' | 'busy') => void;
  readonly stop: () => void;
};

export function createAgentSession(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly projectId: () => ProjectId;
  /** A reason for Not ready that stands in the list to choose from. */
  readonly offersReason: (reason: NotReadyReason) => boolean;
  /** Ready needs a microphone: opened or let go with the state. Refused with the reason. */
  readonly prepareMicrophone: (on: boolean) => Promise<Outcome>;
  /** With null at log-out. */
  readonly onLoggedIn: (agent: Agent | null) => Promise<void>;
}): AgentSession {
  const { store, clock } = deps;
  let model = initialAgentModel;
  let sessionId: SessionId | null = null;
  let shown: AgentState = agentStateOf(model);
  let cancelHeartbeat = (): void => undefined;
  /** The start of the running interval; never before the one it follows, whatever the wall clock does. */
  let since = 0;
  /** The last sign of life, by the wall clock and since the machine started. */
  let alive = { at: 0, sinceBoot: 0 };
  const live = (): void => void (alive = { at: clock.now(), sinceBoot: clock.sinceBoot() });

  let microphoneHeld = false;

  const agent = (): Agent | null => store.get().session.agent;

  const holdMicrophone = async (on: boolean): Promise<Outcome> => {
    microphoneHeld = on;
    const held = await deps.prepareMicrophone(on);
    if (!held.ok) microphoneHeld = false;
    return held;
  };

  const publish = (self: Agent | null): void => {
    const { agents } = store.get().session;
    store.setSlice('session', { agent: self, state: shown, since, next: model.next, agents });
  };

  const interval = (id: SessionId, agentId: AgentId, state: AgentState, from: number): StateInterval => ({
    sessionId: id,
    agentId,
    projectId: deps.projectId(),
    state: state.state,
    reason: state.reason,
    callId: agentStateCall(model),
    from,
    to: null,
  });

  const write = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => deps.notices.report(what, error));
  };

  /** The microphone goes with the state, also when that was chosen in mid-call. */
  const followWithMicrophone = (): void => {
    if (shown.state === 'not-ready' && microphoneHeld) void holdMicrophone(false);
    if (shown.state === 'ready' && !microphoneHeld) void warmOrStepBack();
  };

  const leave = async (closing: SessionId, at: number, reason: 'logged-out' | 'quit' | 'crash'): Promise<void> => {
    cancelHeartbeat();
    sessionId = null;
    model = reduceAgent(model, { type: 'logged-out' });
    shown = agentStateOf(model);
    since = Math.max(since, at);
    await deps.data().sessions.close(closing, since, reason);
    publish(null);
    void holdMicrophone(false);
    await deps.onLoggedIn(null);
  };

  /** Where the computer slept nothing was done since the last sign of life: booked before anything that came after it. */
  const wake = (): void => {
    const [self, id, from, now] = [agent(), sessionId, Math.max(since, alive.at), clock.now()];
    const asleepMs = clock.sinceBoot() - alive.sinceBoot;
    live();
    if (id === null || self === null) return;
    switch (afterSleep(shown, livingCalls(store.get().calls.calls).length > 0, asleepMs)) {
      case 'goes-on':
        return;
      case 'interrupted':
        since = Math.max(from, now);
        write('the time asleep could not be recorded', deps.data().sessions.change({ ...interval(id, self.id, { state: 'not-ready', reason: 'technical' }, from), callId: null }, model.next));
        write('the agent state could not be recorded', deps.data().sessions.change(interval(id, self.id, shown, since), model.next));
        publish(self);
        return;
      case 'ended':
        deps.notices.show({ code: 'slept', severity: 'warning', details: { at: from, name: self.name } });
        write('the session could not be closed', leave(id, from, 'crash'));
    }
  };

  const apply = (event: AgentEvent): void => {
    wake();
    if (sessionId === null) return;
    const before = model;
    model = reduceAgent(model, event);
    if (model === before) return;
    const state = agentStateOf(model);
    const self = agent();
    if (sameAgentState(state, shown) && model.next === before.next) return;
    if (!sameAgentState(state, shown) && sessionId !== null && self !== null) {
      shown = state;
      since = Math.max(since, clock.now());
      write('the agent state could not be recorded', deps.data().sessions.change(interval(sessionId, self.id, state, since), model.next));
      followWithMicrophone();
    } else if (sessionId !== null) {
      // Chosen in mid-call: a crash before the call's end must not forget it.
      write('the next state could not be recorded', deps.data().sessions.chooseNext(sessionId, model.next));
    }
    publish(self);
  };

  const beat = (): void => {
    wake();
    if (sessionId !== null) write('the heartbeat could not be recorded', deps.data().sessions.heartbeat(sessionId, clock.now()));
  };
  const startHeartbeat = (): void => {
    cancelHeartbeat();
    cancelHeartbeat = deps.timers.every(HEARTBEAT_MS, beat);
  };

  const isHandling = (): boolean => store.get().interactions.some(({ state, answeredAt, agentId }) => state === 'handling' && answeredAt !== null && agentId === agent()?.id);

  const follow = (): void => {
    if (sessionId === null) return;
    apply({ type: 'calls-changed', calls: store.get().calls.calls, handling: isHandling() });
  };

  /** Without a microphone nobody is Ready: the reason stands with the devices, the state says technical. */
  const warmOrStepBack = async (): Promise<void> => {
    const warmed = await holdMicrophone(true);
    if (!warmed.ok && agentStateOf(model).state === 'ready') {
      apply({ type: 'chose', choice: { state: 'not-ready', reason: 'technical' } });
      deps.notices.show({ code: warmed.error.code, severity: 'error', details: warmed.error.details });
    }
  };

  const begin = async (self: Agent): Promise<void> => {
    model = reduceAgent(initialAgentModel, { type: 'logged-in', choice: { state: 'ready' } });
    shown = agentStateOf(model);
    since = clock.now();
    live();
    sessionId = brandId<SessionId>(deps.newId());
    await deps.data().sessions.open({ sessionId, agentId: self.id, at: since }, interval(sessionId, self.id, shown, since));
  };

  const startWork = async (self: Agent): Promise<void> => {
    publish(self);
    startHeartbeat();
    // What the agent left unfinished is on screen before the state is derived from it.
    await deps.onLoggedIn(self);
    follow();
    if (shown.state !== 'not-ready') void warmOrStepBack();
  };

  return {
    agent,
    follow,
    logIn: async (self) => {
      deps.notices.solve('slept');
      await begin(self);
      await startWork(self);
    },
    resume: async (open, self, hasUnfinished) => {
      const recovery = recoverSession(open, hasUnfinished, clock.now());
      if (recovery.kind === 'end') {
        await deps.data().sessions.close(open.sessionId, recovery.closeAt, 'crash');
        return false;
      }
      for (const start of recovery.starts) await deps.data().sessions.change(start, open.next);
      sessionId = open.sessionId;
      model = reduceAgent(initialAgentModel, { type: 'logged-in', choice: open.next });
      if (recovery.restored.state === 'handling') model = reduceAgent(model, { type: 'handling-changed', handling: true });
      shown = recovery.restored;
      since = recovery.starts.at(-1)?.from ?? open.since;
      live();
      await startWork(self);
      return true;
    },
    logOut: async (reason) => {
      if (sessionId === null || agent() === null) return ok();
      if (reason === 'logged-out' && livingCalls(store.get().calls.calls).length > 0) return err(appError('during-call', 'nobody logs out during a call'));
      wake();
      if (sessionId !== null) await leave(sessionId, clock.now(), reason);
      return ok();
    },
    choose: async (choice) => {
      if (choice.state === 'not-ready' && !deps.offersReason(choice.reason)) return err(appError('bad-request', 'this reason is not in the list', { field: 'reason' }));
      if (choice.state === 'ready' && store.get().news.length > 0) return err(appError('news-unread', 'news was not read', { count: store.get().news.length }));
      if (choice.state === 'ready' && livingCalls(store.get().calls.calls).length === 0) {
        const warmed = await holdMicrophone(true);
        if (!warmed.ok) return warmed;
      }
      apply({ type: 'chose', choice });
      return ok();
    },
    newsChanged: () => {
      if (sessionId !== null && store.get().news.length > 0 && agentStateOf(model).state === 'ready') apply({ type: 'chose', choice: { state: 'not-ready', reason: 'training' } });
    },
    microphoneLost: (problem) => {
      if (sessionId === null) return;
      deps.notices.show({ code: `microphone-${problem}`, severity: 'error', details: {} });
      if (agentStateOf(model).state === 'ready') apply({ type: 'chose', choice: { state: 'not-ready', reason: 'technical' } });
    },
    stop: () => cancelHeartbeat(),
  };
}
