import { hiddenDisplay, hiddenNumber } from '../../../shared/domain/contact/hidden-number.ts';
import { withoutNumbersIn } from '../../../shared/domain/contact/numbers-in-text.ts';
import type { LocalisedText } from '../../../shared/domain/script/script.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import { openReader } from '../database.ts';
import { familyOf } from '../repos/contact-family.ts';
import { QUERIES, type PlainSection } from './person-queries.ts';
import { PERSON_SECTIONS, type PersonSection } from '../../../shared/domain/contact-file/person-section.ts';
import { answersOf, changesOf, earlierRegistrationsOf, registrationsOf, writtenBackOf } from './person-told.ts';

export type PersonRow = Readonly<Record<string, string | number | null>>;

const NUMBER_COLUMNS = ['number', 'international'] as const;
/** Columns that hold what a field of the customer was or became. */
const VALUE_COLUMNS = ['before_it', 'after_it'] as const;
const PHONE_FIELDS: readonly unknown[] = ['phones', 'phone'];
/** Digits in these are never those of a telephone number. */
const NO_NUMBERS: ReadonlySet<string> = new Set(['customer_number', 'quote_number', 'postcode', 'house_number', 'birth_date', 'day', 'valid_until']);
const DIGITS = /\+?\d[\d\s().\-/]{4,}\d/gu;

/** For whoever may not see telephone numbers: of each the last two digits, also of those that somebody wrote in a text. */
function withoutNumbers(row: PersonRow, country: string): PersonRow {
  const shown: Record<string, string | number | null> = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'string' && !NO_NUMBERS.has(column) ? withoutNumbersIn(value, country) : value]),
  );
  for (const column of NUMBER_COLUMNS) {
    const number = row[column];
    if (typeof number === 'string' && number !== '') shown[column] = masked(number);
  }
  if (PHONE_FIELDS.includes(row['field']))
    for (const column of VALUE_COLUMNS) {
      const numbers = row[column];
      if (typeof numbers === 'string') shown[column] = numbers.replaceAll(DIGITS, masked);
    }
  return shown;
}

function masked(number: string): string {
  return hiddenDisplay(hiddenNumber(0, number)) ?? '';
}

/**
 * All that is stored about a person, and about contacts that went into that person, part by part (GDPR, article 15), some of them empty.
 * @param hideNumbers null shows telephone numbers; otherwise the country (ISO 3166-1 alpha-2) of those without a country code
 * @throws what SQLite says
 */
export async function personData(
  dataFile: string,
  contactId: ContactId,
  hideNumbers: string | null,
  language: keyof LocalisedText,
): Promise<readonly { readonly section: PersonSection; readonly rows: readonly PersonRow[] }[]> {
  const { raw, db } = openReader(dataFile);
  try {
    const family = await familyOf(db, contactId);
    const withFamily = `with family (id, step) as (values ${family.map((_, step) => `(?, ${step})`).join(', ')})`;
    const plain = (section: PlainSection): readonly PersonRow[] => raw.prepare(`${withFamily} ${QUERIES[section]}`).all(family) as readonly PersonRow[];
    const told: Readonly<Record<Exclude<PersonSection, PlainSection>, () => Promise<readonly PersonRow[]>>> = {
      answers: () => answersOf(db, family, language),
      registrations: () => registrationsOf(db, family, language),
      earlierRegistrations: () => earlierRegistrationsOf(db, family, language),
      writtenBack: () => writtenBackOf(db, family),
      changes: () => changesOf(db, family),
    };
    const isTold = (section: PersonSection): section is keyof typeof told => section in told;
    const parts: { readonly section: PersonSection; readonly rows: readonly PersonRow[] }[] = [];
    for (const section of PERSON_SECTIONS) {
      const rows = isTold(section) ? await told[section]() : plain(section);
      parts.push({ section, rows: hideNumbers === null ? rows : rows.map((row) => withoutNumbers(row, hideNumbers)) });
    }
    return parts;
  } finally {
    raw.close();
  }
}
