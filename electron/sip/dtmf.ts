import type { DtmfMode } from '../../shared/domain/account/phone-features.ts';

/** Length of a key and of the pause after it, in ms. */
const KEY = { duration: 100, interToneGap: 70 };

/** Whether a description takes telephone events (RFC 4733) in one of its sections of sound. */
function takesTelephoneEvents(sdp: string): boolean {
  return /^a=rtpmap:\d+ telephone-event\//im.test(sdp);
}

/**
 * How a key is sent, as JsSIP wants it told.
 *
 * @param remoteSdp the far end's last description; null before the first
 */
export function dtmfOptions(mode: DtmfMode, remoteSdp: string | null): { readonly transportType: 'INFO' | 'RFC2833'; readonly duration: number; readonly interToneGap: number } {
  const byInfo = mode === 'info' || (mode === 'auto' && remoteSdp !== null && !takesTelephoneEvents(remoteSdp));
  return { transportType: byInfo ? 'INFO' : 'RFC2833', ...KEY };
}
