import type { AgentId, ConsentId, ContactId, E164, InteractionId, ObjectionId } from '../../lib/brand.ts';

/** What somebody is contacted for. `sales` is commercial, ideal and charitable canvassing alike (Telecommunications Act, art. 11.7). */
export const PURPOSES = ['service', 'research', 'sales'] as const;
export type Purpose = (typeof PURPOSES)[number];
export const CHANNELS = ['phone', 'e-mail', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The grounds on which somebody may be approached. `customer` is an existing customer relation for own similar products. */
export const LEGAL_BASES = ['consent', 'customer', 'contract', 'legal-duty', 'legitimate-interest'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
/** `unknown` where it was recorded before, somewhere else. */
export const GRANTED_HOW = ['call', 'e-mail', 'letter', 'website', 'in-person', 'unknown'] as const;

/** One legal basis for one purpose. */
export type Consent = {
  readonly id: ConsentId;
  readonly contactId: ContactId;
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  /** For which product or campaign; empty for all. */
  readonly product: string;
  readonly channel: Channel | 'all';
  /** What exactly it covers, in words. */
  readonly scope: string;
  readonly grantedHow: (typeof GRANTED_HOW)[number];
  /** Where that can be seen: a recording, a letter, a page. */
  readonly proof: string;
  /** Wall-clock ms, inclusive. */
  readonly validFrom: number;
  /** Wall-clock ms, exclusive; null for no end. */
  readonly validTo: number | null;
  readonly withdrawnAt: number | null;
  readonly createdAt: number;
  readonly createdBy: AgentId | null;
};

/** Recht van verzet: somebody does not want to be contacted (any more). */
export type Objection = {
  readonly id: ObjectionId;
  readonly purpose: Purpose | 'all';
  readonly channel: Channel | 'all';
  readonly contactId: ContactId | null;
  /** Every number that it was recorded for; effective for whoever else has one. */
  readonly numbers: readonly E164[];
  readonly note: string;
  readonly interactionId: InteractionId | null;
  readonly at: number;
  readonly by: AgentId | null;
  readonly byName: string;
};

/** Whether this basis counts now, by the clock at hand. A withdrawal counts once it is known, also where the clock was set back since. */
export function isValidAt({ validFrom, validTo, withdrawnAt }: Pick<Consent, 'validFrom' | 'validTo' | 'withdrawnAt'>, at: number): boolean {
  return at >= validFrom && (validTo === null || at < validTo) && withdrawnAt === null;
}

/**
 * The instant to judge consents at on a screen whose clock ticks by the minute: never before what is on record was recorded or withdrawn.
 * @param now wall-clock ms, possibly some time ago
 */
export function instantFor(consents: readonly Pick<Consent, 'createdAt' | 'withdrawnAt'>[], now: number): number {
  return consents.reduce((latest, { createdAt, withdrawnAt }) => Math.max(latest, createdAt, withdrawnAt ?? 0), now);
}

/** Whether there is a basis for this purpose by this channel now. A basis for one product says nothing about another. */
export function hasBasis(
  consents: readonly Consent[],
  { purpose, channel, at, product = '' }: { readonly purpose: Purpose; readonly channel: Channel; readonly at: number; readonly product?: string },
): boolean {
  return consents.some(
    (consent) =>
      consent.purpose === purpose &&
      (consent.channel === 'all' || consent.channel === channel) &&
      (consent.product === '' || consent.product.trim().toLowerCase() === product.trim().toLowerCase()) &&
      isValidAt(consent, at),
  );
}

/** The objection that stands against contact for this purpose by this channel; null when none does. */
export function objectionAgainst(
  objections: readonly Objection[],
  purpose: Purpose,
  channel: Channel,
): Objection | null {
  return (
    objections.find(
      (objection) =>
        (objection.purpose === 'all' || objection.purpose === purpose) &&
        (objection.channel === 'all' || objection.channel === channel),
    ) ?? null
  );
}
