import { isElsewhere, isOpen, type Agreement, type CallbackFacts } from './agreement.ts';
import type { Role } from '../agent-state/agent-state.ts';
import type { LocalisedText } from '../script/script.ts';
import type { AgentId, AgreementId, CallId } from '../../lib/brand.ts';

const MINUTE_MS = 60_000;
/** Nobody called: from here on the supervisors see it too, and then everybody. */
export const TO_SUPERVISOR_MS = 15 * MINUTE_MS;
export const TO_EVERYBODY_MS = 30 * MINUTE_MS;
/** Two of them closer together than this are in each other's way. */
export const TOO_CLOSE_MS = 15 * MINUTE_MS;

/** A promise that is kept by a call. */
export type Callback = Agreement & { readonly callback: CallbackFacts };

/** One that is being called: what was said before stays in sight. */
export type CallbackInHand = { readonly agreementId: AgreementId; readonly callId: CallId; readonly toWhom: string; readonly what: string; /** What was noted in the call in which it was agreed. */ readonly notes: readonly { readonly name: LocalisedText; readonly value: LocalisedText }[] };

/** What may stand against a moment. `other`: another callback close by. `hours`: outside the calling hours there. `holiday`: a public holiday there. */
export type CallbackConflict =
  | { readonly kind: 'other'; readonly at: number; readonly toWhom: string }
  | { readonly kind: 'hours'; /** When it is allowed next, wall-clock ms; null for not within two weeks. */ readonly next: number | null }
  | { readonly kind: 'holiday'; readonly name: LocalisedText };

export function isCallback(agreement: Agreement): agreement is Callback {
  return agreement.callback !== undefined && isOpen(agreement) && !isElsewhere(agreement);
}

/** How far one that nobody called has gone up. */
export function escalation(agreement: Callback, now: number): 'none' | 'supervisor' | 'everybody' {
  const late = now - agreement.dueAt;
  return late >= TO_EVERYBODY_MS ? 'everybody' : late >= TO_SUPERVISOR_MS ? 'supervisor' : 'none';
}

/** Whether this person may call it now: its owner; of one for anyone everybody; of one that is late those to whom it has gone up. */
export function mayCallBack(agreement: Callback, by: { readonly agentId: AgentId; readonly role: Role }, now: number): boolean {
  if (agreement.owner === by.agentId || agreement.callback.anyone) return true;
  const up = escalation(agreement, now);
  return up === 'everybody' || (up === 'supervisor' && by.role !== 'agent');
}

/** Those to be called now by this person, the longest waiting first. */
export function dueNow(agreements: readonly Agreement[], by: { readonly agentId: AgentId; readonly role: Role }, now: number): readonly Callback[] {
  return agreements.filter((agreement): agreement is Callback => isCallback(agreement) && agreement.dueAt <= now && mayCallBack(agreement, by, now)).toSorted((a, b) => a.dueAt - b.dueAt);
}

/** When something about them changes next by the clock alone; null for never. */
export function nextChange(agreements: readonly Agreement[], now: number): number | null {
  const times = agreements.filter(isCallback).flatMap(({ dueAt }) => [dueAt, dueAt + TO_SUPERVISOR_MS, dueAt + TO_EVERYBODY_MS]).filter((at) => at > now);
  return times.length === 0 ? null : Math.min(...times);
}

/** Another callback of the same person to do it, so close that one of the two waits. */
export function closeBy(agreements: readonly Agreement[], owner: AgentId, dueAt: number, except: AgreementId | null): Callback | null {
  return (
    agreements
      .filter((agreement): agreement is Callback => isCallback(agreement) && agreement.id !== except && agreement.owner === owner && Math.abs(agreement.dueAt - dueAt) < TOO_CLOSE_MS)
      .toSorted((a, b) => Math.abs(a.dueAt - dueAt) - Math.abs(b.dueAt - dueAt))[0] ?? null
  );
}
