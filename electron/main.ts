import { app, BrowserWindow } from 'electron/main';
import path from 'node:path';
import { linkIn, parseCommandLine } from './app/command-line.ts';
import { startApplication, type RunningApplication } from './application.ts';
import { registerScheme } from './windows/security.ts';
import { MEDIA_SWITCHES } from './windows/media-window.ts';

const commandLine = parseCommandLine(process.argv.slice(1), process.env);
let running: RunningApplication | null = null;
let quitting = false;

app.setName('Balie');
// The name under which Windows files our notifications and shortcuts; the installer uses the same.
if (process.platform === 'win32') app.setAppUserModelId('io.github.balie.softphone');
if (commandLine.userDataDir !== null) app.setPath('userData', path.resolve(commandLine.userDataDir));
// Electron's enableSandbox() would drop an explicit --no-sandbox, which root on a build machine needs.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
for (const [name, value] of MEDIA_SWITCHES) app.commandLine.appendSwitch(name, value);
registerScheme();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args) => {
    running?.bringToFront();
    const link = linkIn(args);
    if (link !== null) running?.prepareNumber(link);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    running?.prepareNumber(url);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (quitting || running === null) return;
    event.preventDefault();
    quitting = true;
    void running.stop().finally(() => app.quit());
  });
  // Not awaited at the top level: Electron holds "ready" back until this module has settled.
  void app.whenReady().then(() => {
    running = startApplication(commandLine);
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) running?.bringToFront();
    });
  });
} else {
  app.quit();
}
