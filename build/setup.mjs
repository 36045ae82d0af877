// Makes a fresh clone ready to run; `npm start` and `npm test` call it. Needs nothing but Node itself.
//
//   node build/setup.mjs [--quiet]     --quiet: says something only when it fails
//
// Environment: BALIE_RUNTIME=official|stand-in chooses the Electron, BALIE_CACHE moves the cache (~/.cache/balie),
// ELECTRON_OVERRIDE_DIST_PATH names an unpacked Electron to use.
//
// The version check must work on a Node too old for the rest, so everything else is imported after it.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Balie needs Node 20.19 or newer to build; this is Node ${process.versions.node}.`);
  console.error('Get a current one from https://nodejs.org/ or from your version manager, then try again.');
  process.exit(1);
}

const { holdOutput, releaseOutput, SetupError } = await import('./setup/console.mjs');
const { prepare } = await import('./setup/prepare.mjs');

if (process.argv.includes('--quiet')) holdOutput();
try {
  await prepare();
} catch (error) {
  releaseOutput();
  if (!(error instanceof SetupError)) throw error;
  console.error(`\nThe set-up stopped: ${error.message}\n`);
  process.exit(1);
}
