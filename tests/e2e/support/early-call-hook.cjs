// Loaded into the main process before the application (electron -r): types a number and Enter the moment the window shows an enabled
// number field, by real key events, and tells on standard output what the telephone shows then and until the call has ended.
const { app } = require('electron');

const { EARLY_LABEL: label = '', EARLY_NUMBER: number = '' } = process.env;
const tell = (what) => process.stdout.write(`early:${JSON.stringify(what)}\n`);

const FIELD = `[...document.querySelectorAll('input')].find((input) => input.ariaLabel === ${JSON.stringify(label)} && !input.disabled)`;
const FOCUS = `new Promise((resolve) => {
  const look = () => {
    const field = ${FIELD};
    if (field === undefined) return setTimeout(look, 2);
    field.focus();
    requestAnimationFrame(() => resolve({ starting: document.querySelector('[aria-busy="true"]') !== null }));
  };
  look();
})`;
const SHOWN = `({ text: document.body.innerText, number: ${FIELD}?.value ?? null })`;

/** @param {Electron.WebContents} webContents of the agent's window */
async function callAtOnce(webContents) {
  tell(await webContents.executeJavaScript(FOCUS));
  for (const key of [...Array.from(number), 'Return']) {
    webContents.sendInputEvent({ type: 'keyDown', keyCode: key });
    webContents.sendInputEvent({ type: 'char', keyCode: key === 'Return' ? '\r' : key });
    webContents.sendInputEvent({ type: 'keyUp', keyCode: key });
  }
  for (;;) {
    tell(await webContents.executeJavaScript(SHOWN));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

app.on('browser-window-created', (_event, { webContents }) => {
  webContents.on('dom-ready', () => {
    if (webContents.getURL().includes('app://bundle/agent/')) void callAtOnce(webContents);
  });
});
