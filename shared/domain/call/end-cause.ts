/** Why a call is over, in the terms that an agent and a report use. */
export const END_CAUSES = [
  'hung-up-here',
  'hung-up-there',
  'cancelled-here',
  'missed',
  'answered-elsewhere',
  'declined-here',
  'do-not-disturb',
  /** Turned away in Not ready. */
  'not-ready',
  'busy',
  'no-answer',
  'not-found',
  'declined',
  'unreachable',
  'not-allowed',
  'no-common-codec',
  'bad-message',
  'no-microphone',
  'microphone-refused',
  'media-failed',
  'connection-lost',
  'not-registered',
  'server-error',
  'interrupted',
] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** What ended the call, with the SIP status or Q.850 cause when the network gave one. */
export type CallEnd = {
  readonly cause: EndCause;
  /** SIP response code (RFC 3261, section 21), when one ended the call. */
  readonly sipStatus?: number;
  /** Q.850 cause value from a Reason header (RFC 3326). */
  readonly q850Cause?: number;
};

/** How a call ends that somebody made to this place without getting through to anybody. */
export const MISSED_CAUSES: readonly EndCause[] = ['missed', 'do-not-disturb', 'not-ready'];
