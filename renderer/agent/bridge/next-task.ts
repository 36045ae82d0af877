/** Runs the same thing once for any number of requests. */
export type Turns = {
  readonly request: () => void;
  readonly stop: () => void;
};

/**
 * Runs it with the next task: behind those that are waiting already, and at next to no cost when none is. No timer, which browsers hold up
 * for 4 ms.
 */
export function nextTask(run: () => void): Turns {
  const { port1: here, port2: there } = new MessageChannel();
  let requested = false;
  here.addEventListener('message', () => {
    requested = false;
    run();
  });
  here.start();
  return {
    request: () => {
      if (requested) return;
      requested = true;
      there.postMessage(null);
    },
    stop: () => here.close(),
  };
}
