import { NO_QUEUE_LIVE } from '../../shared/domain/acd/queue-live.ts';
import { DUTCH_RULES } from '../../shared/domain/guard/guard-rules.ts';
import { NO_PLAN } from '../../shared/domain/project/project-plan.ts';
import { DEFAULT_FEATURES } from '../../shared/domain/account/phone-features.ts';
import type { Agent } from '../../shared/domain/agent-state/agent-state.ts';
import { AUDIO_CODECS } from '../../shared/domain/account/account.ts';
import { SHIPPED_REASONS } from '../../shared/domain/agent-state/not-ready-reasons.ts';
import { OPEN_RULES } from '../../shared/domain/access/visibility.ts';
import { DARK } from '../../shared/domain/headset/headset.ts';
import { NO_CALLS } from '../../shared/domain/call/call.ts';
import { DEFAULT_SOUND } from '../../shared/media/default-sound.ts';
import { NO_RECORDING } from '../../shared/domain/recording/recording.ts';
import { NO_CONTACT_FILES } from '../../shared/domain/contact-file/import-job.ts';
import type { AppState } from '../../shared/ipc/app-state.ts';
import { brandId, type AgentId, type ProjectId } from '../../shared/lib/brand.ts';

/** The instant at which the states of the tests stand: 22 November 2026, 14:02:00 UTC. */
export const TEST_NOW = Date.UTC(2026, 10, 22, 14, 2, 0);

export function testAgent(change: Partial<Agent> = {}): Agent {
  return {
    id: brandId<AgentId>('0190a000-0000-7000-8000-000000000001'),
    name: 'Sanne de Wit',
    role: 'administrator',
    hasPassword: false,
    active: true,
    ...change,
  };
}

export const JOHAN = testAgent({
  id: brandId<AgentId>('0190a000-0000-7000-8000-000000000002'),
  name: 'Johan Bakker',
  role: 'agent',
  hasPassword: true,
});
export const FATIMA = testAgent({
  id: brandId<AgentId>('0190a000-0000-7000-8000-000000000003'),
  name: 'Fatima el Amrani-van der Heijden',
  role: 'supervisor',
  hasPassword: true,
});

/** A state at rest: one person logged in, a registered SIP line, no call. Tests change what matters to them. */
export function testAppState(change: Partial<AppState> = {}): AppState {
  const agent = testAgent();
  return {
    startup: { phase: 'ready' },
    account: {
      kind: 'sip',
      sip: {
        displayName: 'Sanne de Wit',
        uri: 'sip:1001@pbx.example',
        server: 'wss://pbx.example:8089/ws',
        authUser: '',
        tls: { caFile: '', rejectUnauthorized: true },
        iceServers: [],
        codecs: AUDIO_CODECS,
      },
      passwordInMemoryOnly: false,
    },
    contactFiles: NO_CONTACT_FILES,
    bulk: null,
    guard: { rules: DUTCH_RULES, importing: null, refused: null, offered: [] },
    callLists: { lists: [], filling: null, work: null, pace: null },
    lines: [],
    projects: [],
    verifyRules: {},
    line: { state: 'registered', user: '1001' },
    queue: { state: 'off', reason: null, answer: null, retryAt: null },
    queueLive: NO_QUEUE_LIVE,
    queueFile: null,
    session: {
      agent,
      state: { state: 'ready', reason: null },
      since: TEST_NOW,
      next: { state: 'ready' },
      agents: [agent],
    },
    recentCalls: [],
    directory: [],
    presence: {},
    figures: { calls: 0, averageHandleMs: null, afterCallMs: 0, missedUnseen: 0 },
    targets: [],
    devices: {
      microphones: [
        { id: 'mic-1', label: 'Jabra Engage 65' },
        { id: 'mic-2', label: 'Built-in microphone' },
      ],
      speakers: [
        { id: 'out-1', label: 'Jabra Engage 65' },
        { id: 'out-2', label: 'Built-in speakers' },
      ],
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
    project: {
      id: brandId<ProjectId>('0190a000-0000-7000-8000-0000000000f1'),
      key: 'default',
      name: 'Customer service',
      kind: 'service',
      purpose: 'service',
      active: true,
      wrapUpSeconds: 60,
      scriptId: 'starter-service',
      formId: null,
      outcomesId: null,
      plan: NO_PLAN,
    },
    backups: [],
    recordings: [],
    recordingPolicy: NO_RECORDING,
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
    dispatches: [],
    handOver: null,
    news: [],
    customFields: [],
    access: OPEN_RULES,
    notReadyReasons: SHIPPED_REASONS,
    locked: false,
    calls: NO_CALLS,
    interactions: [],
    ...change,
  };
}
