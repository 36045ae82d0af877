// Shows the bare page in the application's own runtime, so that a difference is not one between browser engines.
import { app, BrowserWindow } from 'electron';

const url = process.argv.find((argument) => argument.startsWith('--page='))?.slice('--page='.length) ?? 'about:blank';
// As in Balie and in Playwright's Chromium: a window behind another one works on.
app.commandLine.appendSwitch('disable-renderer-backgrounding');
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 720, webPreferences: { backgroundThrottling: false } });
  void window.loadURL(url);
});
app.on('window-all-closed', () => app.quit());
