import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';

/**
 * Whether the headers of an INVITE ask for it to be answered at once: `Call-Info: <…>;answer-after=0` (as many exchanges have it),
 * `Alert-Info` with `info=alert-autoanswer` or `info=auto-answer` (as telephones of several makers have it), or
 * `Answer-Mode: Auto` (RFC 5373). Whether it is done, the account decides.
 */
export function asksForAutoAnswer(request: Pick<IncomingRequest, 'getHeaders'>): boolean {
  const has = (name: string, pattern: RegExp): boolean => request.getHeaders(name).some((value) => pattern.test(value));
  return (
    has('Call-Info', /;\s*answer-after\s*=\s*"?\d+/i) ||
    has('Alert-Info', /(?:;\s*info\s*=\s*"?|^\s*)(?:alert-autoanswer|alert-auto-answer|auto-?answer)\b/i) ||
    has('Answer-Mode', /^\s*auto\b/i)
  );
}
