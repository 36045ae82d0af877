import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import { searchDirectory, type DirectoryEntry } from '../../../../shared/domain/directory/directory-entry.ts';
import type { RecentCall } from '../../../../shared/ipc/app-state.ts';
import { dialSuggestions } from './dial-suggestions.ts';

export type TransferSuggestion = {
  readonly key: string;
  readonly kind: 'colleague' | 'contact' | 'recent';
  readonly name: string;
  readonly detail: string;
  readonly address: string;
  /** The exchange is asked whether this one is free. */
  readonly presence: boolean;
};

/** Who may take over: colleagues first, then customers and recent calls that fit, each number once. */
export function transferSuggestions({
  query,
  directory,
  contacts,
  recent,
  country,
  limit,
}: {
  readonly query: string;
  readonly directory: readonly DirectoryEntry[];
  readonly contacts: readonly ContactSummary[];
  readonly recent: readonly RecentCall[];
  readonly country: string;
  readonly limit: number;
}): readonly TransferSuggestion[] {
  const colleagues = searchDirectory(directory, query).map((entry) => ({
    key: entry.id,
    kind: 'colleague' as const,
    name: entry.name,
    detail: [entry.address, entry.department].filter(Boolean).join(' · '),
    address: entry.address,
    presence: entry.presence,
  }));
  const known = new Set(colleagues.map(({ address }) => address));
  const others = dialSuggestions({ query, contacts, recent, country, limit })
    .filter(({ number }) => !known.has(number))
    .map(({ key, kind, name, detail, number }) => ({ key, kind, name, detail, address: number, presence: false }));
  // All colleagues can be scrolled to; of the rest, the best.
  return [...colleagues, ...others.slice(0, limit)];
}
