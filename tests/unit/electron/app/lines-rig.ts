import { SERVICE_PROJECT } from '../../../../shared/domain/project/default-projects.ts';
import { createCallDesk, type CallDesk } from '../../../../electron/app/call-desk.ts';
import { createCallStore } from '../../../../electron/app/call-store.ts';
import { createConferenceDesk, type ConferenceDesk } from '../../../../electron/app/conference-desk.ts';
import type { ContactDesk } from '../../../../electron/app/contact-desk.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/ipc/default-settings.ts';
import { createFloor } from '../../../../electron/app/floor.ts';
import { initialState } from '../../../../shared/ipc/initial-state.ts';
import type { DataPort } from '../../../../electron/app/ports/data-port.ts';
import { createStateStore, type StateStore } from '../../../../electron/app/state-store.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeMedia, createTestLog } from '../../../support/fake-platform.ts';
import { createFakeSipEngine, type FakeSipEngine } from '../../../support/fake-sip-engine.ts';

export type LinesRig = {
  readonly desk: CallDesk;
  readonly conferences: ConferenceDesk;
  readonly engine: FakeSipEngine;
  readonly store: StateStore;
  readonly clock: ReturnType<typeof createFakeClock>;
  readonly mixed: () => readonly (readonly CallId[])[];
  readonly call: (id: CallId) => Call | undefined;
  readonly refusedHolds: readonly CallId[];
  /** Rings and is answered. */
  readonly talk: () => Promise<CallId>;
};

/** The desks that several calls go through, on a line without a network. */
export function linesRig({ practice = false, country = 'NL' } = {}): LinesRig {
  const clock = createFakeClock(1_000_000);
  let made = 100;
  const newId = (): string => `00000000-0000-7000-8000-000000000${++made}`;
  const store = createStateStore({
    ...initialState({ ...DEFAULT_SETTINGS, country }, [], 0),
    line: { state: 'registered', user: '1001' },
  });
  const engine = createFakeSipEngine({ clock, newId });
  const media = createFakeMedia();
  const refusedHolds: CallId[] = [];
  const floor = createFloor({
    store,
    engine: () => engine,
    holdRefused: ({ id }) => {
      refusedHolds.push(id);
      engine.setMuted(id, true);
    },
  });
  const calls = createCallStore({
    store,
    media: media.control,
    log: createTestLog(),
    runEffect: () => undefined,
    onEvent: () => undefined,
    onCallsChanged: () => {
      floor.follow();
      conferences.follow();
    },
  });
  const conferences = createConferenceDesk({
    store,
    calls,
    engine: () => engine,
    floor,
    media: media.control,
    clock,
    timers: clock.timers,
    newId,
  });
  const desk = createCallDesk({
    mayDial: () => null,
    callerIdOf: () => '',
    data: () => ({ calls: { lastDialled: () => Promise.resolve('112') } }) as unknown as DataPort,
    store,
    calls,
    contacts: { expect: () => undefined } as unknown as ContactDesk,
    engine: () => engine,
    floor,
    accountFor: () => (store.get().line.state === 'registered' ? undefined : null),
    projectOf: () => SERVICE_PROJECT.id,
    practice: () => practice,
    clock,
    newId,
  });
  engine.events.on('incoming', desk.incoming);
  engine.events.on('call', (event) => {
    if (!conferences.hears(event)) calls.dispatch(event);
  });
  return {
    desk,
    conferences,
    engine,
    store,
    clock,
    mixed: media.mixed,
    call: (id) => store.get().calls.calls.find((call) => call.id === id),
    refusedHolds,
    talk: async () => {
      const id = engine.ring();
      await desk.answer(id);
      return id;
    },
  };
}
