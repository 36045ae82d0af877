// `npm run bench [-- ARGS]`: builds the application and runs the measurements of tests/bench/run.ts, which exports
// `run(args: string[]): Promise<void>`. Measured things need a display and the Electron of the set-up, like the tests.
import { buildAll } from './build.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { environmentFor } from './run/electron-environment.mjs';
import { virtualDisplay } from './run/virtual-display.mjs';
import { holdOutput, releaseOutput, SetupError } from './setup/console.mjs';
import { prepare } from './setup/prepare.mjs';

try {
  holdOutput();
  Object.assign(process.env, environmentFor(await prepare()));
  await buildAll();
  const display = await virtualDisplay();
  if (display) process.env.DISPLAY = display.name;
  try {
    const { module, close } = await loadTypeScript('tests/bench/run.ts');
    await module.run(process.argv.slice(2));
    await close();
  } finally {
    display?.stop();
  }
} catch (error) {
  releaseOutput();
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
