import { projectOf } from '../shared/ipc/project-of.ts';
import { app, powerMonitor, session } from 'electron/main';
import { userInfo } from 'node:os';
import path from 'node:path';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../shared/domain/registration/shipped/index.ts';
import { SHIPPED_SCRIPTS } from '../shared/domain/script/shipped/index.ts';
import { DEFAULT_SETTINGS } from '../shared/ipc/default-settings.ts';
import { printPage } from './windows/print-page.ts';
import { numberThread } from './app/guard/number-thread.ts';
import { queueThread } from './app/acd/queue-thread.ts';
import { createConnectPbx } from './pbx/ami-connection.ts';
import { systemAuthorities } from './sip/system-authorities.ts';
import { holidayThread } from './app/guard/holidays.ts';
import { composeCore } from './app/compose.ts';
import type { Core } from './app/core.ts';
import { firstScreenAfter } from '../shared/ipc/first-screen.ts';
import { initialState } from '../shared/ipc/initial-state.ts';
import type { CommandLine } from './app/command-line.ts';
import { readProvisioning } from './app/provisioning-file.ts';
import { createDataFile } from './db/data-file.ts';
import type { StartWorker } from './db/worker-link.ts';
import type { Front } from './front.ts';
import { createCallRecorder } from './media/call-recorder.ts';
import { createMediaControl } from './media/create-media-control.ts';
import { MediaClient } from './media/media-client.ts';
import { createRecordingStore } from './media/recording-file.ts';
import { createRemoteMedia } from './media/remote-media.ts';
import { unreadableHeadsets } from './platform/hidraw.ts';
import { systemClock, systemTimers } from './platform/clock.ts';
import { createNotifier } from './platform/dbus/notifier.ts';
import { createSessionBus } from './platform/dbus/session-bus.ts';
import { firstScreenKeeper } from './platform/first-screen-file.ts';
import { createDesktop } from './platform/desktop.ts';
import { newId } from './platform/ids.ts';
import { hashPassword, verifyPassword } from './platform/passwords.ts';
import { createSecretStore } from './platform/secrets.ts';
import { watchMachine } from './platform/watch-machine.ts';
import { createWords } from './platform/words.ts';
import { createPhoneLines } from './phone-lines.ts';
import { PRACTICE_SCENARIOS } from './practice/scenarios/index.ts';
import { claimLinks, createAtHand } from './windows/at-hand.ts';
import { setGlobalShortcuts } from './windows/hotkeys.ts';
import { createMediaWindow } from './windows/media-window.ts';
import { createHeadsetAccess } from './windows/headset-access.ts';
import { trustTurnServers } from './windows/turn-certificates.ts';

export type RunningApplication = {
  readonly bringToFront: () => void;
  readonly prepareNumber: (link: string) => void;
  /** A call rings, is dialled or goes on. */
  readonly inCall: () => boolean;
  readonly openHandOver: (file: string) => void;
  /** Ends calls, closes session and data; resolves when everything is on disk. */
  readonly stop: () => Promise<void>;
};

/** The window is usable by then; until then one data thread does everything. */
const READER_AFTER_MS = 600;
/** Sound is there after this time in ms, even when the agent's window is not. */
const MEDIA_AT_LATEST_MS = 3_000;

function firstAgentName(): string {
  try {
    const { username } = userInfo();
    return username === 'root' || username === '' ? 'Agent' : username.charAt(0).toUpperCase() + username.slice(1);
  } catch {
    return 'Agent';
  }
}

