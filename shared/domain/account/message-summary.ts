/** Messages waiting in a mailbox (RFC 3842). */
export type MessageSummary = {
  readonly waiting: boolean;
  /** Voice messages that nobody has heard yet; null where the exchange does not count. */
  readonly fresh: number | null;
  readonly old: number | null;
};

/** Reads the body of a `message-summary` notification (RFC 3842, 5.2); null when it is none. */
export function parseMessageSummary(body: string): MessageSummary | null {
  const waiting = /^Messages-Waiting:\s*(yes|no)\s*$/im.exec(body)?.[1];
  if (waiting === undefined) return null;
  const [, fresh, old] = /^Voice-Message:\s*(\d{1,6})\s*\/\s*(\d{1,6})/im.exec(body) ?? [];
  return {
    waiting: waiting.toLowerCase() === 'yes',
    fresh: fresh === undefined ? null : Number(fresh),
    old: old === undefined ? null : Number(old),
  };
}

/** Whether a `dialog` notification (RFC 4235) tells of a dialog that is not over; null when it is none. */
export function parseDialogBusy(body: string): boolean | null {
  if (!/<dialog-info[\s>]/i.test(body)) return null;
  const states = [...body.matchAll(/<state[^>]*>\s*(\w+)\s*<\/state>/gi)].map(([, state = '']) => state.toLowerCase());
  return states.some((state) => state !== 'terminated');
}
