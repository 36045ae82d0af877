import type { CallDesk } from '../../app/call-desk.ts';
import type { ConferenceDesk } from '../../app/conference-desk.ts';
import type { EmergencyDesk } from '../../app/emergency-desk.ts';
import type { RecordDesk } from '../../app/record-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function callHandlers(calls: CallDesk, conferences: ConferenceDesk, records: RecordDesk, emergency: EmergencyDesk): Handlers<'call'> {
  return {
    'call.dial': ({ target, contactId, byHand }) => calls.dial(target, contactId, byHand),
    'call.emergency': ({ number }) => emergency.dial(number),
    'call.redial': () => calls.redial(),
    'call.answer': ({ callId }) => calls.answer(callId),
    'call.decline': ({ callId }) => calls.decline(callId),
    'call.hangUp': ({ callId, whole }) => calls.hangUp(callId, whole),
    'call.hold': ({ callId, on }) => calls.setHold(callId, on),
    'call.leave': ({ callId }) => conferences.leave(callId),
    'call.merge': ({ callId, withCallId }) => conferences.merge(callId, withCallId),
    'call.split': ({ callId }) => conferences.split(callId),
    'call.mute': ({ callId, on }) => calls.setMuted(callId, on),
    'call.sendDtmf': ({ callId, digits }) => calls.sendDtmf(callId, digits),
    'call.dismiss': ({ callId }) => calls.dismiss(callId),
    'call.markMissedSeen': async () => {
      await records.markMissedSeen();
      return ok();
    },
  };
}
