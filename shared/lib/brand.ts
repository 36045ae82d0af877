declare const brand: unique symbol;

/** A string that is not interchangeable with other strings at compile time. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

export type CallId = Brand<'CallId'>;
/** Calls that were merged into one conversation. */
export type ConferenceId = Brand<'ConferenceId'>;
export type InteractionId = Brand<'InteractionId'>;
export type ContactId = Brand<'ContactId'>;
export type OrganisationId = Brand<'OrganisationId'>;
export type CustomFieldId = Brand<'CustomFieldId'>;
export type ConsentId = Brand<'ConsentId'>;
/** One objection as it was expressed; its rows, by person and by number, share it. */
export type ObjectionId = Brand<'ObjectionId'>;
export type EmotionNoteId = Brand<'EmotionNoteId'>;
export type LetterId = Brand<'LetterId'>;
export type AgentId = Brand<'AgentId'>;
export type SessionId = Brand<'SessionId'>;
export type ProjectId = Brand<'ProjectId'>;
export type RecordingId = Brand<'RecordingId'>;
/** A telephone account of this profile: a UUID, or the id that a provisioning file gives it. */
export type AccountId = Brand<'AccountId'>;
export type DirectoryEntryId = Brand<'DirectoryEntryId'>;
export type SavedFilterId = Brand<'SavedFilterId'>;
export type AgreementId = Brand<'AgreementId'>;
export type HandOverId = Brand<'HandOverId'>;
export type RemarkId = Brand<'RemarkId'>;
export type FaqId = Brand<'FaqId'>;
export type KnowledgeId = Brand<'KnowledgeId'>;
export type DispatchId = Brand<'DispatchId'>;
export type CallListId = Brand<'CallListId'>;
/** A telephone number in E.164 form with leading plus, such as +31612345678. */
export type E164 = Brand<'E164'>;

/** Every identifier that is a time-ordered UUID (version 7). */
export type EntityId =
  | CallId
  | ConferenceId
  | InteractionId
  | ContactId
  | OrganisationId
  | CustomFieldId
  | ConsentId
  | ObjectionId
  | EmotionNoteId
  | LetterId
  | AgentId
  | SessionId
  | ProjectId
  | RecordingId
  | DirectoryEntryId
  | SavedFilterId
  | AgreementId
  | HandOverId
  | RemarkId
  | FaqId
  | KnowledgeId
  | DispatchId
  | CallListId;

/** Gives a plain string its brand; the caller vouches for its origin (a generator, the database, a validated message). */
export function brandId<Id extends EntityId | AccountId | E164>(value: string): Id {
  return value as Id;
}
