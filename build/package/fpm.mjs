#!/usr/bin/env node
// Does what electron-builder asks of `fpm` (through CUSTOM_FPM_PATH), where fpm cannot be downloaded: a deb through
// dpkg-deb, an rpm through rpmbuild. Only the options that electron-builder passes are known.
// `BALIE_PACKAGE_LEVEL` sets the compression level (1 is fast, for tests).
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FLAGS = new Set(['--force', '--debug']);
const LEVEL = process.env.BALIE_PACKAGE_LEVEL;

/** @typedef {{ from: string, to: string }} Payload */

/**
 * @param {string[]} argv
 * @returns {{ option: (name: string) => string, options: (name: string) => string[], payload: Payload[] }}
 */
function parse(argv) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {Payload[]} */
  const payload = [];
  for (let index = 0; index < argv.length; index += 1) {
    const arg = argv[index] ?? '';
    if (FLAGS.has(arg)) continue;
    if (arg.startsWith('-')) {
      index += 1;
      options.set(arg, [...(options.get(arg) ?? []), argv[index] ?? '']);
    } else {
      const at = arg.lastIndexOf('=');
      payload.push({ from: arg.slice(0, at), to: arg.slice(at + 1) });
    }
  }
  return { option: (name) => options.get(name)?.at(-1) ?? '', options: (name) => options.get(name) ?? [], payload };
}

/**
 * @param {Payload[]} payload
 * @param {string} root
 */
function lay(payload, root) {
  for (const { from, to } of payload) {
    const target = path.join(root, to);
    if (from.endsWith('/')) {
      mkdirSync(target, { recursive: true, mode: 0o755 });
      cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    } else {
      mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 });
      copyFileSync(from, target);
      chmodSync(target, 0o644);
    }
  }
}

/** @typedef {ReturnType<typeof parse>} Request */

/** @param {Request} request */
const describe = ({ option }) =>
  option('--description')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index) => line !== '' || index > 0);

/**
 * @param {Request} request
 * @param {string} work
 */
function makeDeb(request, work) {
  const { option, options, payload } = request;
  const root = path.join(work, 'root');
  lay(payload, root);
  const kibibytes = execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0];
  const [synopsis = option('--name'), ...more] = describe(request);
  const list = (/** @type {string} */ field, /** @type {string[]} */ values) =>
    values.length > 0 ? [`${field}: ${values.join(', ')}`] : [];
  const control = [
    `Package: ${option('--name')}`,
    `Version: ${option('--version')}`,
    `Architecture: ${option('--architecture')}`,
    `Maintainer: ${option('--maintainer')}`,
    `Installed-Size: ${kibibytes}`,
    ...list('Depends', options('-d')),
    ...list('Recommends', options('--deb-recommends')),
    'Section: comm',
    `Priority: ${option('--deb-priority') || 'optional'}`,
    `Homepage: ${option('--url')}`,
    `Description: ${synopsis}`,
    ...more.map((line) => ` ${line || '.'}`),
    '',
  ];
  mkdirSync(path.join(root, 'DEBIAN'), { mode: 0o755 });
  writeFileSync(path.join(root, 'DEBIAN', 'control'), control.join('\n'));
  for (const [name, script] of /** @type {const} */ ([
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ])) {
    if (option(script)) writeFileSync(path.join(root, 'DEBIAN', name), readFileSync(option(script)), { mode: 0o755 });
  }
  const compression = [`-Z${option('--deb-compression') || 'xz'}`, ...(LEVEL ? [`-z${LEVEL}`] : [])];
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, option('--package')], {
    stdio: 'inherit',
  });
}

/**
 * @param {Request} request
 * @param {string} work
 */
function makeRpm(request, work) {
  const { option, options, payload } = request;
  const root = path.join(work, 'root');
  lay(payload, root);
  const script = (/** @type {string} */ name) => readFileSync(option(name), 'utf8').replaceAll('%', '%%');
  const spec = [
    // Electron brings its own libraries: nothing is to be stripped, indexed or guessed.
    '%global _build_id_links none',
    '%global __os_install_post %{nil}',
    '%global debug_package %{nil}',
    `%global _binary_payload w${LEVEL ?? 6}.xzdio`,
    'AutoReqProv: no',
    `Name: ${option('--name')}`,
    `Version: ${option('--version').replaceAll('-', '_')}`,
    'Release: 1',
    `Summary: ${option('--rpm-summary') || describe(request)[0] || option('--name')}`,
    `License: ${option('--license')}`,
    `URL: ${option('--url')}`,
    `Vendor: ${option('--vendor')}`,
    ...options('-d').map((name) => `Requires: ${name}`),
    '%description',
    ...describe(request),
    '%install',
    `cp -a "${root}/." "%{buildroot}/"`,
    '%post',
    script('--after-install'),
    '%postun',
    script('--after-remove'),
    '%files',
    '%defattr(-,root,root,-)',
    ...payload.map(({ to }) => `"${to}"`),
    '',
  ];
  const file = path.join(work, 'package.spec');
  writeFileSync(file, spec.join('\n'));
  const arch = option('--architecture') === 'amd64' ? 'x86_64' : option('--architecture');
  execFileSync('rpmbuild', ['-bb', '--quiet', '--target', arch, '--define', `_topdir ${work}/rpm`, file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const folder = path.join(work, 'rpm', 'RPMS', arch);
  copyFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), option('--package'));
}

const request = parse(process.argv.slice(2));
const work = mkdtempSync(path.join(tmpdir(), 'balie-fpm-'));
try {
  const kind = request.option('-t');
  if (kind === 'deb') makeDeb(request, work);
  else if (kind === 'rpm') makeRpm(request, work);
  else throw new Error(`this stand-in for fpm makes deb and rpm, not ${kind}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
