import { DEFAULT_FEATURES } from '../../../shared/domain/account/phone-features.ts';
import type { DirectoryEntry } from '../../../shared/domain/directory/directory-entry.ts';
import { DARK, type Headset } from '../../../shared/domain/headset/headset.ts';
import type { QualityInterval } from '../../../shared/domain/quality/quality-history.ts';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { RecordingEntry } from '../../../shared/ipc/commands/recording.ts';
import type { SettingsTab } from '../../../renderer/agent/bridge/view-store.ts';
import { brandId, type CallId, type DirectoryEntryId, type InteractionId, type RecordingId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import { answerQuestions } from '../interactions.ts';
import { testAppState } from '../app-state.ts';
import { ago, ANNA, GERMAN, id, inState, known, levels, remote, started, talking, withCalls } from './scenes-telephone.ts';
import type { Scene } from './scenes.ts';

const entry = (digit: number, name: string, address: string, department: string, given: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id: brandId<DirectoryEntryId>(`0190a000-0000-7000-8000-00000000050${digit}`),
  name,
  address,
  department,
  presence: true,
  provisioned: false,
  ...given,
});
const DIRECTORY: Partial<AppState> = {
  directory: [
    entry(1, 'Bea Vos', '2001', 'Finance'),
    entry(2, 'Christiaan van Wolffenbüttel-Oberkassel', '2002', 'Complaints and returns of large furniture'),
    entry(3, 'Facilities desk', '2003', '', { presence: false, provisioned: true }),
    entry(4, 'Fatima el Amrani', 'sip:fatima@pbx.example', 'Second line'),
    entry(5, 'Gerrit', '2005', 'Second line'),
  ],
  presence: { '2001': 'idle', '2002': 'talking', 'sip:fatima@pbx.example': 'ringing' },
};
const HEADSET: Headset = {
  key: 'h1',
  name: 'Jabra Engage 65',
  vendorId: 0x0b0e,
  productId: 0x0307,
  problem: 'none',
  controls: ['hook', 'mute', 'flash', 'redial'],
  lights: ['offHook', 'ring', 'mute', 'hold'],
};
const FEATURES: Partial<AppState> = {
  features: {
    ...DEFAULT_FEATURES,
    autoAnswerByHeader: true,
    voicemail: '*97',
    park: '*85',
    parkingSlots: '701-706',
    pickUp: '*8{number}',
    retrieve: '{number}',
    forwardAlwaysOn: '*72{number}',
    forwardAlwaysOff: '*73',
    forwardBusyOn: '*90{number}',
    forwardBusyOff: '*91',
    forwardNoAnswerOn: '*92{number}',
    forwardNoAnswerOff: '*93',
  },
  atHand: {
    doNotDisturb: true,
    forwarding: { always: '', busy: '0201234567', noAnswer: '' },
    messages: { waiting: true, fresh: 3, old: 12 },
    parked: ['701', '702', '703', '704', '705', '706'].map((slot, index) => ({ slot, taken: index === 1 })),
    answeredByItself: null,
  },
};
const INTERVALS: readonly (QualityInterval | null)[] = Array.from({ length: 60 }, (_, index) =>
  index > 22 && index < 28 ? null : [index > 40 && index < 48 ? 24 + (index % 5) : 41 + (index % 3), 10, 0, 12, 40],
);
const recording = (digit: number, minutes: number, given: Partial<RecordingEntry> = {}): RecordingEntry => ({
  id: brandId<RecordingId>(`0190a000-0000-7000-8000-00000000060${digit}`),
  callId: brandId<CallId>(id(1)),
  interactionId: brandId<InteractionId>(id(1)),
  at: ago(minutes * 60),
  durationMs: 154_000,
  pauses: [{ fromMs: 40_000, toMs: 61_000 }],
  interrupted: false,
  agentName: 'Sanne de Wit',
  ...given,
});
const PEAKS = Array.from({ length: 240 }, (_, index) => Math.abs(Math.sin(index * 1.7) * Math.sin(index / 9)) * (index > 62 && index < 96 ? 0 : 0.5));

