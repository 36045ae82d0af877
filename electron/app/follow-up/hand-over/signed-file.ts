import { z } from 'zod';

import {
  HAND_OVER_FORMAT,
  HAND_OVER_VERSION,
  MAX_HAND_OVER_BYTES,
  type HandOverContent,
} from '../../../../shared/domain/agreement/hand-over-file.ts';
import { MAX_NOTE, MAX_WHAT } from '../../../../shared/domain/agreement/agreement.ts';
import { appError, type AppError } from '../../../../shared/errors/app-error.ts';
import { contactFields, e164, instant, line } from '../../../../shared/ipc/schemas.ts';
import { brandId, type HandOverId } from '../../../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';
import { openText, sealText, type readKey, type SignedFormat, type SignedText } from '../../signing/signed-text.ts';

const FORMAT: SignedFormat = { format: HAND_OVER_FORMAT, version: HAND_OVER_VERSION, maxBytes: MAX_HAND_OVER_BYTES };

export type OpenedFile = Omit<SignedText, 'content'> & { readonly content: HandOverContent };

const { salutation, initials, firstName, infix, lastName, organisation, language } = contactFields.shape;
const preferred = z.boolean();
const customer = z.object({
  ...{ salutation, initials, firstName, infix, lastName, organisation, language },
  phones: z
    .array(
      contactFields.shape.phones.unwrap().element.pick({ raw: true, e164: true, kind: true }).extend({ preferred }),
    )
    .max(20),
  mails: z
    .array(contactFields.shape.mails.unwrap().element.pick({ address: true, kind: true }).extend({ preferred }))
    .max(20),
  addresses: z
    .array(
      contactFields.shape.addresses
        .unwrap()
        .element.pick({ street: true, houseNumber: true, postcode: true, city: true, country: true, kind: true })
        .extend({ preferred }),
    )
    .max(20),
});
const id = z
  .string()
  .uuid()
  .transform((value) => brandId<HandOverId>(value));
const words = z.string().max(MAX_NOTE);
const content = z.discriminatedUnion('kind', [
  z.object({
    ...{
      kind: z.literal('offer'),
      id,
      practice: z.boolean(),
      from: z.object({ name: line, organisation: line, replyTo: line }),
      toName: line,
      note: words,
      offeredAt: instant,
      expiresAt: instant,
    },
    promise: z.object({
      what: z.string().trim().min(1).max(MAX_WHAT),
      toWhom: line,
      number: e164.nullable(),
      dueAt: instant,
      madeAt: instant,
    }),
    customer: customer.nullable(),
  }),
  z.object({
    ...{
      kind: z.literal('receipt'),
      id,
      practice: z.boolean(),
      offer: z.string().regex(/^[0-9a-f]{64}$/u),
      answer: z.enum(['accepted', 'returned']),
      reason: words,
    },
    ...{ by: z.object({ name: line, organisation: line }), answeredAt: instant },
  }),
]) satisfies z.ZodType<HandOverContent>;

/** The file of an offer or a receipt, and the digest of its content. */
export function sealFile(
  what: HandOverContent,
  key: ReturnType<typeof readKey>,
): { readonly file: string; readonly digest: string } {
  return sealText(FORMAT, what, key);
}

/**
 * Reads what somebody sent. Nothing of the content is looked at before the signature holds.
 * Errors: `hand-over-unreadable`, `hand-over-newer`, `hand-over-tampered`.
 */
export function openFile(text: string): Result<OpenedFile, AppError> {
  const opened = openText(FORMAT, text);
  if (!opened.ok)
    return err(appError(`hand-over-${opened.error.fault}`, `a hand-over file was refused: ${opened.error.why}`));
  const inner = content.safeParse(opened.value.content);
  return inner.success
    ? ok({ ...opened.value, content: inner.data })
    : err(appError('hand-over-unreadable', 'a hand-over file was refused: content'));
}
