// Loaded into the main process before the application (electron -r): says on standard output when the window is visible
// and when its page has painted an enabled input with the label that is looked for, and then everything else. Instants are ms since 1970.
const { app } = require('electron');

const { BENCH_PAGE: wantedPage = '', BENCH_LABEL: label = '' } = process.env;
const tell = (what, at) => process.stdout.write(`bench:${JSON.stringify({ what, at })}\n`);
const now = () => performance.timeOrigin + performance.now();

const INPUT = `[...document.querySelectorAll('input')].some((input) => input.ariaLabel === ${JSON.stringify(label)} && !input.disabled)`;
const COMPLETE = `${INPUT} && document.querySelector('[aria-busy="true"]') === null`;

const painted = (condition) => `new Promise((resolve) => {
  const isThere = () => ${condition};
  const afterPaint = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    port2.postMessage(null);
  });
  if (isThere()) afterPaint();
  else {
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      afterPaint();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  }
})`;

app.on('ready', () => tell('ready', now()));
app.on('browser-window-created', (_event, window) => {
  window.on('show', () => tell('shown', now()));
  const { webContents } = window;
  webContents.on('dom-ready', () => {
    if (!webContents.getURL().includes(wantedPage)) return;
    if (window.isVisible()) tell('shown', now());
    tell('dom-ready', now());
    const watch = (what, condition) =>
      webContents.executeJavaScript(painted(condition)).then(
        (at) => tell(what, at),
        () => undefined,
      );
    void watch('painted', INPUT);
    void watch('complete', COMPLETE);
  });
});
tell('main', now());
