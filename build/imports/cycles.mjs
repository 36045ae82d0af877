// Import cycles: strongly connected components of the import graph (Tarjan's algorithm).

/**
 * @param {Map<string, string[]>} graph file -> files it imports
 * @returns {string[][]} each cycle as a closed walk: the first file is also the last
 */
export function findCycles(graph) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {Map<string, number>} */
  const low = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {Set<string>} */
  const onStack = new Set();
  /** @type {string[][]} */
  const components = [];

  /** @param {string} node */
  const visit = (node) => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (onStack.has(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    /** @type {string[]} */
    const component = [];
    let member;
    do {
      member = /** @type {string} */ (stack.pop());
      onStack.delete(member);
      component.push(member);
    } while (member !== node);
    if (component.length > 1 || graph.get(node)?.includes(node)) components.push(component);
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return components.map((component) => shortestWalk(graph, new Set(component)));
}

/**
 * @param {Map<string, string[]>} graph
 * @param {Set<string>} component
 * @returns {string[]} a shortest cycle through the alphabetically first member
 */
function shortestWalk(graph, component) {
  const start = [...component].sort()[0] ?? '';
  /** @type {string[][]} */
  let walks = [[start]];
  const seen = new Set();
  while (walks.length > 0) {
    /** @type {string[][]} */
    const longer = [];
    for (const walk of walks) {
      for (const next of graph.get(walk.at(-1) ?? '') ?? []) {
        if (next === start) return [...walk, start];
        if (component.has(next) && !seen.has(next)) {
          seen.add(next);
          longer.push([...walk, next]);
        }
      }
    }
    walks = longer;
  }
  return [start];
}