const press = (...names: readonly string[]) => (): void => {
  names.forEach((name, index) =>
    setTimeout(() => {
      const found = [...document.querySelectorAll<HTMLElement>('button, [role=tab], summary')].find((each) =>
        new RegExp(name).test(each.getAttribute('aria-label') ?? each.textContent),
      );
      if (found === undefined) throw new Error(`no button ${name}`);
      found.click();
    }, index * 60),
  );
};
const settings = (tab: SettingsTab, change: Partial<AppState>, more?: NonNullable<Scene['act']>, prepare: Scene['prepare'] = answerQuestions): Scene => ({
  state: () => testAppState(change),
  prepare,
  act: (fake, connection) => {
    connection.view.getState().open(tab);
    if (more !== undefined) setTimeout(() => more(fake, connection), 700);
  },
});
const ANNA_TALKS = talking(remote('+31612345678'), ANNA, 134);
const typed = (text: string): void => {
  const input = document.querySelector<HTMLInputElement>('[data-tall] input');
  if (input === null) throw new Error('no picker');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const callId = id(0);
const withDetails: Scene['prepare'] = (fake) => {
  answerQuestions(fake);
  fake.on('diagnosis.quality', () => ok(INTERVALS));
  fake.on('diagnosis.save', () => ok({ file: '/home/sanne/Documents/Balie/call-2026-11-22-0912.zip', causes: ['no-sound-sent'] }) as never);
};
const withRecordings: Scene['prepare'] = (fake) => {
  answerQuestions(fake);
  fake.on('recording.list', () => ok([recording(1, 30), recording(2, 300, { interrupted: true, pauses: [] }), recording(3, 3_000)]));
  fake.on('recording.waveform', () => ok({ peaks: PEAKS }));
};

/** What belongs to the telephone beside the call itself. */
export const HAND_SCENES: Readonly<Record<string, Scene>> = {
  'hand-consult': {
    state: () => withCalls([ANNA_TALKS], { ...inState('talking'), ...DIRECTORY }),
    prepare: answerQuestions,
    act: press('^(Consult|Ruggespraak)$'),
  },
  'hand-consult-typed': {
    state: () => withCalls([ANNA_TALKS], { ...inState('talking'), ...DIRECTORY }),
    prepare: answerQuestions,
    act: () => {
      press('^(Consult|Ruggespraak)$')();
      setTimeout(() => typed('fa'), 60);
    },
  },
  'hand-consult-ringing': {
    state: () => withCalls([ANNA_TALKS, [started('in', remote('+4915123456789'), 4), known(GERMAN)]], { ...inState('talking'), ...DIRECTORY }),
    prepare: answerQuestions,
    act: press('^(Transfer|Doorverbinden)$'),
  },
  'hand-note': {
    state: () =>
      withCalls(
        [
          [
            (call) => ({
              type: 'started',
              callId: call,
              at: ago(6),
              direction: 'in',
              interactionId: brandId<InteractionId>(call),
              remote: remote('+31612345678'),
              sipCallId: 'x',
              note: 'Wants her money back for the two lamps of order 4471-B; was promised a call on Monday, and nobody called.',
            }),
            known(ANNA),
          ],
        ],
        inState('ringing', 6),
      ),
  },
  'hand-recording': {
    state: () =>
      withCalls([ANNA_TALKS], {
        ...inState('talking'),
        recordingPolicy: { mode: 'on-demand', announcement: '', retentionDays: 90 },
        recordings: [{ callId, state: 'recording', since: ago(54) }],
        quality: [{ callId, level: 'good', problem: 'none', mos: 4.3 }],
      }),
    act: levels,
  },
  'hand-recording-paused': {
    state: () =>
      withCalls([ANNA_TALKS, [started('in', remote('+4915123456789'), 4), known(GERMAN)]], {
        ...inState('talking'),
        recordingPolicy: { mode: 'always', announcement: '', retentionDays: 90 },
        recordings: [{ callId, state: 'paused', since: ago(54) }],
        quality: [{ callId, level: 'bad', problem: 'receiving', mos: 2.1 }],
      }),
  },
  'hand-recording-off': {
    state: () =>
      withCalls([ANNA_TALKS], {
        ...inState('talking'),
        recordingPolicy: { mode: 'on-demand', announcement: '', retentionDays: 90 },
        quality: [{ callId, level: 'fair', problem: 'jitter', mos: 3.4 }],
      }),
  },
  'hand-panel': { state: () => withCalls([], { ...inState('ready'), ...FEATURES }), act: press('^(Telephone features|Telephone functions|Telefoonfuncties)') },
  'hand-details': {
    state: () => withCalls([], inState('ready')),
    prepare: withDetails,
    act: press('^(Sound and report|Geluid en verslag).*Anna', '^(Save (the )?(call )?report|Gespreksverslag opslaan)'),
  },
  'settings-directory': settings('directory', DIRECTORY),
  'settings-directory-open': settings('directory', DIRECTORY, press('Bea Vos')),
  'settings-headset': settings('headset', {
    headset: {
      headsets: [HEADSET, { ...HEADSET, key: 'h2', name: 'Plantronics Savi 7310 Office Wireless DECT', problem: 'refused' }],
      inUse: 'h1',
      lights: { ...DARK, offHook: true },
      lastPressed: { control: 'mute', change: 'on', key: '', count: 1 },
      choices: null,
      allowed: [],
      unreadable: [{ vendorId: 0x047f, productId: 0x02ee, name: 'EPOS Impact 1061' }],
    },
  }),
  'settings-headset-none': settings('headset', {}),
  'settings-calling': settings('calling', FEATURES),
  'settings-keys': settings('keys', {}),
  'settings-recording': settings(
    'recording',
    { recordingPolicy: { mode: 'always', announcement: '/home/sanne/announcement.wav', retentionDays: 90 } },
    undefined,
    withRecordings,
  ),
  'settings-queue': settings('account', {}, press('^(Queue|Wachtrij)')),
};
