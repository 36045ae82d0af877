import { z } from 'zod';
import { PAUSE_REASONS, QUEUE_METHODS, type QueueSettings } from '../domain/queue/queue-settings.ts';
import { ROLES, type ChosenState, type NotReadyReason } from '../domain/agent-state/agent-state.ts';
import { isOwnReason, isShippedReason } from '../domain/agent-state/not-ready-reasons.ts';
import { AUDIO_CODECS, type SipAccount } from '../domain/account/account.ts';
import { ADDRESS_KINDS, CONFIDENCES, CUSTOMER_TYPES, MAIL_KINDS, PHONE_KINDS, SALUTATIONS, type ContactFields } from '../domain/contact/contact.ts';
import { INCOMPLETE_REASONS } from '../domain/interaction/interaction.ts';
import { isForbiddenName } from '../domain/definition/definition-fault.ts';
import { brandId, type AccountId, type AgentId, type AgreementId, type CallId, type CallListId, type ConsentId, type ContactId, type CustomFieldId, type DirectoryEntryId, type DispatchId, type E164, type EmotionNoteId, type FaqId, type InteractionId, type KnowledgeId, type LetterId, type ObjectionId, type OrganisationId, type ProjectId, type RecordingId, type RemarkId, type SavedFilterId } from '../lib/brand.ts';

const uuid = z.string().uuid();
export const callId = uuid.transform((value) => brandId<CallId>(value));
export const interactionId = uuid.transform((value) => brandId<InteractionId>(value));
export const contactId = uuid.transform((value) => brandId<ContactId>(value));
export const directoryEntryId = uuid.transform((value) => brandId<DirectoryEntryId>(value));
export const organisationId = uuid.transform((value) => brandId<OrganisationId>(value));
export const savedFilterId = uuid.transform((value) => brandId<SavedFilterId>(value));
export const customFieldId = uuid.transform((value) => brandId<CustomFieldId>(value));
export const callListId = uuid.transform((value) => brandId<CallListId>(value));
export const agreementId = uuid.transform((value) => brandId<AgreementId>(value));
export const remarkId = uuid.transform((value) => brandId<RemarkId>(value));
export const faqId = uuid.transform((value) => brandId<FaqId>(value));
export const knowledgeId = uuid.transform((value) => brandId<KnowledgeId>(value));
export const dispatchId = uuid.transform((value) => brandId<DispatchId>(value));
export const consentId = uuid.transform((value) => brandId<ConsentId>(value));
export const objectionId = uuid.transform((value) => brandId<ObjectionId>(value));
export const letterId = uuid.transform((value) => brandId<LetterId>(value));
export const emotionNoteId = uuid.transform((value) => brandId<EmotionNoteId>(value));
export const projectId = uuid.transform((value) => brandId<ProjectId>(value));
/** A UUID, or an id of a provisioning file. */
export const accountId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .transform((value) => brandId<AccountId>(value));
export const agentId = uuid.transform((value) => brandId<AgentId>(value));
export const recordingId = uuid.transform((value) => brandId<RecordingId>(value));
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{4,14}$/)
  .transform((value) => brandId<E164>(value));

/** Longest accepted texts: a line of a form, and a note. */
export const line = z.string().max(300);
export const note = z.string().max(20_000);

export const role = z.enum(ROLES);
/** The key of a field of a form. */
export const registrationField = z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/).refine((key) => !isForbiddenName(key));
export const incompleteReason = z.enum(INCOMPLETE_REASONS);

/** A reason that comes with Balie, or one of the organisation's own. */
export const notReadyReason = z.custom<NotReadyReason>((value) => typeof value === 'string' && (isShippedReason(value) || isOwnReason(value)));

export const chosenState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('not-ready'), reason: notReadyReason }),
]) satisfies z.ZodType<ChosenState>;

/** An instant, wall-clock ms. */
export const instant = z.number().int().min(0);
/** Euros in cents, or what the money's minor unit is. */
export const money = z.number().int().min(-1e12).max(1e12);
const reach = { preferred: z.boolean(), valid: z.boolean(), lastReachedAt: instant.nullable() };
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const words = z.array(line).max(50).readonly();

export const contactFields = z.object({
  salutation: z.enum(SALUTATIONS),
  initials: line,
  firstName: line,
  infix: line,
  lastName: line,
  role: line,
  organisationId: organisationId.nullable(),
  organisation: line,
  isRightPersonFor: words,
  customerNumber: line,
  language: z.enum(['nl', 'en']),
  phones: z.array(z.object({ raw: line, e164: e164.nullable(), kind: z.enum(PHONE_KINDS), ...reach })).max(20).readonly(),
  mails: z.array(z.object({ address: line, kind: z.enum(MAIL_KINDS), ...reach })).max(20).readonly(),
  addresses: z
    .array(z.object({ street: line, houseNumber: line, postcode: line, city: line, country: line, kind: z.enum(ADDRESS_KINDS), ...reach }))
    .max(20)
    .readonly(),
  birthDate: day.nullable(),
  deceased: z.boolean(),
  moved: z.boolean(),
  ownerId: agentId.nullable(),
  customerValue: money.nullable(),
  customerType: z.object({ model: z.enum(CUSTOMER_TYPES), confidence: z.enum(CONFIDENCES), observedAt: instant, toneHint: line }).nullable(),
  tags: words,
  custom: z.record(customFieldId, z.string().max(2000)).refine((values) => Object.keys(values).length <= 100),
  notes: note,
  confidential: z.boolean(),
  visibleTo: z.array(agentId).max(200).readonly(),
  readOnly: z.boolean(),
}) satisfies z.ZodType<ContactFields>;

const queueText = z.string().max(500);
const queueSettings = z.object({
  method: z.enum(QUEUE_METHODS),
  codes: z.object({ logIn: queueText, logOut: queueText, pause: queueText, unpause: queueText }),
  http: z.object({ url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]), body: z.string().max(4000), token: queueText.exactOptional() }),
  reasons: z.record(z.enum(PAUSE_REASONS), z.string().max(40)),
  pauseWhileHandling: z.boolean(),
}) satisfies z.ZodType<QueueSettings>;

export const sipAccount = z.object({
  displayName: line,
  uri: line,
  server: line,
  authUser: line,
  tls: z.object({ caFile: z.string().max(4096), rejectUnauthorized: z.boolean() }),
  iceServers: z
    .array(z.object({ urls: z.array(line).min(1).max(8).readonly(), username: line.exactOptional(), credential: line.exactOptional() }))
    .max(8)
    .readonly(),
  relayOnly: z.boolean().exactOptional(),
  backupServers: z.array(line).max(8).readonly().exactOptional(),
  codecs: z
    .array(z.enum(AUDIO_CODECS))
    .min(1)
    .refine((codecs) => new Set(codecs).size === codecs.length)
    .readonly(),
  queue: queueSettings.exactOptional(),
}) satisfies z.ZodType<SipAccount>;
