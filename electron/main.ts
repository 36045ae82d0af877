import { app, BrowserWindow, Menu } from 'electron/main';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { handOverIn, linkIn, parseCommandLine } from './app/command-line.ts';
import { dataPaths } from './db/data-paths.ts';
import type { WorkerRequest } from './db/protocol.ts';
import { openFront } from './front.ts';
import type * as Application from './application.ts';
import type { RunningApplication } from './application.ts';
import { loadBundle } from './platform/compiled-bundle.ts';
import { firstScreenOf } from './platform/first-screen-file.ts';
import { startSpareThreads } from './platform/spare-threads.ts';
import { registerScheme } from './windows/security.ts';
import { outliveHelpers, quitOnSignals } from './windows/ending.ts';
import { MEDIA_SWITCHES } from './windows/media-window.ts';

/** Calls are hung up and data is on disk by then, or something hangs; in ms. */
const STOP_WITHIN_MS = 15_000;

/** A window that is not on screen by then does not hold up the rest. */
const SHOWN_WITHIN_MS = 1_500;
/** By then everything that a start needs was compiled. Keeping it stops this thread for some 30 ms: never in a call. */
const KEEP_COMPILED_AFTER_MS = 8_000;

const commandLine = parseCommandLine(process.argv.slice(1), process.env);
let running: RunningApplication | null = null;
/** A number that came before the application was there to take it. */
let earlyLink: string | null = null;
/** A hand-over file likewise. */
let earlyHandOver: string | null = null;
let quitting = false;
let stopped = false;

app.setName('Balie');
// The name under which Windows files our notifications and shortcuts; the installer uses the same.
if (process.platform === 'win32') app.setAppUserModelId('io.github.balie.softphone');
if (commandLine.userDataDir !== null) app.setPath('userData', path.resolve(commandLine.userDataDir));
// Electron's enableSandbox() would drop an explicit --no-sandbox, which root on a build machine needs.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Chromium writes its own date and time fields in the language of the process, whatever the page says. Unknown: the system's.
const language = commandLine.language ?? firstScreenOf(app.getPath('userData')).language;
if (language !== null) app.commandLine.appendSwitch('lang', language === 'en' ? 'en-GB' : language);
for (const [name, value] of MEDIA_SWITCHES) app.commandLine.appendSwitch(name, value);
registerScheme();
// Electron's own menu takes its time to build, and our window has none. On a Mac it carries the keys for copy and paste.
if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

function prepareNumber(link: string): void {
  if (running === null) earlyLink = link;
  else running.prepareNumber(link);
}

function openHandOver(file: string): void {
  if (running === null) earlyHandOver = file;
  else running.openHandOver(file);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args, folder) => {
    running?.bringToFront();
    const link = linkIn(args);
    if (link !== null) prepareNumber(link);
    const handOver = handOverIn(args);
    if (handOver !== null) openHandOver(path.resolve(folder, handOver));
  });
  // A Mac tells of a double-clicked file so, also before the application has loaded.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openHandOver(file);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    prepareNumber(url);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (stopped) return;
    // Asked again meanwhile, it still ends in order.
    if (quitting && running !== null) event.preventDefault();
    if (quitting) return;
    quitting = true;
    outliveHelpers();
    if (running === null) return;
    event.preventDefault();
    void Promise.race([running.stop(), setTimeout(STOP_WITHIN_MS)]).finally(() => {
      stopped = true;
      app.quit();
    });
  });
  // Not awaited at the top level: Electron holds "ready" back until this module has settled.
  void app.whenReady().then(async () => {
    quitOnSignals();
    const front = openFront();
    // This thread is also the one that brings the window on screen, so all that takes long comes after that.
    const shown = Promise.race([front.shown, setTimeout(SHOWN_WITHIN_MS)]);
    const compiled = path.join(front.folder, 'compiled');
    const loading = loadBundle<typeof Application>(path.join(front.bundleFolder, 'application.cjs'), compiled, shown);
    await shown;
    if (quitting) return;
    // The data are open by the time somebody asks for them.
    const opening: WorkerRequest = { type: 'open', ahead: true, setup: { role: 'writer', ...dataPaths(front.folder), at: Date.now() } };
    const dataThread = startSpareThreads(1, { bundle: 'db-worker.cjs', folder: compiled }, opening);
    const { exports: application, keepCompiled } = await loading;
    if (quitting) return;
    running = application.startApplication(commandLine, front, dataThread);
    const keepLater = (): void =>
      void globalThis.setTimeout(() => (running?.inCall() === true ? keepLater() : keepCompiled()), KEEP_COMPILED_AFTER_MS).unref();
    keepLater();
    if (earlyLink !== null) running.prepareNumber(earlyLink);
    if (earlyHandOver !== null) running.openHandOver(earlyHandOver);
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) running?.bringToFront();
    });
  });
} else {
  app.quit();
}
