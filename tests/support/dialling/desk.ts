// An agent's desk out of the application's own parts, from the list to the INVITE: the entry in hand, the telephone, and who may be called.
// What is left out is what no rule asks for: the window, sound, registrations.
import { v7 } from 'uuid';
import { createCallDesk } from '../../../electron/app/call-desk.ts';
import { createListWork, type WorkHandle } from '../../../electron/app/call-list/list-work.ts';
import { createCallStore } from '../../../electron/app/call-store.ts';
import type { ContactDesk } from '../../../electron/app/contact-desk.ts';
import { createCustomerDesk } from '../../../electron/app/customer-desk.ts';
import { createFloor } from '../../../electron/app/floor.ts';
import { createGuardDesk } from '../../../electron/app/guard/guard-desk.ts';
import { createHolidays } from '../../../electron/app/guard/holidays.ts';
import type { DataPort } from '../../../electron/app/ports/data-port.ts';
import { createProjectDesk } from '../../../electron/app/project-desk.ts';
import { createStateStore, type StateStore } from '../../../electron/app/state-store.ts';
import type { Visibility } from '../../../electron/app/visibility.ts';
import type { SipEngine } from '../../../electron/sip/sip-engine.ts';
import type { CallEffect } from '../../../shared/domain/call/call-effects.ts';
import type { Call } from '../../../shared/domain/call/call.ts';
import type { GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/default-settings.ts';
import { initialState } from '../../../shared/ipc/initial-state.ts';
import { brandId, type AgentId, type CallId, type ContactId, type ProjectId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import { createFakeMedia, createTestLog } from '../fake-platform.ts';
import { createFakeSipEngine, type FakeSipEngine } from '../fake-sip-engine.ts';
import type { FakeClock } from '../fake-clock.ts';
import type { World } from './world.ts';

/** What of a call is on record for whoever asks later. */
export type Records = {
  readonly began: (call: Call, contactId: ContactId | null, agentId: AgentId) => void;
  readonly changed: (call: Call) => void;
};

export type SimulatedDesk = {
  readonly agentId: AgentId;
  readonly store: StateStore;
  readonly work: WorkHandle;
  readonly sip: FakeSipEngine;
  readonly projectId: () => ProjectId;
  /** Works for this project from now on. */
  readonly choose: (projectId: string) => Promise<void>;
  readonly closed: Set<string>;
  /** Everything that was asked of it is done. */
  readonly settled: () => Promise<void>;
  /** Gone without a word. */
  readonly vanish: () => void;
  readonly failures: readonly string[];
};

export async function createDesk({ world, port, clock, agentId, rules, zone, records, onAsked, onInvite, onGivenUp, onRefused }: {
  readonly world: World;
  readonly port: DataPort;
  readonly clock: FakeClock;
  readonly agentId: AgentId;
  readonly rules: () => GuardRules;
  readonly zone: () => string;
  readonly records: Records;
  /** The list asks the telephone for a call. */
  readonly onAsked: (target: string) => void;
  /** A call is about to leave. */
  readonly onInvite: (desk: SimulatedDesk, target: string) => void;
  /** A call is given up before anybody answered. */
  readonly onGivenUp: (desk: SimulatedDesk) => void;
  readonly onRefused: (code: string) => void;
}): Promise<SimulatedDesk> {
  let alive = true;
  const data = (): DataPort => port;
  const log = createTestLog();
  const failures: string[] = [];
  const start = initialState(DEFAULT_SETTINGS, [], clock.now());
  const agent = { id: agentId, name: 'Ans', role: 'agent', active: true, hasPassword: false } as const;
  const store = createStateStore({ ...start, line: { state: 'registered', user: '1001' }, session: { ...start.session, agent, state: { state: 'ready', reason: null }, next: { state: 'ready' } } });
  const timers = { after: (ms: number, run: () => void) => clock.timers.after(ms, () => alive && run()), every: clock.timers.every };
  const sip = createFakeSipEngine({ clock, newId: v7 });
  const engine: SipEngine = {
    ...sip,
    dial: async (callId, target, options) => {
      onInvite(desk, target);
      return sip.dial(callId, target, options);
    },
  };
  const notices = {
    show: () => undefined, dismiss: () => undefined, solve: () => undefined,
    // What is dialled by itself may be refused: that is told and no failure.
    report: (what: string, error: unknown) => (isAppError(error) ? onRefused(error.code) : void failures.push(`${what}: ${error instanceof Error ? (error.stack ?? '') : JSON.stringify(error)}`)),
  };
  const projects = createProjectDesk({ hasScript: () => true, hasForm: () => true, hasOutcomes: () => true, readForms: () => Promise.resolve(), data, store, clock, newId: v7, onChanged: () => undefined, zone });
  await projects.load(null);
  let projectId = brandId<ProjectId>(world.projects[0]?.id ?? '');
  const customers = createCustomerDesk({ data, contacts: {} as ContactDesk, visibility: { maySee: () => Promise.resolve(true) } as unknown as Visibility, clock, newId: v7, agentId: () => agentId, practice: () => false });
  const holidays = createHolidays((country) => Promise.resolve((world.holidays[country] ?? []).map((date) => ({ date, name: { en: date, nl: date } }))), () => ({ country: 'NL', zone: zone() }));
  const purposeOf = (id: ProjectId) => world.projects.find((each) => each.id === id)?.purpose ?? 'service';
  const guard = createGuardDesk({ data, store, deceased: customers.dialRefusal, purposeOf, planOf: projects.planOf, callbacks: () => [], holidays, visibility: { contact: (contact) => contact }, rules, zone, agentId: () => agentId, newId: v7, clock });

  const expected = new Map<CallId, ContactId>();
  const closed = new Set<string>();
  const runEffect = (effect: CallEffect): void => {
    const call = 'callId' in effect ? store.get().calls.calls.find(({ id }) => id === effect.callId) : undefined;
    if (call === undefined) return;
    if (effect.type === 'begin-interaction') records.began(call, expected.get(call.id) ?? null, agentId);
    if (effect.type === 'persist-call') records.changed(call);
  };
  const calls = createCallStore({ store, media: createFakeMedia().control, runEffect, onEvent: () => undefined, onCallsChanged: () => list.follow(), log });
  const floor = createFloor({ store, engine: () => engine, holdRefused: () => undefined });
  const phone = createCallDesk({
    ...{ data, store, calls, engine: () => engine, floor, accountFor: () => undefined, projectOf: () => projectId, callerIdOf: (id) => projects.planOf(id).callerId, practice: () => false, clock, newId: v7 },
    contacts: { expect: (callId: CallId, contactId: ContactId) => void expected.set(callId, contactId) } as ContactDesk,
    mayDial: (id, contactId, number, target) => projects.dialRefusal(id, contactId, number) ?? guard.mayDial(id, contactId, number, target),
  });
  sip.events.on('call', (event) => {
    if (!alive) return;
    if (event.type === 'ended' && event.end.cause === 'cancelled-here') onGivenUp(desk);
    calls.dispatch(event);
  });
  const list = createListWork({
    ...{ data, store, notices, clock, timers, newId: v7, zone, agentId: () => agentId, projectId: () => projectId, planOf: projects.planOf, purposeOf, guardRules: rules, holidaysOf: holidays.of },
    calls: () => ({
      ...phone,
      dial: (target, ...more) => {
        onAsked(target);
        return phone.dial(target, ...more);
      },
    }),
    interactions: {
      calledFrom: () => Promise.resolve(ok()),
      closeIncomplete: (id) => {
        closed.add(id);
        return Promise.resolve(ok());
      },
      find: (id) => ({ state: closed.has(id) ? 'completed' : 'handling' }) as never,
    },
    refresh: () => Promise.resolve(),
    ...{ whoAsks: () => ({}) as never, desktop: {} as never, saveTitle: () => '' },
  });
  const desk: SimulatedDesk = {
    ...{ agentId, store, work: list, sip, closed, failures },
    projectId: () => projectId,
    choose: async (id) => {
      projectId = brandId<ProjectId>(id);
      await list.inTurn(list.moved);
    },
    settled: () => list.inTurn(() => Promise.resolve()),
    vanish: () => {
      alive = false;
    },
  };
  return desk;
}
