import { isDate } from './calendar-date.ts';
import type { ContactFields } from './contact.ts';

export type ContactProblem = {
  readonly field: keyof ContactFields;
  readonly problem: 'name-needed' | 'email-shape' | 'postcode-shape' | 'phone-invalid' | 'birth-date' | 'value-shape';
  /** An error must be solved before saving, a warning may be left. */
  readonly severity: 'error' | 'warning';
  /** Which telephone number, e-mail address or postal address, from 0. */
  readonly index?: number;
};

/** Four digits and letters after them: meant as a Dutch postcode. Other countries' codes are not judged. */
const LOOKS_DUTCH = /^\d{4}\s*\p{L}/u;
/** SA, SD and SS are never given out. */
const DUTCH_POSTCODE = /^[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}$/iu;
/** Something, an at sign, and a domain with a dot; whether it exists only a message can tell. */
const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;.]+(?:\.[^\s@<>",;.]+)+$/u;

/** Everything that is wrong with what was filled in, in the order of the form; empty when it can be saved as it is. */
export function validateContact(fields: ContactFields): readonly ContactProblem[] {
  const problems: ContactProblem[] = [];
  if ([fields.firstName, fields.lastName, fields.organisation].every(isBlank))
    problems.push({ field: 'lastName', problem: 'name-needed', severity: 'error' });
  fields.phones.forEach(({ raw, e164 }, index) => {
    if (e164 === null && !isBlank(raw))
      problems.push({ field: 'phones', problem: 'phone-invalid', severity: 'warning', index });
  });
  fields.mails.forEach(({ address }, index) => {
    if (!isBlank(address) && !EMAIL.test(address.trim()))
      problems.push({ field: 'mails', problem: 'email-shape', severity: 'error', index });
  });
  fields.addresses.forEach(({ postcode: typed, country }, index) => {
    const postcode = typed.trim();
    if (isBlank(country) && LOOKS_DUTCH.test(postcode) && !DUTCH_POSTCODE.test(postcode))
      problems.push({ field: 'addresses', problem: 'postcode-shape', severity: 'error', index });
  });
  if (fields.birthDate !== null && !isDate(fields.birthDate))
    problems.push({ field: 'birthDate', problem: 'birth-date', severity: 'error' });
  if (fields.customerValue !== null && !Number.isSafeInteger(fields.customerValue))
    problems.push({ field: 'customerValue', problem: 'value-shape', severity: 'error' });
  return problems;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
