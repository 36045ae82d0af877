import type { Channel, GRANTED_HOW, LegalBasis, Purpose } from '../consent/consent.ts';

/** A legal basis as a row of a file tells it. */
export type ImportedConsent = {
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  readonly channel: Channel | 'all';
  /** For which product or campaign; empty for all. */
  readonly product: string;
  readonly grantedHow: (typeof GRANTED_HOW)[number];
  readonly proof: string;
  /** What exactly it covers, in words. */
  readonly scope: string;
  /** ISO 8601 date; null when the file does not say since when. */
  readonly from: string | null;
  /** ISO 8601 date, the last day; null for no end. */
  readonly to: string | null;
};
export type ImportedObjection = { readonly purpose: Purpose | 'all'; readonly channel: Channel | 'all'; readonly note: string };
