// The application inside the stand-in runtime that turns `electron [-r module] path` into running what lies at that path,
// as the default application of an official Electron does. It must be an ES module with top-level await: Electron holds
// back 'ready' until the module has settled, and protocol.registerSchemesAsPrivileged must come before 'ready'.
import { app as electronApp } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** With the two methods that Electron reserves for its default application. @type {Electron.App & { setVersion: (version: string) => void, setAppPath: (path: string) => void }} */
const app = /** @type {any} */ (electronApp);

/** @type {{ _preloadModules: (requests: string[]) => void, _resolveFilename: (request: string, parent: null, isMain: boolean) => string }} */
const loader = /** @type {any} */ (Module);

/** @param {string[]} args */
function parse(args) {
  /** @type {string[]} */
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-v' || arg === '--version') return { preloads, version: true };
    if (arg === '-r' || arg === '--require') {
      index += 1;
      preloads.push(args[index] ?? '');
    } else if (!arg.startsWith('-')) {
      return { preloads, target: path.resolve(arg) };
    }
  }
  return { preloads };
}

/**
 * Gives the process the name and version of the application in a folder.
 *
 * @param {string} folder
 * @returns {boolean} whether the folder has a package.json
 */
function adopt(folder) {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  return true;
}

const { preloads, version, target } = parse(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (target === undefined) {
  console.error('usage: electron [-r module] [options] path-to-app [arguments]');
  process.exit(1);
}
if (preloads.length > 0) loader._preloadModules(preloads);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
try {
  const isFolder = adopt(target);
  const main = loader._resolveFilename(target, null, true);
  app.setAppPath(isFolder ? target : path.dirname(main));
  await import(pathToFileURL(main).href);
} catch (error) {
  console.error('the application failed to load:', error);
  process.exit(1);
}
