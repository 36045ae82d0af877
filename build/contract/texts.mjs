// The texts of the interface: the same keys and placeholders in every language, no key used that does not exist, none
// kept that nobody uses.

/** @typedef {{ [key: string]: string | Texts }} Texts */

/**
 * @param {Texts} texts
 * @param {string} [prefix]
 * @returns {Map<string, string>} dotted key -> text
 */
export function flatten(texts, prefix = '') {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** @param {string} text */
const placeholders = (text) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => String(match[1])))].sort().join(', ');

/** i18next finds these by the base key and a count. @param {string} key */
const withoutPlural = (key) => key.replace(/_(?:zero|one|two|few|many|other)$/, '');

/**
 * @param {Record<string, Texts>} catalogues per language; the first is the reference
 * @param {Map<string, string>} sources file -> content of all code that shows texts
 * @returns {string[]} problems
 */
export function checkTexts(catalogues, sources) {
  const [[reference, texts] = ['', {}], ...others] = Object.entries(catalogues);
  const keys = flatten(texts);
  /** @type {string[]} */
  const problems = [];
  for (const [language, catalogue] of others) {
    const own = flatten(catalogue);
    for (const [key, text] of keys) {
      const translated = own.get(key);
      if (translated === undefined) problems.push(`${key} is missing in ${language}`);
      else if (placeholders(text) !== placeholders(translated)) {
        problems.push(`${key} has other placeholders in ${language} than in ${reference}`);
      }
    }
    for (const key of own.keys()) if (!keys.has(key)) problems.push(`${key} is in ${language} but not in ${reference}`);
  }

  const bases = new Set([...keys.keys()].flatMap((key) => [key, withoutPlural(key)]));
  const literals = new Set();
  const patterns = [];
  for (const [file, source] of sources) {
    for (const [, key = ''] of source.matchAll(/(?:\bt\(\s*|\bi18nKey=)['"]([\w.-]+)['"]/g)) {
      if (!bases.has(key)) problems.push(`${file} uses ${key}, which does not exist`);
    }
    for (const [, literal] of source.matchAll(/['"]([\w-]+(?:\.[\w-]+)+)['"]/g)) literals.add(literal);
    // `line.reason.${problem}`: all keys that fit are in use.
    for (const [, template = ''] of source.matchAll(/`([\w.-]*\.\$\{[^`]*)`/g)) {
      const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.]/g, '\\.'));
      patterns.push(new RegExp(`^${parts.join('[\\w-]+')}(?:\\.|_|$)`));
    }
  }
  for (const key of keys.keys()) {
    const used = literals.has(key) || literals.has(withoutPlural(key)) || patterns.some((pattern) => pattern.test(key));
    if (!used) problems.push(`${key} is used nowhere`);
  }
  return problems;
}
