import { canHold, canResume } from '../../shared/domain/call/call-guards.ts';
import type { CallEffect } from '../../shared/domain/call/call-effects.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import type { Call, CallsState } from '../../shared/domain/call/call.ts';
import { transferEffects, type TransferEffect } from '../../shared/domain/call/transfer-effects.ts';
import { endReason } from '../../shared/domain/call/transfer-failure.ts';
import { canComplete, canConsult, canTakeBack, canTransfer } from '../../shared/domain/call/transfer-guards.ts';
import { isOffered, isUnderWay, type TransferFact, type TransferTarget } from '../../shared/domain/call/transfer.ts';
import { dialTarget } from '../../shared/domain/contact/phone-number.ts';
import type { LineStatus } from '../../shared/domain/account/account.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { AccountId, CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { SipEngine } from '../sip/sip-engine.ts';
import type { CallDesk } from './call-desk.ts';
import type { Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** Handing customers over. Guards first, then the engine; the state follows by events, and what a state asks for by effects. */
export type TransferDesk = {
  /** Calls the target beside the customer, who is put on hold; the agent talks first. */
  readonly consult: (callId: CallId, target: TransferTarget, note: string, over?: AccountId) => Promise<Outcome>;
  /** Hands over without talking: completed as soon as the target answers. */
  readonly transfer: (callId: CallId, target: TransferTarget, note: string, over?: AccountId) => Promise<Outcome>;
  /** Leaves it to the exchange to call the target and connect both. */
  readonly blind: (callId: CallId, target: TransferTarget, note: string) => Promise<Outcome>;
  /** Connects both now, or as soon as the target answers. */
  readonly complete: (callId: CallId) => Outcome;
  /** Ends what is under way and takes the customer off hold. */
  readonly takeBack: (callId: CallId) => Outcome;
  /** The agent has read why it failed. */
  readonly acknowledge: (callId: CallId) => Outcome;
  /** To be told of every change of the calls. */
  readonly follow: (before: CallsState, after: CallsState, event: CallEvent) => void;
  readonly lineChanged: (status: LineStatus) => void;
};

/** How long the far end may take to accept a hold before the transfer is given up, in ms. */
const HOLD_LIMIT_MS = 5_000;

const notPossible = (what: string): Result<never, AppError> =>
  err(appError('call-not-possible', `${what} is not possible now`));

export function createTransferDesk(deps: {
  readonly store: StateStore;
  readonly calls: CallDesk;
  readonly dispatch: (event: CallEvent) => void;
  readonly runEffect: (effect: CallEffect) => void;
  readonly engine: () => SipEngine;
  readonly clock: Clock;
  readonly timers: Timers;
}): TransferDesk {
  const { store, clock } = deps;
  /** Customers who are being put on hold for a transfer. */
  const starting = new Set<CallId>();
  /** The running time limit of each transfer. */
  const limits = new Map<CallId, () => void>();

  const all = (): readonly Call[] => store.get().calls.calls;
  const callOf = (id: CallId | null): Call | undefined => all().find((call) => call.id === id);
  const tell = (callId: CallId, fact: TransferFact): void =>
    deps.dispatch({ type: 'transfer', callId, at: clock.now(), fact });

  /** Puts the customer on hold and waits until that holds. False when it does not. */
  const onHold = (callId: CallId): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (held: boolean): void => {
        unsubscribe();
        cancel();
        resolve(held);
      };
      const look = (): void => {
        const call = callOf(callId);
        if (call?.phase !== 'connected' || call.hold.local === 'off') finish(false);
        else if (call.hold.local === 'on') finish(true);
      };
      const cancel = deps.timers.after(HOLD_LIMIT_MS, () => finish(false));
      const unsubscribe = store.subscribe(({ event }) => {
        if (event.type === 'call' && event.event.callId === callId) look();
      });
      const call = callOf(callId);
      if (call !== undefined && canHold(call) && !deps.calls.setHold(callId, true).ok) finish(false);
      else if (callOf(callId)?.hold.local === 'on') finish(true);
    });

  /** The customer talks with the agent again; whoever else is on the line waits. */
  const takeCustomerBack = (callId: CallId): void => {
    const customer = callOf(callId);
    if (customer !== undefined && canResume(customer)) deps.calls.setHold(callId, false);
  };

  const hangUp = (callId: CallId | null): void => {
    const call = callOf(callId);
    if (call !== undefined && call.phase !== 'ended') deps.engine().hangUp(call.id);
  };

  /** The exchange has it, or may have it: the end of its dialog is left to the exchange. */
  const release = (callId: CallId | null): void => {
    const call = callOf(callId);
    if (call !== undefined && call.phase !== 'ended') deps.engine().release(call.id);
  };

  const offer = (customer: Call): Outcome => {
    const { transfer } = customer;
    if (transfer?.consultCallId == null) return notPossible('completing the transfer');
    tell(customer.id, { type: 'offered' });
    const asked = deps.engine().transferAttended(customer.id, transfer.consultCallId, transfer.note);
    if (!asked.ok) tell(customer.id, { type: 'refer-refused', why: 'refused', sipStatus: null });
    return asked;
  };

  const setLimit = (callId: CallId, deadlineAt: number | null): void => {
    limits.get(callId)?.();
    limits.delete(callId);
    if (deadlineAt === null) return;
    const stop = deps.timers.after(Math.max(0, deadlineAt - clock.now()), () =>
      // Wall clock and timer need not agree to the millisecond.
      deps.dispatch({ type: 'transfer', callId, at: Math.max(clock.now(), deadlineAt), fact: { type: 'time-up' } }),
    );
    limits.set(callId, stop);
  };

  const run = (effect: TransferEffect, customer: Call): void => {
    const { transfer } = customer;
    switch (effect.type) {
      case 'offer':
        offer(customer);
        return;
      case 'end-consultation':
        hangUp(transfer?.consultCallId ?? null);
        return;
      case 'release-consultation':
        release(transfer?.consultCallId ?? null);
        return;
      case 'release-customer':
        release(customer.id);
        return;
      case 'take-customer-back':
        takeCustomerBack(customer.id);
        return;
      case 'abandon-refer':
        deps.engine().abandonTransfer(customer.id);
        return;
      case 'wait-until':
        setLimit(customer.id, effect.deadlineAt);
        return;
      case 'record':
        deps.runEffect({ type: 'persist-call', callId: customer.id });
        return;
    }
  };

  /** The line that a call was made over; the usual one where there is only that. */
  const lineOf = (accountId: AccountId | undefined): LineStatus =>
    store.get().lines.find(({ id }) => id === accountId)?.status ?? store.get().line;

  /** Puts the customer on hold, and gives the customer's call and the address to dial. */
  const prepare = async (
    callId: CallId,
    { address }: TransferTarget,
  ): Promise<Outcome<{ readonly customer: Call; readonly dialled: string }>> => {
    const dialable = dialTarget(address, store.get().settings.country);
    if (!dialable.ok) return dialable;
    if (lineOf(callOf(callId)?.accountId).state !== 'registered')
      return err(appError('line-not-registered', 'the line is not registered'));
    if (starting.has(callId)) return notPossible('a second transfer');
    starting.add(callId);
    const held = await onHold(callId).finally(() => starting.delete(callId));
    const customer = callOf(callId);
    if (held && customer !== undefined && canConsult(customer, all()))
      return ok({ customer, dialled: dialable.value.target });
    if (held) takeCustomerBack(callId);
    return notPossible('putting the customer on hold');
  };

  const begin = async (
    callId: CallId,
    mode: 'consult' | 'at-answer',
    target: TransferTarget,
    note: string,
    accountId: AccountId | undefined,
  ): Promise<Outcome> => {
    const prepared = await prepare(callId, target);
    if (!prepared.ok) return prepared;
    const dialled = await deps.calls.dial(target.address, null, false, {
      customer: prepared.value.customer,
      accountId,
      name: target.name,
      note,
      onStarted: (consultCallId) => tell(callId, { type: 'consult-began', mode, target, note, consultCallId }),
    });
    // Refused before there was a call: nothing else takes the customer back.
    if (!dialled.ok && !isUnderWay(callOf(callId)?.transfer ?? null)) takeCustomerBack(callId);
    return dialled.ok ? ok() : dialled;
  };

  const refer = async (callId: CallId, target: TransferTarget, note: string): Promise<Outcome> => {
    const prepared = await prepare(callId, target);
    if (!prepared.ok) return prepared;
    tell(callId, { type: 'offered-direct', target, note });
    const asked = deps.engine().transferBlind(callId, prepared.value.dialled, note);
    if (!asked.ok) tell(callId, { type: 'refer-refused', why: 'refused', sipStatus: null });
    return asked;
  };

  /** The consultation's own story moves the customer's transfer. */
  const followConsultation = (event: CallEvent): void => {
    if (event.type !== 'connected' && event.type !== 'ended') return;
    const customer = all().find(({ transfer }) => isUnderWay(transfer) && transfer.consultCallId === event.callId);
    if (customer?.transfer == null) return;
    if (event.type === 'ended') {
      const reason = endReason(event.end);
      tell(customer.id, { type: 'consult-ended', reason, sipStatus: event.end.sipStatus ?? null });
      return;
    }
    // Nobody is to hear the agent in the moment before the two are connected.
    if (customer.transfer.mode === 'at-answer') deps.engine().setMuted(event.callId, true);
    tell(customer.id, { type: 'consult-answered' });
  };

  return {
    consult: (callId, target, note, over) => {
      const call = callOf(callId);
      if (call === undefined || !canConsult(call, all())) return Promise.resolve(notPossible('a consultation'));
      return begin(callId, 'consult', target, note, over);
    },
    transfer: (callId, target, note, over) => {
      const call = callOf(callId);
      if (call === undefined || !canTransfer(call, all())) return Promise.resolve(notPossible('a transfer'));
      return begin(callId, 'at-answer', target, note, over);
    },
    blind: (callId, target, note) => {
      const call = callOf(callId);
      if (call === undefined || !canTransfer(call, all())) return Promise.resolve(notPossible('a transfer'));
      return refer(callId, target, note);
    },
    complete: (callId) => {
      const call = callOf(callId);
      if (call === undefined || !canComplete(call, all())) return notPossible('completing the transfer');
      if (call.transfer?.consultAnswered === true) return offer(call);
      tell(callId, { type: 'complete-at-answer' });
      return ok();
    },
    takeBack: (callId) => {
      const call = callOf(callId);
      if (call === undefined || !canTakeBack(call)) return notPossible('taking the customer back');
      tell(callId, { type: 'cancelled' });
      return ok();
    },
    acknowledge: (callId) => {
      if (callOf(callId)?.transfer?.state === 'failed') tell(callId, { type: 'acknowledged' });
      return ok();
    },
    follow: (before, after, event) => {
      const was = before.calls.find(({ id }) => id === event.callId);
      const is = after.calls.find(({ id }) => id === event.callId);
      if (event.type === 'dismissed' || event.type === 'ended') setLimit(event.callId, null);
      if (was !== undefined && is !== undefined) for (const effect of transferEffects(was, is)) run(effect, is);
      // Talking to the customer again takes them back: they must not be connected in mid-sentence.
      const handing = is !== undefined && isUnderWay(is.transfer) && is.transfer.mode !== 'consult';
      if (event.type === 'hold-changed' && event.local === 'turning-off' && handing)
        tell(event.callId, { type: 'cancelled' });
      followConsultation(event);
    },
    lineChanged: (status) => {
      if (status.state === 'registered') return;
      for (const { id, transfer } of all()) if (isOffered(transfer)) tell(id, { type: 'line-lost' });
    },
  };
}
