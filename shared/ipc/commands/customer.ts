import { z } from 'zod';
import { CHANNELS, GRANTED_HOW, LEGAL_BASES, PURPOSES, type Consent, type Objection } from '../../domain/consent/consent.ts';
import type { ContactChange } from '../../domain/contact/contact-change.ts';
import { ACCOUNT_SORTS, type AccountRow } from '../../domain/contact/account-row.ts';
import type { Contact, ContactFields } from '../../domain/contact/contact.ts';
import { EMOTION_SOURCES, EMOTION_TONES, type EmotionNote } from '../../domain/contact/emotion-note.ts';
import { isDate } from '../../domain/contact/calendar-date.ts';
import { LETTER_CHANNELS, LETTER_DIRECTIONS } from '../../domain/contact/letter.ts';
import type { ConsentId, EmotionNoteId, LetterId, ObjectionId } from '../../lib/brand.ts';
import { consentId, contactFields, contactId, e164, emotionNoteId, instant, interactionId, letterId, line, note, objectionId } from '../schemas.ts';

/** What is known of a customer beside the card itself. */
export type CustomerFile = {
  readonly consents: readonly Consent[];
  readonly objections: readonly Objection[];
  readonly emotions: readonly EmotionNote[];
};

const FIELDS = Object.keys(contactFields.shape) as [keyof ContactFields, ...(keyof ContactFields)[]];
const channel = z.enum([...CHANNELS, 'all']);
const onOff = z.boolean();

export const customerCommands = {
  'customer.file': { input: z.object({ contactId }), output: z.custom<CustomerFile>() },
  /** Who changed what and when, newest first. */
  'customer.changes': { input: z.object({ contactId, limit: z.number().int().min(1).max(500) }), output: z.custom<readonly ContactChange[]>() },
  /** Gives one field the value that it had before the change which made this version. */
  'customer.putBack': { input: z.object({ contactId, version: z.number().int().min(1), field: z.enum(FIELDS) }), output: z.custom<Contact>() },
  /** Accounts of whoever asks: dearest first, or those longest without contact first. */
  'customer.accounts': { input: z.object({ sort: z.enum(ACCOUNT_SORTS) }), output: z.custom<readonly AccountRow[]>() },
  'customer.grant': {
    input: z.object({
      contactId,
      consent: z
        .object({
          purpose: z.enum(PURPOSES),
          basis: z.enum(LEGAL_BASES),
          product: line,
          channel,
          scope: note,
          grantedHow: z.enum(GRANTED_HOW),
          proof: line,
          validFrom: instant,
          validTo: instant.nullable(),
        })
        .refine(({ validFrom, validTo }) => validTo === null || validTo > validFrom, { path: ['validTo'] }),
    }),
    output: z.custom<{ readonly consentId: ConsentId }>(),
  },
  'customer.withdrawConsent': { input: z.object({ consentId, withdrawn: onOff }), output: z.void() },
  /** Takes back what was recorded by mistake; `removed: false` brings it back. */
  'customer.removeConsent': { input: z.object({ consentId, removed: onOff }), output: z.void() },
  /** Against a person and all numbers of that person, or against the number of an unknown caller. */
  'customer.object': {
    input: z
      .object({
        contactId: contactId.nullable(),
        number: e164.nullable(),
        purpose: z.enum([...PURPOSES, 'all']),
        channel,
        note,
        interactionId: interactionId.nullable(),
      })
      .refine(({ contactId: id, number }) => id !== null || number !== null),
    output: z.custom<{ readonly objectionId: ObjectionId }>(),
  },
  'customer.withdrawObjection': { input: z.object({ objectionId, withdrawn: onOff }), output: z.void() },
  /** Objections against a number that belongs to nobody known. */
  'customer.objectionsOf': { input: z.object({ number: e164 }), output: z.custom<readonly Objection[]>() },
  'customer.addEmotion': {
    input: z.object({
      contactId,
      interactionId: interactionId.nullable(),
      tone: z.enum(EMOTION_TONES),
      intensity: z.number().int().min(1).max(5),
      source: z.enum(EMOTION_SOURCES),
      text: note,
    }),
    output: z.custom<{ readonly emotionNoteId: EmotionNoteId }>(),
  },
  /** A letter or message that came in or left, of any day up to today. */
  'customer.addLetter': {
    input: z
      .object({ contactId, direction: z.enum(LETTER_DIRECTIONS), channel: z.enum(LETTER_CHANNELS), day: z.string().refine(isDate), subject: line, text: note })
      .refine(({ subject, text }) => subject.trim() !== '' || text.trim() !== ''),
    output: z.custom<{ readonly letterId: LetterId }>(),
  },
  /** Puts a letter right; refused when it is not the version that the agent saw. */
  'customer.changeLetter': {
    input: z
      .object({ letterId, version: z.number().int().min(1), direction: z.enum(LETTER_DIRECTIONS), channel: z.enum(LETTER_CHANNELS), day: z.string().refine(isDate), subject: line, text: note })
      .refine(({ subject, text }) => subject.trim() !== '' || text.trim() !== ''),
    output: z.custom<{ readonly version: number }>(),
  },
  /** Gives it what it had before the change that made this version. */
  'customer.undoLetter': { input: z.object({ letterId, version: z.number().int().min(2) }), output: z.custom<{ readonly version: number }>() },
  'customer.removeLetter': { input: z.object({ letterId, removed: onOff }), output: z.void() },
  'customer.removeEmotion': { input: z.object({ emotionNoteId, removed: onOff }), output: z.void() },
} as const;
