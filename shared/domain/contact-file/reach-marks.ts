import { newMail, newPhone, type ContactMail, type ContactPhone } from '../contact/contact.ts';
import { parsePhone, phoneKindOf } from '../contact/phone-number.ts';
import type { Target } from './target-field.ts';

const MARKS = ['preferredPhone', 'invalidPhones', 'invalidEmails'] as const;
export type MarkTarget = (typeof MARKS)[number];

/** Whether a column says of numbers or addresses which is to be used, or which does not work. */
export function isMarkTarget(target: Target): target is MarkTarget {
  return (MARKS as readonly Target[]).includes(target);
}

/** Puts the marks of one row on its numbers and addresses; what no other column has comes along. */
export class ReachMarks {
  readonly #country: string;
  readonly #texts: { readonly target: MarkTarget; readonly text: string }[] = [];

  /** @param country ISO 3166-1 alpha-2, for telephone numbers without a country code */
  constructor(country: string) {
    this.#country = country;
  }

  take(target: MarkTarget, text: string): void {
    for (const part of text.split(/\s*[;|\n]\s*/u)) if (part !== '') this.#texts.push({ target, text: part });
  }

  phones(phones: readonly ContactPhone[], most: number): readonly ContactPhone[] {
    let all = phones;
    for (const { target, text } of this.#texts) {
      if (target === 'invalidEmails') continue;
      const e164 = parsePhone(text, this.#country);
      const isIt = (phone: ContactPhone): boolean => (e164 === null ? phone.raw === text : phone.e164 === e164);
      if (!all.some(isIt) && all.length < most) all = [...all, newPhone(text, e164, phoneKindOf(e164))];
      const marks = target === 'preferredPhone' ? { preferred: true } : { valid: false };
      all = all.map((phone) => (isIt(phone) ? { ...phone, ...marks } : phone));
    }
    return all;
  }

  mails(mails: readonly ContactMail[], most: number): readonly ContactMail[] {
    let all = mails;
    for (const { target, text } of this.#texts) {
      if (target !== 'invalidEmails') continue;
      const isIt = ({ address }: ContactMail): boolean => address.toLowerCase() === text.toLowerCase();
      if (!all.some(isIt) && all.length < most) all = [...all, newMail(text)];
      all = all.map((mail) => (isIt(mail) ? { ...mail, valid: false } : mail));
    }
    return all;
  }
}