/** Puts together what stands behind the agent window: media, SIP, data; in the order that lets the window be usable first. */
export function startApplication(commandLine: CommandLine, front: Front, dataThread: StartWorker): RunningApplication {
  const { log, folder } = front;
  log.info(`Balie ${app.getVersion()} starts`, { electron: process.versions.electron, platform: process.platform });

  const mediaWindow = createMediaWindow({ session: session.defaultSession, log, agentContents: () => front.window()?.contents() ?? null });
  trustTurnServers(session.defaultSession, () => (core?.state().lines ?? []).map(({ account }) => account), log);
  const mediaClient = new MediaClient((message) => log.warn(message));
  mediaWindow.onPort((port) => mediaClient.attach(port));
  mediaClient.events.on('stalled', ({ op }) => mediaWindow.restart(`no answer to ${op}`));
  const remoteMedia = createRemoteMedia(mediaClient, (message) => log.warn(message));
  const media = createMediaControl(mediaClient, remoteMedia, (message) => log.warn(message));

  let painted: () => void = () => undefined;
  const whenPainted = new Promise<void>((resolve) => {
    painted = resolve;
  });
  let core: Core | null = null;
  const showWindow = (): void => front.open().focus();
  const words = createWords((call) => (core === null ? '' : (projectOf(core.state(), call.projectId)?.name ?? '')));
  const sessionBus = createSessionBus(process.env, log);
  const atHand = createAtHand({
    preload: path.join(front.bundleFolder, '..', 'preload', 'bar.cjs'),
    positionFile: path.join(folder, 'call-bar.json'),
    words: words.tray,
    inView: () => front.window()?.inView() ?? false,
    showWindow,
    sessionBus,
    log,
  });
  const settings = { ...DEFAULT_SETTINGS, language: commandLine.language ?? front.firstScreen.language ?? systemLanguage(), theme: front.firstScreen.theme };
  const keepFirstScreen = firstScreenKeeper(folder);
  const foreseeFirstScreen = (): void => {
    if (core?.state().startup.phase === 'ready') keepFirstScreen(firstScreenAfter(core.state()));
  };
  const desktop = createDesktop(front.window, atHand.mayRaise, createNotifier(sessionBus, log), createNotifier(sessionBus, log));
  const initial = initialState(settings, PRACTICE_SCENARIOS.map(({ id, title, goal }) => ({ id, title, goal })), systemClock.now());
  const lines = createPhoneLines({
    media: remoteMedia,
    control: media,
    audioFolder: path.join(front.bundleFolder, 'practice-audio'),
    version: app.getVersion(),
    state: () => core?.state() ?? initial,
    clock: systemClock,
    newId,
    log,
  });

  core = composeCore({
    initial,
    dataFile: createDataFile({ folder, clock: systemClock, log, startWorker: dataThread, readerAfterMs: READER_AFTER_MS }),
    dataFolder: folder,
    media,
    recorder: createCallRecorder(mediaClient, remoteMedia, (message) => log.warn(message)),
    statsOf: (callId) => remoteMedia.statsOfCall(callId),
    reportFolder: path.join(folder, 'reports'),
    versions: { balie: app.getVersion(), electron: process.versions['electron'] ?? '', chrome: process.versions['chrome'] ?? '', node: process.versions.node, platform: `${process.platform} ${process.arch}` },
    printPage,
    recordingFiles: createRecordingStore(path.join(folder, 'recordings')),
    sipEngine: lines.sipEngine,
    practiceLine: lines.practiceLine,
    testRegistration: lines.testRegistration,
    secrets: createSecretStore(path.join(folder, 'telephone-password.bin'), log),
    mailSecrets: createSecretStore(path.join(folder, 'mail-passwords.bin'), log),
    handOverSecrets: createSecretStore(path.join(folder, 'hand-over-key.bin'), log),
    passwords: { hash: hashPassword, verify: verifyPassword },
    desktop,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    holidays: holidayThread(log),
    numberFile: numberThread(log),
    queueFile: queueThread(log),
    connectPbx: createConnectPbx(systemAuthorities),
    pbxSecrets: createSecretStore(path.join(folder, 'pbx-secret.bin'), log),
    headsetAccess: createHeadsetAccess(session.defaultSession, unreadableHeadsets),
    clock: systemClock,
    timers: systemTimers,
    newId,
    log,
    words,
    scripts: SHIPPED_SCRIPTS,
    forms: { forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES },
    practiceContacts: lines.practiceContacts,
    firstAgentName: firstAgentName(),
    languageOverride: commandLine.language,
    provisioning: () => readProvisioning(commandLine.provisionFile),
    onSettings: (changed) => {
      setGlobalShortcuts(changed.globalShortcuts, changed.keys, (action) => core?.shortcut(action), log);
      claimLinks(changed);
    },
    onPainted: () => {
      painted();
      foreseeFirstScreen();
    },
    send: front.send,
  });
  const composed = core;
  const started = composed.start().then(() => {
    if (commandLine.link !== null) composed.prepareNumber(commandLine.link);
    if (commandLine.handOver !== null) composed.openHandOver(path.resolve(commandLine.handOver));
  });
  front.connect({ dispatch: composed.dispatch, mayClose: composed.mayClose, recordingFile: composed.recordingFile, goesToTray: atHand.goesToTray, onViewChanged: atHand.follow, bar: atHand.bar });

  // A second process that loads, and a tray that is drawn, would make the first window late; whoever needs sound waits for it.
  const late = setTimeout(painted, MEDIA_AT_LATEST_MS);
  void Promise.allSettled([started, whenPainted]).then(() => {
    clearTimeout(late);
    mediaWindow.start();
    atHand.start(composed);
  });

  powerMonitor.on('suspend', () => log.info('the machine goes to sleep'));
  powerMonitor.on('resume', () => composed.reconnect('woke'));
  powerMonitor.on('lock-screen', () => composed.computerLocked());
  powerMonitor.on('unlock-screen', () => composed.reconnect());
  watchMachine(composed.reconnect, log);

  return {
    bringToFront: showWindow,
    prepareNumber: (link) => composed.prepareNumber(link),
    inCall: () => composed.state().calls.calls.some(({ phase }) => phase !== 'ended'),
    openHandOver: (file) => composed.openHandOver(file),
    stop: async () => {
      foreseeFirstScreen();
      mediaWindow.keepDown();
      await composed.stop();
      atHand.destroy();
      sessionBus.close();
      mediaWindow.destroy();
      front.window()?.destroy();
    },
  };
}

function systemLanguage(): 'en' | 'nl' {
  return app.getPreferredSystemLanguages().some((language) => language.startsWith('nl')) ? 'nl' : 'en';
}
