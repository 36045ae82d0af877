// `npm run release`: packages fit to be handed to people. The same as `npm run dist`, after checks that refuse anything
// one would regret: another Electron than the official one, a tree that differs from its commit, a version without tag.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildAll } from './build.mjs';
import { electronBuilder } from './package/electron-builder.mjs';
import { SetupError } from './setup/console.mjs';
import { ROOT } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

/** @param {string[]} args */
const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';

/** @param {import('./setup/electron.mjs').Runtime} runtime */
function requireOfficial({ kind, version }) {
  if (kind === 'official') return;
  throw new SetupError(
    kind === 'stand-in'
      ? `a release cannot be made with the stand-in runtime (Electron ${version}): it is out of support, so it misses security fixes, and it was republished by a third party`
      : `a release is made with the Electron that package.json names, not with ${version} of ELECTRON_OVERRIDE_DIST_PATH`,
    ['run this on a machine that reaches github.com, with BALIE_RUNTIME=official, or let the hosted CI make it'],
  );
}

function requireTaggedCommit() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  if (git('status', '--porcelain') !== '') {
    throw new SetupError('the working tree differs from its commit', ['commit or remove the changes first']);
  }
  if (!git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)) {
    throw new SetupError(`the commit does not carry the tag v${version}`, [`git tag v${version}, when all tests pass`]);
  }
}

function warnAboutSigning() {
  const signed = { darwin: ['CSC_LINK', 'APPLE_API_KEY'], win32: ['WIN_CSC_LINK'] };
  const names = signed[/** @type {keyof typeof signed} */ (process.platform)] ?? [];
  const unset = names.filter((name) => !process.env[name]);
  if (unset.length > 0)
    console.log(`[release] not signed: ${unset.join(' and ')} not set; the system will warn its users`);
}

try {
  const runtime = await prepare();
  requireOfficial(runtime);
  requireTaggedCommit();
  warnAboutSigning();
  await buildAll({ force: true });
  process.exitCode = (await electronBuilder(runtime, { targets: [] })).code ?? 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\nNo release: ${error.message}\n`);
  process.exitCode = 1;
}
