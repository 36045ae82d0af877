import { parseDialogBusy, parseMessageSummary } from '../../../shared/domain/account/message-summary.ts';
import { slotsOf } from '../../../shared/domain/account/phone-features.ts';
import type { SipEngine, SipEngineEvents } from '../../sip/sip-engine.ts';
import type { StateStore } from '../state-store.ts';

/** Waiting messages and parked calls, as the exchange tells of them. */
export type MessageWatch = {
  /** Asks for what the account in use has: after a change of account or features. */
  readonly follow: () => void;
  readonly notified: (notification: SipEngineEvents['notified']) => void;
};

const SUMMARY = { event: 'message-summary', accept: 'application/simple-message-summary' };
const DIALOG = { event: 'dialog', accept: 'application/dialog-info+xml' };

/** The user part of `sip:user@host`. */
function userOf(uri: string): string {
  return /^sips?:([^@;]+)@/i.exec(uri)?.[1] ?? '';
}

export function createMessageWatch(deps: { readonly engine: () => SipEngine; readonly store: StateStore }): MessageWatch {
  const { store } = deps;
  let asked = '';
  let stop: (() => void)[] = [];

  return {
    follow: () => {
      const { account, features } = store.get();
      const sip = account.kind === 'sip' ? account.sip : null;
      const slots = slotsOf(features.parkingSlots) ?? [];
      const mailbox = sip !== null && features.voicemail !== '' ? userOf(sip.uri) : '';
      const wanted = JSON.stringify([sip?.uri, mailbox, slots]);
      if (wanted === asked) return;
      asked = wanted;
      for (const each of stop) each();
      store.setSlice('atHand', { ...store.get().atHand, messages: null, parked: slots.map((slot) => ({ slot, taken: false })) });
      stop =
        sip === null
          ? []
          : [
              ...(mailbox === '' ? [] : [deps.engine().subscribe({ target: mailbox, ...SUMMARY })]),
              ...slots.map((slot) => deps.engine().subscribe({ target: slot, ...DIALOG })),
            ];
    },
    notified: ({ target, event, body }) => {
      const { atHand } = store.get();
      if (event === SUMMARY.event) {
        const messages = parseMessageSummary(body);
        if (messages !== null) store.setSlice('atHand', { ...atHand, messages });
        return;
      }
      const taken = event === DIALOG.event ? parseDialogBusy(body) : null;
      if (taken !== null && atHand.parked.some(({ slot }) => slot === target))
        store.setSlice('atHand', { ...atHand, parked: atHand.parked.map((each) => (each.slot === target ? { slot: target, taken } : each)) });
    },
  };
}
