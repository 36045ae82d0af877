/** Gathers events and lets a test wait for the one it needs, also when that came before. */
export class EventCollector<Event> {
  readonly events: Event[] = [];
  readonly #watchers = new Set<() => void>();

  add(event: Event): void {
    this.events.push(event);
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** The first event that matches, past or to come. @throws Error after `timeoutMs` with what came instead. */
  waitFor<Wanted extends Event>(matches: (event: Event) => event is Wanted, timeoutMs?: number): Promise<Wanted>;
  waitFor(matches: (event: Event) => boolean, timeoutMs?: number): Promise<Event>;
  waitFor(matches: (event: Event) => boolean, timeoutMs = 5_000): Promise<Event> {
    return new Promise((resolve, reject) => {
      const look = (): boolean => {
        const found = this.events.find(matches);
        if (found === undefined) return false;
        this.#watchers.delete(look);
        clearTimeout(timer);
        resolve(found);
        return true;
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(`not seen within ${timeoutMs} ms; seen: ${JSON.stringify(this.events).slice(0, 2_000)}`));
      }, timeoutMs);
      this.#watchers.add(look);
      look();
    });
  }

  clear(): void {
    this.events.length = 0;
  }
}

/** Waits until `look` gives true. @throws Error after `timeoutMs`. */
export async function until(look: () => boolean, what: string, timeoutMs = 5_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!look()) {
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
