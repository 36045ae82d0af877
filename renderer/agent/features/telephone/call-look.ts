import type { Call } from '../../../../shared/domain/call/call.ts';
import type { EndCause } from '../../../../shared/domain/call/end-cause.ts';

/** What the status of a card says; the words are `telephone.status.<key>`. */
export type CallStatus =
  | 'dialling'
  | 'ringing'
  | 'talking'
  | 'conference'
  | 'onHold'
  | 'heldByOther'
  | 'reconnecting'
  | 'ended';

/** One word for the state of a call. Own hold counts from the moment it took effect; a hold under way is shown by its button. */
export function statusOf({ phase, hold, media, conference }: Call): CallStatus {
  switch (phase) {
    case 'dialing':
      return 'dialling';
    case 'ringing-out':
    case 'ringing-in':
    case 'answering':
      return 'ringing';
    case 'ended':
      return 'ended';
    case 'connected':
      if (media === 'recovering') return 'reconnecting';
      if (hold.since !== null) return 'onHold';
      if (hold.remote) return 'heldByOther';
      return conference === null ? 'talking' : 'conference';
  }
}

/** Causes that somebody chose: nothing went wrong, so the card of the ended call stays calm. */
const CALM: readonly EndCause[] = [
  'hung-up-here',
  'hung-up-there',
  'cancelled-here',
  'declined-here',
  'answered-elsewhere',
];

export function isCalmEnd(cause: EndCause): boolean {
  return CALM.includes(cause);
}

/** The key of the words for why a call is over; who was consulted is a colleague and not the customer. */
export function causeKeyOf({ end, consultsFor }: Call): 'telephone.colleagueHungUp' | `telephone.cause.${EndCause}` {
  const cause = end?.cause ?? 'interrupted';
  return cause === 'hung-up-there' && consultsFor !== null ? 'telephone.colleagueHungUp' : `telephone.cause.${cause}`;
}
