/** What the names of hand-over files and receipts end in; without dot. Apart, because main reads its arguments before it loads anything else. */
export const HAND_OVER_EXTENSION = 'balie-handover';
