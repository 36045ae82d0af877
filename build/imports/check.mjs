// Judges a set of files by the table of zones. Works on sources in memory, so that a test can hand it a violation.
import { builtinModules } from 'node:module';
import path from 'node:path';

import { findCycles } from './cycles.mjs';
import { blankComments, scanImports } from './scan-imports.mjs';
import { FEATURE_ORDER, RESERVED_NAMES, zoneOf } from './zones.mjs';

/** @typedef {{ file: string, line: number, message: string }} Problem */
/** @typedef {import('./scan-imports.mjs').Import} Import */

/** @param {string} specifier */
const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** @param {string} specifier */
const isNode = (specifier) => specifier.startsWith('node:') || builtinModules.includes(packageName(specifier));

/**
 * @param {string} from importing file
 * @param {string} specifier relative
 */
const resolve = (from, specifier) => path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));

/** @param {string} file */
const featureOf = (file) => /^shared\/domain\/([^/]+)\//.exec(file)?.[1];

/**
 * @param {string} from
 * @param {string} to
 * @returns {string | undefined} why the domain's order of features forbids it
 */
function againstFeatureOrder(from, to) {
  const [feature, other] = [featureOf(from), featureOf(to)];
  if (feature === undefined || other === undefined || feature === other) return undefined;
  for (const name of [feature, other]) {
    if (!FEATURE_ORDER.includes(name)) return `the feature ${name} has no place in FEATURE_ORDER yet`;
  }
  if (FEATURE_ORDER.indexOf(feature) < FEATURE_ORDER.indexOf(other)) return undefined;
  return `the feature ${feature} lies below ${other} and may not know it`;
}

/**
 * @param {string} file
 * @param {Import} item
 * @param {Map<string, string>} sources
 * @returns {string | undefined} why it is forbidden
 */
function judge(file, { specifier, typeOnly, names }, sources) {
  const zone = zoneOf(file);
  if (!zone) return undefined;
  if (specifier.startsWith('.')) {
    const target = resolve(file, specifier);
    // Styles, pages and JSON are no code; that they exist is the bundler's business.
    if (!/\.tsx?$/.test(target)) {
      return /\.\w+$/.test(target) ? undefined : `${specifier} must carry its extension (.ts or .tsx)`;
    }
    if (!sources.has(target)) return `${specifier} does not exist`;
    const other = zoneOf(target);
    if (!other) return `${target} belongs to no zone`;
    if (other !== zone && !zone.zones.includes(other.name)) {
      if (!zone.types?.includes(other.name)) return `${zone.name} may not import from ${other.name}`;
      if (!typeOnly) return `${zone.name} may import only types from ${other.name}`;
    }
    return againstFeatureOrder(file, target);
  }
  if (isNode(specifier)) return zone.node ? undefined : `${zone.name} may not use Node's ${specifier}`;
  const reserved = RESERVED_NAMES.find(({ name, from }) => from.test(specifier) && names.includes(name));
  if (reserved && file !== reserved.onlyIn) return `only ${reserved.onlyIn} may import ${reserved.name}`;
  const name = packageName(specifier);
  // Types of a schema library are welcome anywhere: they vanish.
  if (zone.packages.includes(name) || (typeOnly && zone.never?.includes(name))) return undefined;
  return `${zone.name} may not import the package ${name}`;
}

/**
 * @param {string} start
 * @param {string[]} banned packages
 * @param {Map<string, Import[]>} imports of every file
 * @returns {string[] | undefined} the way there, ending with the package
 */
function pathTo(start, banned, imports) {
  /** @type {string[][]} */
  const queue = [[start]];
  const seen = new Set([start]);
  for (let walk = queue.shift(); walk; walk = queue.shift()) {
    const file = walk.at(-1) ?? '';
    for (const { specifier, typeOnly } of imports.get(file) ?? []) {
      if (typeOnly) continue;
      if (!specifier.startsWith('.')) {
        if (banned.includes(packageName(specifier))) return [...walk, packageName(specifier)];
        continue;
      }
      const next = resolve(file, specifier);
      if (!seen.has(next) && imports.has(next)) {
        seen.add(next);
        queue.push([...walk, next]);
      }
    }
  }
  return undefined;
}

/** What pure code may not do, besides importing: ask for the time or for chance. */
const IMPURE = /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(|\bperformance\.now\(/g;

/**
 * @param {Map<string, string>} sources file relative to the project folder -> content
 * @returns {Problem[]} empty when all is well
 */
export function checkSources(sources) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Map<string, Import[]>} */
  const imports = new Map([...sources].map(([file, source]) => [file, scanImports(source)]));

  for (const [file, items] of imports) {
    if (!zoneOf(file)) {
      problems.push({ file, line: 1, message: 'the file belongs to no zone' });
      continue;
    }
    for (const item of items) {
      const message = judge(file, item, sources);
      if (message) problems.push({ file, line: item.line, message });
    }
    const { never } = zoneOf(file) ?? {};
    const way = never && pathTo(file, never, imports);
    if (way) problems.push({ file, line: 1, message: `reaches a package it must do without: ${way.join(' -> ')}` });
    if (file.startsWith('shared/')) {
      const text = blankComments(sources.get(file) ?? '');
      for (const match of text.matchAll(IMPURE)) {
        const line = text.slice(0, match.index).split('\n').length;
        problems.push({
          file,
          line,
          message: `${match[0]}…: time and chance are passed in, so that a test can fix them`,
        });
      }
    }
  }

  const graph = new Map(
    [...imports].map(([file, items]) => [
      file,
      items
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => resolve(file, specifier))
        .filter((target) => sources.has(target)),
    ]),
  );
  for (const cycle of findCycles(graph)) {
    problems.push({ file: cycle[0] ?? '', line: 1, message: `import cycle: ${cycle.join(' -> ')}` });
  }
  return problems;
}
