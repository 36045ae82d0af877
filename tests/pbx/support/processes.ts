import type { Balie } from '../../e2e/support/balie.ts';

/** The process of a window. @throws Error without such a window. */
export async function windowPid(balie: Balie, part: '/agent/' | '/media/'): Promise<number> {
  const [pid] = await balie.app.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows()
        .filter(({ webContents }) => webContents.getURL().includes(name))
        .map(({ webContents }) => webContents.getOSProcessId()),
    part,
  );
  if (pid === undefined) throw new Error(`no window ${part}`);
  return pid;
}
