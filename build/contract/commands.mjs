// Every command of the contract must be answered in main and asked for in the agent window: a command without a caller
// is dead, one without a handler is a lie.

/**
 * @param {object} input
 * @param {string[]} input.commands names in the contract
 * @param {string[]} input.listed names that preload and agent window know at run time
 * @param {string[]} input.handlerSources
 * @param {string[]} input.callerSources
 * @returns {string[]} problems
 */
export function checkCommands({ commands, listed, handlerSources, callerSources }) {
  const named = (/** @type {string[]} */ sources, /** @type {string} */ name) =>
    sources.some((source) => source.includes(`'${name}'`));
  return [
    ...commands.filter((name) => !listed.includes(name)).map((name) => `${name} is missing in names.ts`),
    ...listed.filter((name) => !commands.includes(name)).map((name) => `${name} of names.ts is not in the contract`),
    ...commands.filter((name) => !named(handlerSources, name)).map((name) => `${name} has no handler`),
    ...commands
      .filter((name) => !named(callerSources, name))
      .map((name) => `${name} has no caller in the agent window`),
  ];
}
