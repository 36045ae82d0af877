import type { CallId } from '../../lib/brand.ts';
import type { Call } from './call.ts';

/**
 * Which calls are to be mixed with each other now, conference by conference: two or more that are talking. Whoever is on hold
 * (at our end or at the other: music would be played to everybody) or without sound stands outside until that is over.
 */
export function mixesOf(calls: readonly Call[]): readonly (readonly CallId[])[] {
  const talking = calls.filter(
    ({ conference, phase, hold, media }) =>
      conference !== null && phase === 'connected' && hold.local === 'off' && !hold.remote && media === 'ok',
  );
  const mixes = new Map<string, CallId[]>();
  for (const { id, conference } of talking)
    if (conference !== null) mixes.set(conference, [...(mixes.get(conference) ?? []), id]);
  return [...mixes.values()].filter((mix) => mix.length > 1);
}
