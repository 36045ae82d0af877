import { z } from 'zod';
import type { Contact } from '../../domain/contact/contact.ts';
import type { Organisation, OrganisationChange, OrganisationFields } from '../../domain/contact/organisation.ts';
import { agentId, line, money, note, organisationId } from '../schemas.ts';

const organisationFields = z.object({
  name: line.trim().min(1),
  branch: line,
  street: line,
  houseNumber: line,
  postcode: line,
  city: line,
  country: line,
  website: line,
  registrationNo: line,
  ownerId: agentId.nullable(),
  customerValue: money.nullable(),
  notes: note,
}) satisfies z.ZodType<OrganisationFields>;

export type OrganisationCard = {
  readonly organisation: Organisation;
  readonly persons: readonly Contact[];
  /** Newest first. */
  readonly changes: readonly OrganisationChange[];
};

/** Organisations come into being with the first contact that names one. */
export const organisationCommands = {
  /** With the persons who work there, and what was changed. */
  'organisation.get': { input: z.object({ organisationId }), output: z.custom<OrganisationCard>() },
  'organisation.search': { input: z.object({ query: line, limit: z.number().int().min(1).max(50) }), output: z.custom<readonly Organisation[]>() },
  'organisation.save': {
    input: z.object({ organisationId, version: z.number().int().min(1), fields: organisationFields }),
    output: z.custom<Organisation>(),
  },
  'organisation.undo': { input: z.object({ organisationId }), output: z.custom<Organisation>() },
} as const;
