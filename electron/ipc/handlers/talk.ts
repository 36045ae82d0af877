import type { TalkDesk } from '../../app/talk-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function talkHandlers(talk: TalkDesk): Handlers<'talk'> {
  return {
    'talk.announce': ({ callId }) => ok(talk.announce(callId)),
    'talk.report': async ({ callId }) => ok(await talk.reportOf(callId)),
  };
}
