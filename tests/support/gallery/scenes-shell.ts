import type { BackupInfo } from '../../../shared/ipc/app-state.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { FATIMA, JOHAN, TEST_NOW, testAgent, testAppState } from '../app-state.ts';
import type { Scene } from './scenes.ts';

const DAY = 86_400_000;
const BACKUPS: readonly BackupInfo[] = [
  { name: 'balie-2026-11-22.db', at: TEST_NOW - 5 * 3_600_000, bytes: 48_210_000, kind: 'daily' },
  { name: 'balie-2026-11-21.db', at: TEST_NOW - DAY, bytes: 47_932_000, kind: 'daily' },
  { name: 'balie-before-0004.db', at: TEST_NOW - 2 * DAY, bytes: 46_100_000, kind: 'migration' },
  { name: 'balie-manual-1.db', at: TEST_NOW - 400 * DAY, bytes: 812_000, kind: 'manual' },
];
const EVERYBODY = [
  testAgent({ hasPassword: true }),
  JOHAN,
  FATIMA,
  testAgent({ ...JOHAN, id: FATIMA.id, name: 'Bart Nieuwenhuijzen', active: false }),
];
const NO_ACCOUNT = { kind: 'none', sip: null, passwordInMemoryOnly: false } as const;

const press = (name: string): void => {
  const button = [...document.querySelectorAll('button, [role=tab], [role=combobox]')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent).trim().includes(name),
  );
  if (!(button instanceof HTMLElement)) throw new Error(`no button ${name}`);
  button.click();
};
const failed = (
  problem: 'database-corrupt' | 'database-from-future' | 'disk-full' | 'provisioning-invalid',
  details: Record<string, string | number> = {},
): Scene => ({
  state: () =>
    testAppState({
      startup: { phase: 'failed', problem, file: '/home/sanne/.config/balie/data/balie.db', details, backups: BACKUPS },
    }),
});
const settingsScene = (
  tab: 'account' | 'sound' | 'general' | 'people' | 'data',
  state: Scene['state'],
  more?: Scene['act'],
): Scene => ({
  state,
  act: (fake, connection) => {
    connection.view.getState().open(tab);
    if (more !== undefined) setTimeout(() => more(fake, connection), 700);
  },
});
const people = () => {
  const base = testAppState();
  return testAppState({ session: { ...base.session, agent: EVERYBODY[0] ?? null, agents: EVERYBODY } });
};

export const SHELL_SCENES: Readonly<Record<string, Scene>> = {
  idle: { state: () => testAppState() },
  'first-run': { state: () => testAppState({ account: NO_ACCOUNT }) },
  'account-form': {
    state: () => testAppState({ account: NO_ACCOUNT }),
    act: () => document.querySelectorAll('button')[1]?.click(),
  },
  login: { state: () => testAppState({ session: { ...testAppState().session, agent: null, agents: EVERYBODY } }) },
  'startup-corrupt': failed('database-corrupt'),
  'startup-future': failed('database-from-future', { found: 12, supported: 7 }),
  'startup-disk-full': failed('disk-full'),
  'startup-provisioning': failed('provisioning-invalid', {
    field: 'account.server',
    reason: 'must start with ws:// or wss://',
  }),
  'settings-account': settingsScene('account', () => testAppState()),
  'settings-account-failed': settingsScene(
    'account',
    () => testAppState(),
    (fake) => {
      fake.on('account.test', () => err(appError('credentials-refused', 'refused')));
      press('Test');
    },
  ),
  'settings-sound': settingsScene(
    'sound',
    () => testAppState(),
    (fake) => fake.levels({ callId: null, microphone: 0.22, speaker: 0 }),
  ),
  'settings-sound-refused': settingsScene('sound', () =>
    testAppState({ devices: { ...testAppState().devices, microphoneProblem: 'refused' } }),
  ),
  'settings-account-advanced': settingsScene(
    'account',
    () => testAppState({ account: { ...testAppState().account, passwordInMemoryOnly: true } }),
    () => document.querySelector<HTMLElement>('form [aria-expanded=false]')?.click(),
  ),
  'settings-sound-open': settingsScene(
    'sound',
    () => testAppState(),
    () =>
      document
        .querySelector<HTMLElement>('[data-view] [role=combobox]')
        ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })) &&
      document.querySelector<HTMLElement>('[data-view] [role=combobox]')?.click(),
  ),
  'settings-person-open': settingsScene('people', people, () =>
    document.querySelectorAll<HTMLElement>('[data-view] li button')[1]?.click(),
  ),
  'login-wrong-password': {
    state: () => testAppState({ session: { ...testAppState().session, agent: null, agents: EVERYBODY } }),
    act: (fake) => {
      fake.on('agent.logIn', () => err(appError('wrong-password', 'no match')));
      document.querySelectorAll<HTMLElement>('li button')[1]?.click();
      setTimeout(() => document.querySelector('form')?.requestSubmit(), 50);
    },
  },
  'settings-general': settingsScene('general', () => testAppState()),
  'settings-people': settingsScene('people', people),
  'settings-people-agent': settingsScene('people', () =>
    testAppState({ session: { ...testAppState().session, agent: JOHAN, agents: EVERYBODY } }),
  ),
  'settings-data': settingsScene('data', () => testAppState({ backups: BACKUPS })),
  'line-problem': {
    state: () =>
      testAppState({
        line: { state: 'not-registered', problem: 'credentials-refused', sipStatus: 403, field: null, retryAt: null },
      }),
  },
  'line-password': {
    state: () =>
      testAppState({
        line: { state: 'not-registered', problem: 'password-missing', sipStatus: null, field: null, retryAt: null },
      }),
  },
  'line-unreachable': {
    state: () =>
      testAppState({
        line: {
          state: 'not-registered',
          problem: 'server-unreachable',
          sipStatus: null,
          field: null,
          retryAt: Date.now() + 14_000,
        },
        notices: [{ id: '1', code: 'interrupted-call', severity: 'warning', details: {} }],
      }),
    act: (fake) => fake.on('account.test', () => ok({ user: '1001' })),
  },
};
