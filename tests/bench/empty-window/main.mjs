// The baseline of a start: the least that shows a window.
import { app, BrowserWindow } from 'electron';
import { fileURLToPath } from 'node:url';

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 720 });
  void window.loadFile(fileURLToPath(new URL('index.html', import.meta.url)));
});
app.on('window-all-closed', () => app.quit());
