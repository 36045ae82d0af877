import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import type { RecentCall } from '../../../../shared/ipc/app-state.ts';
import { dialSuggestions } from './dial-suggestions.ts';

export type TransferSuggestion = {
  readonly key: string;
  readonly kind: 'contact' | 'recent';
  readonly name: string;
  readonly detail: string;
  readonly address: string;
};

/** Who may take over: customers and recent calls that fit, each number once. */
export function transferSuggestions({
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
}): readonly TransferSuggestion[] {
  return dialSuggestions({ query, contacts, recent, country, limit }).map(({ key, kind, name, detail, number }) => ({
    key,
    kind,
    name,
    detail,
    address: number,
  }));
}
