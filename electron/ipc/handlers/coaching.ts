import type { CoachingDesk } from '../../app/coaching-desk.ts';
import type { Handlers } from '../handler.ts';

export function coachingHandlers(coaching: CoachingDesk): Handlers<'coaching'> {
  return {
    'coaching.ofCall': ({ callId }) => coaching.ofCall(callId),
    'coaching.calls': ({ everybody }) => coaching.calls(everybody),
    'coaching.mark': ({ callId, remark }) => coaching.mark(callId, remark),
    'coaching.review': ({ callId, scores, remark }) => coaching.review(callId, scores, remark),
    'coaching.ask': ({ callId, question }) => coaching.ask(callId, question),
    'coaching.use': ({ callId, text }) => coaching.use(callId, text),
    'coaching.points': () => coaching.points(),
    'coaching.setPoint': ({ text, callId }) => coaching.setPoint(text, callId),
    'coaching.closePoint': ({ id, result }) => coaching.closePoint(id, result),
  };
}
