/** What each list is owed, by its id. */
export type Credits = Readonly<Record<string, number>>;

type Weighed = { readonly id: string; readonly weight: number };

/**
 * The lists in the order in which the next one is looked for: those that are owed most come first, so that over time each is taken from by
 * its weight, and evenly in between.
 */
export function inTurn<List extends Weighed>(lists: readonly List[], credits: Credits): readonly List[] {
  const owed = ({ id, weight }: Weighed): number => (credits[id] ?? 0) + weight;
  return lists.toSorted((a, b) => owed(b) - owed(a));
}

/** What each list is owed after one was taken from. Those that had nobody are owed nothing: nothing is saved up while a list rests. */
export function takenFrom(lists: readonly Weighed[], credits: Credits, taken: string, empty: ReadonlySet<string>): Credits {
  const took = lists.filter(({ id }) => !empty.has(id));
  const sum = took.reduce((total, { weight }) => total + weight, 0);
  return Object.fromEntries(took.map(({ id, weight }) => [id, (credits[id] ?? 0) + weight - (id === taken ? sum : 0)]));
}
