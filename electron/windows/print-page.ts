import { BrowserWindow, session } from 'electron/main';

/** Longest time that a page may take, ms. */
const PATIENCE_MS = 20_000;
/** A session of its own in memory: nothing of the application is in it. */
const PARTITION = 'print';

/**
 * Puts a page on paper (PDF, A4) in a window that nobody sees: sandboxed, without scripts, without any way out. Only the page itself is loaded.
 * @throws when it cannot be made in time
 */
export async function printPage(html: string): Promise<Uint8Array> {
  const alone = session.fromPartition(PARTITION);
  alone.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  alone.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('data:text/html') }));
  const window = new BrowserWindow({
    show: false,
    width: 794,
    height: 1_123,
    webPreferences: { session: alone, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webSecurity: true, images: false },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page could not be printed in time')), PATIENCE_MS);
  });
  try {
    await Promise.race([window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`), late]);
    return await Promise.race([window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true }), late]);
  } finally {
    clearTimeout(timer);
    window.destroy();
  }
}
