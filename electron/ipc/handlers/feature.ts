import type { AtHandDesk } from '../../app/at-hand/at-hand-desk.ts';
import type { FeatureDesk } from '../../app/at-hand/feature-desk.ts';
import type { Handlers } from '../handler.ts';

export function featureHandlers(features: FeatureDesk, atHand: AtHandDesk): Handlers<'feature'> {
  return {
    'feature.change': (patch) => features.change(patch),
    'feature.setDoNotDisturb': ({ on }) => atHand.setDoNotDisturb(on),
    'feature.setForwarding': ({ kind, target }) => atHand.setForwarding(kind, target),
    'feature.callVoicemail': () => atHand.callVoicemail(),
    'feature.pickUp': ({ extension }) => atHand.pickUp(extension),
    'feature.listenIn': ({ extension, mode }) => atHand.listenIn(extension, mode),
    'feature.retrieve': ({ slot }) => atHand.retrieve(slot),
    'feature.park': ({ callId }) => atHand.park(callId),
  };
}
