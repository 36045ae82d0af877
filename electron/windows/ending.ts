import { app } from 'electron/main';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Ends in order when the system or a terminal asks, also when it asks again: Electron's own handler takes the first signal only, and
 * a second one (a terminal and whoever passes its signals on both send one) would end everything on the spot, in mid-call. To be
 * called when the application is ready, after Electron has put its handler there.
 */
export function quitOnSignals(): void {
  for (const signal of SIGNALS) process.on(signal, () => app.quit());
}

/**
 * From now on the end of a helper process is no reason to stop at once. A log-out, a service manager or Ctrl+C ends all processes
 * together, and the browser engine would end itself hard when its graphics process cannot be started again, before calls are hung
 * up and data is closed.
 */
export function outliveHelpers(): void {
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
}
