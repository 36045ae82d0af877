import type { Answerable, SessionInternals } from '../jssip-private.ts';
import type { DialogId } from './replaces.ts';

/** How long after the end of the call the far end may still say how its transfer went, in ms. */
const LAST_WORD_MS = 32_000;

/**
 * The subscription of a REFER outlives the call in whose dialog it was made (RFC 5057, 4.1), and JsSIP forgets the dialog at the BYE:
 * keeps the dialog's place, so that the last NOTIFY is still heard.
 *
 * @param receive gets each NOTIFY; whatever else comes is refused, for the call is over.
 * @returns lets go of it.
 */
export function keepForLastWord(
  session: SessionInternals,
  { call_id: callId, local_tag: localTag, remote_tag: remoteTag }: DialogId,
  receive: (request: Answerable) => void,
): () => void {
  const place = {
    id: `${callId}${localTag}${remoteTag}`,
    receiveRequest: (request: Answerable): void => {
      if (request.method === 'NOTIFY') receive(request);
      else if (request.method !== 'ACK') request.reply(481);
    },
  };
  session._ua.newDialog(place);
  const timer = setTimeout(() => session._ua.destroyDialog(place), LAST_WORD_MS);
  return () => {
    clearTimeout(timer);
    session._ua.destroyDialog(place);
  };
}
