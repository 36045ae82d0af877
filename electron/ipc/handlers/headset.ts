import type { HeadsetDesk } from '../../app/headset-desk.ts';
import type { Handlers } from '../handler.ts';

export function headsetHandlers(headset: HeadsetDesk): Handlers<'headset'> {
  return {
    'headset.pick': ({ deviceId }) => headset.pick(deviceId),
    'headset.forget': (model) => headset.forget(model),
    'headset.look': () => headset.look(),
    'headset.tryLights': () => headset.tryLights(),
  };
}
