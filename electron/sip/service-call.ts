import type { IceCandidateEvent, RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { UA } from 'jssip/lib/UA.js';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { ServiceAnswer } from './sip-engine.ts';
import { uaInternals } from './jssip-private.ts';
import type { PeerConfiguration } from './jssip-globals.ts';

/** How long the PBX may take to answer, in ms. */
const ANSWER_MS = 15_000;
/** How long an answered service may talk before we hang up, in ms: most play a beep or a sentence and hang up themselves. */
const TALK_MS = 8_000;

/**
 * Dials a feature code of the PBX as a machine does: silent towards the PBX, unheard by the agent, and in no list of calls.
 * The microphone stays closed.
 *
 * @param config made with `playRemote: false`
 * @returns the final response, also when it is a refusal; an error only where none came
 */
export async function callService(o: {
  readonly ua: UA;
  readonly address: string;
  readonly media: RemoteMedia;
  readonly config: PeerConfiguration;
}): Promise<Result<ServiceAnswer, AppError>> {
  const silence = await o.media.takeFileSource();
  if (!silence.ok) return silence;
  let session: RTCSession | null = null;
  let answer: ServiceAnswer | null = null;
  const hangUp = (): void => {
    try {
      session?.terminate();
    } catch {
      // It is over already.
    }
  };
  const ended = new Promise<void>((resolve) => {
    const timers = [setTimeout(() => (answer === null ? hangUp() : undefined), ANSWER_MS)];
    const over = (): void => {
      for (const timer of timers) clearTimeout(timer);
      offLost();
      resolve();
    };
    const offLost = o.media.events.on('lost', () => {
      hangUp();
      over();
    });
    try {
      session = uaInternals(o.ua).call(o.address, { mediaStream: silence.value, pcConfig: o.config });
    } catch {
      over();
      return;
    }
    const failed = ({ message }: { readonly message?: unknown }): void => {
      const response = message as Partial<IncomingResponse> | null | undefined;
      if (typeof response?.status_code === 'number') answer = { status: response.status_code, reason: response.reason_phrase ?? '' };
      over();
    };
    session.on('icecandidate', ({ ready }: IceCandidateEvent) => ready());
    session.on('accepted', ({ response }: { readonly response?: IncomingResponse | null }) => {
      answer = { status: response?.status_code ?? 200, reason: response?.reason_phrase ?? 'OK' };
      timers.push(setTimeout(hangUp, TALK_MS));
    });
    session.on('failed', failed);
    session.on('ended', over);
  });
  await ended;
  o.media.releaseStream(silence.value);
  return answer === null ? err(appError('call-not-possible', 'the telephone system did not answer')) : ok(answer);
}
