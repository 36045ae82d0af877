// electron-builder's hook between packing and signing: takes out what does not belong in the package, and refuses a
// database driver compiled for another system, which better-sqlite3 would prefer over the right one.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const COMPILED_HERE = path.resolve('node_modules/better-sqlite3/build/Release/better_sqlite3.node');

/** Names of electron-builder's architectures by their number. */
const ARCHITECTURES = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/** e_machine of an ELF header. */
const ELF_MACHINE = { x64: 0x3e, arm64: 0xb7 };

/**
 * @param {string} file
 * @param {string} platform
 * @param {string} arch
 * @throws when the binary is for another system
 */
function requireFit(file, platform, arch) {
  const head = readFileSync(file).subarray(0, 20);
  const elf = head.toString('latin1', 1, 4) === 'ELF';
  const machine = ELF_MACHINE[/** @type {keyof typeof ELF_MACHINE} */ (arch)];
  if (platform === 'linux' && elf && head.readUInt16LE(18) === machine) return;
  throw new Error(`${file} is not for ${platform}-${arch}: delete node_modules/better-sqlite3/build and package again`);
}

/**
 * @param {{ appOutDir: string, arch: number, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context
 */
export function afterPack({ appOutDir, arch, electronPlatformName: platform, packager }) {
  const resources =
    platform === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  // Electron's own default application, left behind when packing from an unpacked runtime.
  rmSync(path.join(resources, 'default_app.asar'), { force: true });

  const driver = path.join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3');
  const compiled = path.join(driver, 'build', 'Release', 'better_sqlite3.node');
  const architecture = ARCHITECTURES[arch] ?? String(arch);
  if (existsSync(compiled)) requireFit(compiled, platform, architecture);
  else if (existsSync(COMPILED_HERE) && platform === process.platform && architecture === process.arch) {
    throw new Error(`${COMPILED_HERE} is needed by this runtime, but did not get into the package`);
  } else if (!existsSync(path.join(driver, 'prebuilds', `${platform}-${architecture}.node`))) {
    throw new Error(`the package for ${platform}-${architecture} has no database driver`);
  }
}
