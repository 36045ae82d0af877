import type { AccountId } from '../../shared/lib/brand.ts';
import type { SipEngine } from '../sip/sip-engine.ts';
import type { StateStore } from './state-store.ts';

/**
 * While the microphone is held open for calls, our end of the next one is made in advance too, over the account that would be used.
 * Follows the agent state, the microphone and the lines.
 */
export function keepReadyToDial({
  store,
  engine,
  accountFor,
}: {
  readonly store: StateStore;
  readonly engine: () => SipEngine;
  readonly accountFor: (call: { readonly emergency: boolean }) => AccountId | null | undefined;
}): void {
  /** Null: nobody is about to call. */
  let asked: { readonly engine: SipEngine; readonly over: AccountId | undefined } | null = null;
  const follow = (): void => {
    const { session, devices, line } = store.get();
    // In the time after a call that was taken in Not ready too: what is made would hold the microphone open by itself.
    const works = session.agent !== null && session.state.state !== 'not-ready' && session.next.state === 'ready';
    const mayCall = works && devices.microphoneOpen && line.state === 'registered';
    const over = mayCall ? accountFor({ emergency: false }) : null;
    const next = over === null ? null : { engine: engine(), over };
    if (next?.engine === asked?.engine && next?.over === asked?.over) return;
    if (asked !== null && asked.engine !== next?.engine) asked.engine.prepareCalls(null);
    asked = next;
    next?.engine.prepareCalls(next.over);
  };
  store.subscribe(({ event }) => {
    if (event.type === 'slice' && ['session', 'devices', 'line', 'lines', 'account', 'project'].includes(event.name)) follow();
  });
}
