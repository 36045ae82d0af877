import { preferredOf, type Contact } from '../contact/contact.ts';
import { fullName } from '../contact/contact-name.ts';
import type { LocalisedText } from '../script/script.ts';

/** What a project can want confirmed before personal data are read out. */
export const VERIFY_ITEMS = ['name', 'birthDate', 'postcode', 'customerNumber'] as const;
export type VerifyItem = (typeof VERIFY_ITEMS)[number];

/** How far the caller has been verified; kept with the call. */
export type Verification = {
  /** As the project wanted it when the call began. */
  readonly required: readonly VerifyItem[];
  /** Wall-clock ms at which the agent ticked them. */
  readonly confirmed: Partial<Readonly<Record<VerifyItem, number>>>;
  /** Wall-clock ms at which nothing was left to confirm; null while something is. */
  readonly verifiedAt: number | null;
  /** Wall-clock ms at which the agent gave it up: what the caller said does not fit. */
  readonly failedAt: number | null;
};

/** Nothing confirmed; null where the project wants nothing. */
export function newVerification(required: readonly VerifyItem[]): Verification | null {
  return required.length === 0 ? null : { required, confirmed: {}, verifiedAt: null, failedAt: null };
}

/** What is to be confirmed with this customer: of what the project wants, what is on file. Nothing for an unknown caller. */
export function itemsToConfirm({ required }: Pick<Verification, 'required'>, contact: Contact | null): readonly VerifyItem[] {
  return contact === null ? [] : required.filter((item) => known(item, contact));
}

/**
 * Whether the data of its customer are covered: the call is alive, and something is still to be confirmed. Who was written down in this very
 * call has told it all; of a caller who is not known yet nobody's data are shown.
 */
export function isToBeVerified(call: {
  readonly state: string;
  readonly startedAt: number;
  readonly verification?: Verification;
  readonly contact: Contact | null;
}): boolean {
  const { state, startedAt, verification, contact } = call;
  if (state !== 'open' || verification === undefined || verification.verifiedAt !== null) return false;
  return contact === null || (contact.createdAt < startedAt && itemsToConfirm(verification, contact).length > 0);
}

/** An item ticked, or not after all. Total: one that is not to be confirmed changes nothing, and a tick takes back a failure. */
export function withTick(before: Verification, item: VerifyItem, on: boolean, at: number, contact: Contact | null): Verification {
  const needed = itemsToConfirm(before, contact);
  if (!needed.includes(item) || (before.confirmed[item] !== undefined) === on) return before;
  const { [item]: _former, ...others } = before.confirmed;
  const confirmed: Verification['confirmed'] = on ? { ...others, [item]: at } : others;
  const done = needed.every((each) => confirmed[each] !== undefined);
  return { ...before, confirmed, verifiedAt: done ? at : null, failedAt: null };
}

/** The caller could not be verified, or on second thoughts can be. */
export function withFailure(before: Verification, failed: boolean, at: number): Verification {
  if ((before.failedAt !== null) === failed) return before;
  return failed ? { ...before, verifiedAt: null, failedAt: at } : { ...before, failedAt: null };
}

/** What a caller hears who could not be verified. */
export const REFUSAL: LocalisedText = {
  en: 'I am sorry, I cannot be sure whom I am speaking with, and to protect your data I do not read them out now. Would you call us again with your customer number at hand, or write to us? Then we help you gladly.',
  nl: 'Het spijt me, ik weet niet zeker met wie ik spreek. Om uw gegevens te beschermen, noem ik ze nu niet. Wilt u ons opnieuw bellen met uw klantnummer bij de hand, of ons schrijven? Dan helpen we u graag verder.',
};

function known(item: VerifyItem, contact: Contact): boolean {
  if (item === 'name') return fullName(contact) !== '';
  if (item === 'birthDate') return contact.birthDate !== null;
  if (item === 'postcode') return (preferredOf(contact.addresses)?.postcode ?? '') !== '';
  return contact.customerNumber !== '';
}
