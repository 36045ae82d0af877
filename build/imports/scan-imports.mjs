// Finds the import statements of one file. Not a parser: it relies on what the formatter guarantees, namely that a
// static import or re-export begins a line. Comments are skipped.

/**
 * @typedef {object} Import
 * @property {string} specifier as written
 * @property {boolean} typeOnly whether it is gone after compiling
 * @property {string[]} names imported names, before any `as`
 * @property {number} line 1-based
 */

const STATIC = /^[ \t]*(import|export)\b([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const SIDE_EFFECT = /^[ \t]*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/**
 * Replaces comments by spaces, keeping every line where it is.
 *
 * @param {string} source
 */
export function blankComments(source) {
  return source.replace(
    // Strings and template literals are matched first, so that a // inside one (an address) is left alone.
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g,
    (match) => (match.startsWith('/') ? match.replace(/[^\n]/g, ' ') : match),
  );
}

/**
 * @param {string} clause between `import`/`export` and `from`
 * @returns {{ typeOnly: boolean, names: string[] }}
 */
function readClause(clause) {
  const typeOnly = /^\s*type\b(?!\s*(?:,|from\b))/.test(clause);
  const inner = /\{([\s\S]*)\}/.exec(clause)?.[1];
  const parts = (inner ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const names = parts.map((part) => part.replace(/^type\s+/, '').split(/\s+as\s+/)[0] ?? '');
  const outside = clause
    .replace(/\{[\s\S]*\}/, '')
    .replace(/^\s*type\b/, '')
    .replace(/[,\s]/g, '');
  const everyPartIsType = parts.length > 0 && parts.every((part) => part.startsWith('type ')) && outside === '';
  return { typeOnly: typeOnly || everyPartIsType, names };
}

/**
 * @param {string} source TypeScript or JavaScript
 * @returns {Import[]} in the order of the file
 */
export function scanImports(source) {
  const text = blankComments(source);
  const lineAt = (/** @type {number} */ index) => text.slice(0, index).split('\n').length;
  /** @type {(Import & { index: number })[]} */
  const found = [];
  for (const match of text.matchAll(STATIC)) {
    const [whole, , clause = '', specifier = ''] = match;
    const index = match.index + whole.search(/\S/);
    found.push({ index, line: lineAt(index), specifier, ...readClause(clause) });
  }
  for (const match of text.matchAll(SIDE_EFFECT)) {
    found.push({
      index: match.index,
      line: lineAt(match.index),
      specifier: match[1] ?? '',
      typeOnly: false,
      names: [],
    });
  }
  for (const match of text.matchAll(DYNAMIC)) {
    // `typeof import('x')` is a type; so is a bare import('x') after a colon or an angle bracket.
    const before = text.slice(0, match.index).trimEnd().at(-1) ?? '';
    const typeOnly = match[1] !== undefined || before === ':' || before === '<' || before === '|';
    found.push({ index: match.index, line: lineAt(match.index), specifier: match[2] ?? '', typeOnly, names: [] });
  }
  return found.sort((a, b) => a.index - b.index).map(({ index: _index, ...rest }) => rest);
}
