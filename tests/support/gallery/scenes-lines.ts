import { brandId, type ConferenceId } from '../../../shared/lib/brand.ts';
import {
  ago,
  ANNA,
  BAKERY,
  ended,
  GERMAN,
  id,
  inState,
  known,
  levels,
  remote,
  started,
  talking,
  withCalls,
  type Step,
} from './scenes-telephone.ts';
import type { Scene } from './scenes.ts';

const onHold = (seconds: number): readonly Step[] => [
  (callId) => ({ type: 'hold-changed', callId, at: ago(seconds), local: 'turning-on' }),
  (callId) => ({ type: 'hold-changed', callId, at: ago(seconds), local: 'on' }),
];
const anna: readonly Step[] = talking(remote('+31612345678'), ANNA, 134);
const german = talking(remote('+4915123456789'), GERMAN, 20);
const bakery = talking(remote('+31201234567'), BAKERY, 300);
const rings = (number: string): readonly Step[] => [started('in', remote(number), 6)];
const merged: Step = (callId) => ({
  type: 'merged',
  callId,
  at: ago(5),
  with: id(0),
  conference: brandId<ConferenceId>('0190a000-0000-7000-8000-000000000901'),
});
const EIGHT: readonly (readonly Step[])[] = [
  [...anna, ...onHold(40)],
  [...bakery, ...onHold(90)],
  german,
  [...talking(remote('+31611111111'), { ...ANNA, name: 'Fatima el Amrani-van der Heijden' }, 400), ...onHold(300)],
  rings('+31201234567'),
  [started('in', remote('0307654321'), 700), ...talking(remote('0307654321'), { ...ANNA, name: 'dhr. P. Janssen' }, 60).slice(1), ...onHold(30)],
  rings('1002'),
  [...talking(remote('+31622222222'), { ...ANNA, name: 'Jan' }, 50), ...onHold(12)],
];

/** Several calls at once. */
export const LINE_SCENES: Readonly<Record<string, Scene>> = {
  'lines-held': { state: () => withCalls([[...anna, ...onHold(40)], german], inState('talking')), act: levels },
  'lines-three': {
    state: () => withCalls([[...anna, ...onHold(40)], german, [...rings('+31201234567'), known(BAKERY)]], inState('talking')),
    act: levels,
  },
  'lines-four': {
    state: () =>
      withCalls([[...anna, ...onHold(40)], german, rings('+31201234567'), [...bakery, ...onHold(90)]], inState('talking')),
    act: levels,
  },
  'lines-eight': { state: () => withCalls(EIGHT, inState('talking')), act: levels },
  'lines-left-over': {
    state: () => withCalls([[...anna, ...onHold(40)], [...german, ended('hung-up-there')]], inState('hold')),
  },
  'lines-conference': { state: () => withCalls([anna, [...german, merged]], inState('talking')), act: levels },
  'lines-conference-held': {
    state: () => withCalls([[...anna, ...onHold(9)], [...german, merged, ...onHold(9)]], inState('hold')),
  },
  'lines-conference-ringing': {
    state: () => withCalls([anna, [...german, merged], rings('+31201234567'), [...bakery, ...onHold(90)]], inState('talking')),
    act: levels,
  },
};
