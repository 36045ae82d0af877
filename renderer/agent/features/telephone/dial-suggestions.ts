import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import { displayPhone, parsePhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { RecentCall } from '../../../../shared/ipc/app-state.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';

export type DialSuggestion = {
  readonly key: string;
  readonly kind: 'contact' | 'recent';
  readonly name: string;
  readonly detail: string;
  readonly number: string;
  readonly contactId: ContactId | null;
};

/** Customers first, with every number of theirs, then recent calls that fit; each number once. Without a query the recent calls. */
export function dialSuggestions({
  query,
  contacts,
  recent,
  country,
  limit,
}: {
  readonly query: string;
  readonly contacts: readonly ContactSummary[];
  readonly recent: readonly RecentCall[];
  readonly country: string;
  readonly limit: number;
}): readonly DialSuggestion[] {
  const seen = new Set<string>();
  const once = (number: string): boolean => {
    const key = parsePhone(number, country) ?? number;
    if (number === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const shown = (number: string): string => displayPhone(number, country);
  const text = query.trim().toLowerCase();
  const digits = text.replace(/\D/g, '');
  const fits = ({ name, number }: RecentCall): boolean =>
    text === '' ||
    name.toLowerCase().includes(text) ||
    (digits.length > 1 && [number, shown(number)].some((each) => each.replace(/\D/g, '').includes(digits)));
  return [
    ...contacts
      .flatMap((contact) => (contact.numbers ?? [contact.number]).map((number) => ({ ...contact, number })))
      .filter(({ number }) => once(number))
      .map(({ id, name, organisation, number, city }) => ({
        key: `${id} ${number}`,
        kind: 'contact' as const,
        name: name || organisation,
        detail: [shown(number), organisation === name ? '' : organisation, city].filter(Boolean).join(' · '),
        number,
        contactId: id,
      })),
    ...recent
      .filter((call) => fits(call) && once(call.number))
      .map(({ callId, name, number, contactId }) => ({
        key: callId,
        kind: 'recent' as const,
        name: name || shown(number),
        detail: name === '' ? '' : shown(number),
        number,
        contactId,
      })),
  ].slice(0, limit);
}
