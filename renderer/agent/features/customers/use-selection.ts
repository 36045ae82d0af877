import { useMemo, useState } from 'react';
import type { CustomerRow } from '../../../../shared/domain/contact/customer-filter.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';

/** The customers that were marked, wherever they are in the list and whatever is shown of it. */
export type Selection = {
  readonly rows: readonly CustomerRow[];
  readonly has: (row: CustomerRow) => boolean;
  readonly set: (row: CustomerRow, marked: boolean) => void;
  readonly toggle: (row: CustomerRow) => void;
  readonly clear: () => void;
};

export function useSelection(): Selection {
  const [marked, setMarked] = useState<ReadonlyMap<ContactId, CustomerRow>>(new Map());
  return useMemo(() => {
    const set = (row: CustomerRow, on: boolean | null): void =>
      setMarked((before) => {
        const after = new Map(before);
        if (on ?? !before.has(row.id)) after.set(row.id, row);
        else after.delete(row.id);
        return after;
      });
    return {
      rows: [...marked.values()],
      has: ({ id }) => marked.has(id),
      set,
      toggle: (row) => set(row, null),
      clear: () => setMarked(new Map()),
    };
  }, [marked]);
}
