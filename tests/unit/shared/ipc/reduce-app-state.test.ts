import { NO_QUEUE_LIVE } from '../../../../shared/domain/acd/queue-live.ts';
import { DEFAULT_FEATURES } from '../../../../shared/domain/account/phone-features.ts';
import fc from 'fast-check';
import { DEFAULT_SOUND } from '../../../../shared/media/default-sound.ts';
import { expect, test } from 'vitest';
import { NO_CALLS } from '../../../../shared/domain/call/call.ts';
import { reduceCalls } from '../../../../shared/domain/call/call-reducer.ts';
import { DARK } from '../../../../shared/domain/headset/headset.ts';
import { newInteraction } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import { NO_RECORDING } from '../../../../shared/domain/recording/recording.ts';
import { NO_CONTACT_FILES } from '../../../../shared/domain/contact-file/import-job.ts';
import { SERVICE_FORM } from '../../../../shared/domain/registration/service-form.ts';
import { STARTER_SCRIPT } from '../../../../shared/domain/script/starter-script.ts';
import type { AppState, InteractionView, StateEvent } from '../../../../shared/ipc/app-state.ts';
import { reduceAppState } from '../../../../shared/ipc/reduce-app-state.ts';
import { brandId, type AgentId, type ProjectId } from '../../../../shared/lib/brand.ts';
import { DUTCH_RULES } from '../../../../shared/domain/guard/guard-rules.ts';
import { anyCallEvents, callId, eventsOf, interactionId, remote, started } from '../domain/call-samples.ts';

const initial: AppState = {
  startup: { phase: 'starting' },
  account: { kind: 'none', sip: null, passwordInMemoryOnly: false },
  line: { state: 'off' },
  contactFiles: NO_CONTACT_FILES,
  bulk: null,
  queue: { state: 'off', reason: null, answer: null, retryAt: null },
  queueLive: NO_QUEUE_LIVE,
  queueFile: null,
  lines: [],
  agreements: [],
  callbacks: { due: [], inHand: null, opened: null },
  callLists: { lists: [], filling: null, work: null, pace: null },
  guard: { rules: DUTCH_RULES, importing: null, refused: null, offered: [] },
  dispatches: [],
  handOver: null,
  news: [],
  projects: [],
  verifyRules: {},
  session: {
    agent: null,
    state: { state: 'logged-out', reason: null },
    since: 0,
    next: { state: 'ready' },
    agents: [],
  },
  recentCalls: [],
  figures: { calls: 0, averageHandleMs: null, afterCallMs: 0, missedUnseen: 0 },
  targets: [],
  devices: {
    microphones: [],
    speakers: [],
    microphone: '',
    speaker: '',
    ringer: '',
    chosenNames: { microphone: '', speaker: '', ringer: '' },
    inUse: { microphone: '', speaker: '', ringer: '' },
    microphoneProblem: 'none',
    microphoneOpen: false,
    microphoneSilent: false,
  },
  sound: { settings: DEFAULT_SOUND, ownRing: false, selfTest: { phase: 'idle', heard: null } },
  headset: { headsets: [], inUse: null, lights: DARK, lastPressed: null, choices: null, allowed: [], unreadable: [] },
  settings: {
    language: 'en',
    theme: 'system',
    dialLinksAtOnce: false,
    globalShortcuts: false,
    keys: {},
    minimiseToTray: false,
    callBar: true,
    handleLinks: false,
    country: 'NL',
  },
  prepared: null,
  practice: { scenarios: [], nextCallAt: null, caption: '' },
  notices: [],
  project: null,
  backups: [],
  recordings: [],
  recordingPolicy: NO_RECORDING,
  directory: [],
  presence: {},
  features: DEFAULT_FEATURES,
  atHand: {
    doNotDisturb: false,
    forwarding: { always: '', busy: '', noAnswer: '' },
    messages: null,
    parked: [],
    answeredByItself: null,
  },
  quality: [],
  talk: [],
  customFields: [],
  access: { hideNumbersFrom: [], lockAfterMinutes: 0, showFiguresOfOthers: false },
  notReadyReasons: [],
  locked: false,
  calls: NO_CALLS,
  interactions: [],
};

const view = (n: number, at = 0): InteractionView => ({
  ...newInteraction({
    id: interactionId(n),
    callId: callId(n),
    projectId: brandId<ProjectId>('p'),
    agentId: brandId<AgentId>('a'),
    direction: 'in',
    remote,
    at,
    script: STARTER_SCRIPT,
    form: SERVICE_FORM,
    today: '2026-01-15',
  }),
  contact: null,
});
const shown = (n: number, at = 0): StateEvent => ({ type: 'interaction', interaction: view(n, at) });
const closed = (n: number): StateEvent => ({ type: 'interaction-closed', interactionId: interactionId(n) });

test('a slice is replaced as a whole and everything else stays the same object', () => {
  const next = reduceAppState(initial, { type: 'slice', name: 'line', value: { state: 'registered', user: '1001' } });
  expect(next).toEqual({ ...initial, line: { state: 'registered', user: '1001' } });
  const { line: _line, ...rest } = next;
  for (const [name, value] of Object.entries(rest)) expect(value).toBe(initial[name as keyof AppState]);
});

test('a call event goes through the reducer of the calls', () => {
  const events = eventsOf(1, [started('in'), { type: 'answering' }]);
  const state = events.reduce((before, event) => reduceAppState(before, { type: 'call', event }), initial);
  expect(state.calls).toEqual(events.reduce(reduceCalls, NO_CALLS));
  expect(state.calls.calls).toHaveLength(1);
});

test('interactions keep their place, are replaced by id and go when closed', () => {
  const state = [shown(1), shown(2), shown(1, 5), closed(2), shown(3), closed(9)].reduce(reduceAppState, initial);
  expect(state.interactions).toEqual([view(1, 5), view(3)]);
});

const anyEvent: fc.Arbitrary<StateEvent> = fc.oneof(
  fc.boolean().map((on): StateEvent => ({
    type: 'slice',
    name: 'line',
    value: on ? { state: 'registered', user: '1001' } : { state: 'off' },
  })),
  fc.nat(9).map((calls): StateEvent => ({ type: 'slice', name: 'figures', value: { ...initial.figures, calls } })),
  fc
    .string()
    .map((caption): StateEvent => ({ type: 'slice', name: 'practice', value: { ...initial.practice, caption } })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(9)).map(([n, at]) => shown(n, at)),
  fc.integer({ min: 1, max: 3 }).map(closed),
);

test('a mirror that starts from a snapshot at any moment, sent through JSON, ends in the state of the original', () => {
  const events = fc.tuple(fc.array(anyEvent), anyCallEvents).chain(([others, calls]) => {
    const all: readonly StateEvent[] = [...others, ...calls.map((event): StateEvent => ({ type: 'call', event }))];
    return fc.shuffledSubarray([...all], { minLength: all.length });
  });
  fc.assert(
    fc.property(events, fc.nat(), (all, n) => {
      const at = all.length === 0 ? 0 : n % all.length;
      const snapshot = all.slice(0, at).reduce(reduceAppState, initial);
      const copy = JSON.parse(JSON.stringify(snapshot)) as AppState;
      const published = JSON.parse(JSON.stringify(all.slice(at))) as readonly StateEvent[];
      expect(published.reduce(reduceAppState, copy)).toEqual(all.reduce(reduceAppState, initial));
    }),
  );
});
