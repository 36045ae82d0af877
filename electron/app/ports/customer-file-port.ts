import type { Consent, Objection, Purpose } from '../../../shared/domain/consent/consent.ts';
import type { CustomField } from '../../../shared/domain/contact/custom-field.ts';
import type { EmotionNote } from '../../../shared/domain/contact/emotion-note.ts';
import type { Letter, LetterText } from '../../../shared/domain/contact/letter.ts';
import type { PastLetter } from '../../../shared/ipc/commands/contact.ts';
import type { Organisation, OrganisationChange, OrganisationFields } from '../../../shared/domain/contact/organisation.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountRow, AccountSort } from '../../../shared/domain/contact/account-row.ts';
import type { AgentId, ConsentId, ContactId, E164, EmotionNoteId, LetterId, ObjectionId, OrganisationId } from '../../../shared/lib/brand.ts';
import type { Result } from '../../../shared/lib/result.ts';

type ContactAuthor = { readonly agentId: AgentId; readonly at: number };

export type NewConsent = Omit<Consent, 'id' | 'contactId' | 'withdrawnAt' | 'createdAt' | 'createdBy'>;
export type NewEmotionNote = Pick<EmotionNote, 'contactId' | 'interactionId' | 'tone' | 'intensity' | 'source' | 'text'>;
export type NewLetter = Omit<Letter, 'id'>;
export type NewObjection = Pick<Objection, 'purpose' | 'channel' | 'note' | 'interactionId' | 'contactId'> & {
  /** The number of an unknown caller; those of the contact are added by themselves. */
  readonly number: E164 | null;
};

/** The groups of the data port for what belongs to customers beside their contact card. */
export type CustomerFilePort = {
  readonly organisations: {
    readonly get: (id: OrganisationId) => Promise<Organisation | null>;
    /** Whose name or any word of it begins so, by name. */
    readonly search: (query: string, limit: number, practice: boolean) => Promise<readonly Organisation[]>;
    /** Who works there, in the Dutch order of names. */
    readonly persons: (id: OrganisationId, limit: number) => Promise<readonly Contact[]>;
    /** Newest first. */
    readonly changes: (id: OrganisationId, limit: number) => Promise<readonly OrganisationChange[]>;
    /** Errors: `not-found`, `stale-version`, `name-taken`. A new name is written on the contacts of its persons too. */
    readonly update: (id: OrganisationId, version: number, fields: OrganisationFields, author: ContactAuthor) => Promise<Result<Organisation, AppError>>;
    /** Back to the version before the last change. */
    readonly undo: (id: OrganisationId, author: ContactAuthor) => Promise<Result<Organisation, AppError>>;
  };
  readonly customFields: {
    /** Removed ones too. */
    readonly list: () => Promise<readonly CustomField[]>;
    /** Inserts or replaces; contacts are found by it from now on, or not any more. */
    readonly save: (field: CustomField, by: AgentId | null) => Promise<void>;
  };
  readonly consents: {
    readonly list: (contactId: ContactId) => Promise<readonly Consent[]>;
    readonly grant: (id: ConsentId, contactId: ContactId, consent: NewConsent, author: ContactAuthor) => Promise<void>;
    /** @param at null takes a withdrawal back. Here and below: false when there is none that this person may see */
    readonly withdraw: (id: ConsentId, at: number | null, author: ContactAuthor) => Promise<boolean>;
    /** Takes back what was recorded by mistake. @param removed false brings it back */
    readonly remove: (id: ConsentId, removed: boolean, author: ContactAuthor) => Promise<boolean>;
    /** One transaction: against the person and every number of the person. */
    readonly object: (id: ObjectionId, objection: NewObjection, author: ContactAuthor) => Promise<void>;
    /** @param withdrawn false puts it back in force */
    readonly withdrawObjection: (id: ObjectionId, withdrawn: boolean, author: ContactAuthor) => Promise<boolean>;
    /** Those in force against the person, or against the number whoever has it, or against anybody who has the number. */
    readonly objections: (of: { readonly contactId: ContactId | null; readonly number: E164 | null }) => Promise<readonly Objection[]>;
    /** Of the person, or of everybody with the number: what there is to judge a call by. */
    readonly forDialling: (
      of: { readonly contactId: ContactId | null; readonly number: E164 | null },
      purpose: Purpose,
    ) => Promise<{ readonly consents: readonly Consent[]; readonly objections: readonly Objection[] }>;
  };
  readonly emotions: {
    /** Newest first. */
    readonly list: (contactId: ContactId, limit: number) => Promise<readonly EmotionNote[]>;
    readonly add: (id: EmotionNoteId, note: NewEmotionNote, author: ContactAuthor) => Promise<void>;
    readonly remove: (id: EmotionNoteId, removed: boolean, author: ContactAuthor) => Promise<boolean>;
  };
  readonly letters: {
    /** @param letter with the instant at which it stands in the history, wall-clock ms */
    readonly add: (id: LetterId, letter: NewLetter & { readonly at: number }, author: ContactAuthor) => Promise<void>;
    readonly remove: (id: LetterId, removed: boolean, author: ContactAuthor) => Promise<boolean>;
    /** Puts a letter right and keeps what it was; null when somebody did so since, or may not see its contact. @returns the new version */
    readonly change: (id: LetterId, version: number, letter: LetterText & { readonly at: number }, author: ContactAuthor) => Promise<number | null>;
    /** Gives it what it had before this version, as the next one; null as for `change`. */
    readonly undo: (id: LetterId, version: number, author: ContactAuthor) => Promise<number | null>;
    /** Those of a contact, and of contacts that went into it; the latest first. */
    readonly latest: (contactId: ContactId, limit: number) => Promise<readonly PastLetter[]>;
  };
  readonly accounts: {
    /** Persons and organisations whose account owner this agent is. */
    readonly own: (agentId: AgentId, sort: AccountSort, limit: number, practice: boolean) => Promise<readonly AccountRow[]>;
  };
};
