// The main process of the media tests: the application's own media window and page in the real Electron, with its port
// carried over Node's IPC channel to the test. Built by `real-media-host.ts`.
import { app, session } from 'electron/main';
import { createMediaWindow, MEDIA_SWITCHES } from '../../electron/windows/media-window.ts';
import { registerScheme, serveBundle } from '../../electron/windows/security.ts';
import type { MediaPort } from '../../shared/media/media-port.ts';
import type { FromMediaHost, ToMediaHost } from './real-media-host.ts';

const { MEDIA_TEST_ROOT: root = '', MEDIA_TEST_PRELOAD: preload = '' } = process.env;
const send = (message: FromMediaHost): void => {
  process.send?.(message);
};

for (const [name, value] of MEDIA_SWITCHES) app.commandLine.appendSwitch(name, value);
registerScheme();
process.on('disconnect', () => app.exit(0));
app.on('window-all-closed', () => undefined);

app.on('web-contents-created', (_event, contents) => {
  contents.on('console-message', (_message, _level, text) => send({ type: 'log', text: `console: ${text}` }));
});

void app.whenReady().then(() => {
  serveBundle(session.defaultSession, root);
  const log = (message: string, details?: unknown): void =>
    send({ type: 'log', text: `${message} ${JSON.stringify(details) ?? ''}` });
  const window = createMediaWindow({
    session: session.defaultSession,
    log: { error: log, warn: log, info: log, debug: log },
    preload,
  });
  let port: MediaPort | null = null;
  let life = 0;
  window.onPort((next) => {
    port = next;
    life += 1;
    const mine = life;
    send({ type: 'port', life });
    next.onMessage((data) => send({ type: 'data', life: mine, data }));
    next.onClose(() => send({ type: 'closed', life: mine }));
  });
  process.on('message', (message: ToMediaHost) => {
    switch (message.type) {
      case 'data':
        if (message.life === life) port?.post(message.data);
        return;
      case 'close':
        if (message.life === life) port?.close();
        return;
      case 'crash':
        window.webContents()?.forcefullyCrashRenderer();
        return;
      case 'reload':
        window.webContents()?.reload();
        return;
      case 'restart':
        window.restart('asked by the test');
        return;
      case 'run':
        window
          .webContents()
          ?.executeJavaScript(message.code)
          .then((value: unknown) => send({ type: 'result', id: message.id, value }))
          .catch((error: unknown) => send({ type: 'result', id: message.id, value: `error: ${String(error)}` }));
        return;
      case 'metrics':
        send({ type: 'result', id: message.id, value: app.getAppMetrics() });
    }
  });
  window.start();
});
