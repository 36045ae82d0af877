import type { Guard } from '../../app/guard/index.ts';
import type { Handlers } from '../handler.ts';

export function guardHandlers({ rules, doNotCall, setAside, callAllTheSame, leave, overrides, offered }: Guard): Handlers<'guard' | 'doNotCall'> {
  return {
    'guard.rules': () => rules.look(),
    'guard.setRules': ({ version, rules: changed, note }) => rules.set(version, changed, note),
    'guard.setAside': ({ reason }) => setAside(reason),
    'guard.callAllTheSame': () => callAllTheSame(),
    'guard.leave': () => leave(),
    'guard.overrides': () => overrides(),
    'guard.offered': ({ callId, on }) => offered(callId, on),
    'doNotCall.look': ({ digits }) => doNotCall.look(digits),
    'doNotCall.add': (number) => doNotCall.add(number),
    'doNotCall.remove': ({ number }) => doNotCall.remove(number),
    'doNotCall.import': (list) => doNotCall.bring(list),
    'doNotCall.stopImport': () => doNotCall.stopBringing(),
    'doNotCall.setRemoved': ({ listId, removed }) => doNotCall.setRemoved(listId, removed),
  };
}
