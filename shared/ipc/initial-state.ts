import { NO_QUEUE_LIVE } from '../domain/acd/queue-live.ts';
import { DUTCH_RULES } from '../domain/guard/guard-rules.ts';
import { initialAgentModel, agentStateOf } from '../domain/agent-state/agent-state-reducer.ts';
import { SHIPPED_REASONS } from '../domain/agent-state/not-ready-reasons.ts';
import { OPEN_RULES } from '../domain/access/visibility.ts';
import { DARK } from '../domain/headset/headset.ts';
import { DEFAULT_FEATURES } from '../domain/account/phone-features.ts';
import { NO_CONTACT_FILES } from '../domain/contact-file/import-job.ts';
import { NO_CALLS } from '../domain/call/call.ts';
import { DEFAULT_SOUND } from '../media/default-sound.ts';
import { NO_RECORDING } from '../domain/recording/recording.ts';
import type { AppState, PracticeState, Settings } from './app-state.ts';

/** The state before anything is known. */
export function initialState(settings: Settings, scenarios: PracticeState['scenarios'], now: number): AppState {
  return {
    startup: { phase: 'starting' },
    account: { kind: 'none', sip: null, passwordInMemoryOnly: false },
    line: { state: 'off' },
    contactFiles: NO_CONTACT_FILES,
    bulk: null,
    queue: { state: 'off', reason: null, answer: null, retryAt: null },
    queueLive: NO_QUEUE_LIVE,
    queueFile: null,
    lines: [],
    session: {
      agent: null,
      state: agentStateOf(initialAgentModel),
      since: now,
      next: initialAgentModel.next,
      agents: [],
    },
    calls: NO_CALLS,
    interactions: [],
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
    settings,
    prepared: null,
    practice: { scenarios, nextCallAt: null, caption: '' },
    notices: [],
    project: null,
    projects: [],
    verifyRules: {},
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
    agreements: [],
    callbacks: { due: [], inHand: null, opened: null },
    callLists: { lists: [], filling: null, work: null, pace: null },
    guard: { rules: DUTCH_RULES, importing: null, refused: null, offered: [] },
    dispatches: [],
    handOver: null,
    news: [],
    customFields: [],
    access: OPEN_RULES,
    notReadyReasons: SHIPPED_REASONS,
    locked: false,
  };
}
