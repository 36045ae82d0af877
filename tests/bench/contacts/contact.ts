// Customers as a call centre in the Netherlands has them. Everything follows from a seed and a row number: row 734,112 can be made alone.
import { CUSTOMER_TYPES, type CustomerTypeModel } from '../../../shared/domain/contact/contact.ts';
import { drawFirstName, drawInitials, type FirstName } from './first-names.ts';
import { drawLastName } from './last-names.ts';
import { drawCompanyNumber, drawExtension, drawForeign, drawLandline, drawMobile, type Number } from './numbers.ts';
import { drawOrganisation } from './organisations.ts';
import { drawAddress, drawPlace, type Address } from './places.ts';
import { mix, randomOf, table, weighted, type Random } from './random.ts';

export const TAGS = [
  'vip',
  'nieuwsbrief',
  'wanbetaler',
  'klacht loopt',
  'zakelijk',
  'terugbellen',
  'proefabonnement',
  'opgezegd',
] as const;
/** How many agents own the accounts. */
export const OWNERS = 40;
/** The instant that counts as now for the last contact, so that the rows are the same every day. */
export const MADE_AT = Date.UTC(2026, 0, 15, 9, 0, 0);

/** One made customer: a person, a person at an organisation, or an organisation alone. */
export type MadeContact = {
  /** Row number, from 0. */
  readonly index: number;
  readonly kind: 'person' | 'organisation';
  readonly salutation: 'none' | 'mr' | 'mrs';
  readonly initials: string;
  readonly firstName: string;
  readonly infix: string;
  readonly lastName: string;
  /** Name of the organisation; of the employer for a person, empty for a private one. */
  readonly organisation: string;
  readonly customerNumber: string;
  readonly language: 'nl' | 'en';
  readonly phones: readonly Number[];
  readonly emails: readonly string[];
  readonly addresses: readonly Address[];
  readonly notes: string;
  readonly tags: readonly (typeof TAGS)[number][];
  readonly customerType: CustomerTypeModel | null;
  /** Customer value in cents per year. */
  readonly valueCents: number | null;
  /** Number of the owning agent, from 0 below `OWNERS`; null for nobody's own. */
  readonly owner: number | null;
  /** Milliseconds since the Unix epoch; null when there was no contact yet. */
  readonly lastContactAt: number | null;
  /** A field that only this project has. */
  readonly contractNumber: string;
  readonly objection: boolean;
  readonly consent: boolean;
  readonly confidential: boolean;
};

const DAY = 86_400_000;
const drawMailHost = weighted(
  table('post 30, mail 24, webpost 12, thuis 10, kabel 8, glasnet 6, student 4, vrij 3, xmail 2, snelpost 1'),
);
const drawTags = weighted(
  table(
    'nieuwsbrief 40, zakelijk 20, terugbellen 12, vip 8, proefabonnement 8, klacht loopt 5, opgezegd 5, wanbetaler 2',
  ),
);

const ascii = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ı/gu, 'i')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/[^a-z0-9]+/gu, '');

function emailOf(random: Random, first: FirstName, last: string, organisation: string): string {
  const name = ascii(first.name);
  const family = ascii(last);
  const local = [
    () => `${name}.${family}`,
    () => `${name[0] ?? 'x'}.${family}`,
    () => `${name}${family}`,
    () => `${name}${String(1_940 + random.int(70)).slice(2)}`,
    () => `${family}.${name}${random.int(1_000)}`,
    () => `info.${family}`,
  ][random.int(6)] as () => string;
  const host = organisation !== '' && random.chance(0.7) ? ascii(organisation).slice(0, 30) : drawMailHost(random);
  return `${local()}@${host}.example`;
}

/** The customer in row `index` of the list that belongs to `seed`. */
export function makeContact(seed: number, index: number): MadeContact {
  const random = randomOf(seed, index);
  const place = drawPlace(random);
  const alone = random.chance(0.04);
  const organisation = alone || random.chance(0.18) ? drawOrganisation(random) : '';
  const first = drawFirstName(random);
  const last = drawLastName(random);
  // Older files have initials and no first name, newer ones often the opposite.
  const named = random.chance(0.8);
  const lettered = !named || random.chance(0.75);
  const phones: Number[] = [];
  if (alone || organisation !== '')
    phones.push(random.chance(0.3) ? drawCompanyNumber(random) : drawLandline(random, place.areaCode, 'work'));
  if (!alone && random.chance(0.88)) phones.push(random.chance(0.04) ? drawForeign(random) : drawMobile(random));
  if (!alone && random.chance(0.35)) phones.push(drawLandline(random, place.areaCode, 'home'));
  if (organisation !== '' && random.chance(0.03)) phones.push(drawExtension(random));
  const emails: string[] = [];
  if (random.chance(0.72)) emails.push(emailOf(random, first, last.name, organisation));
  if (emails.length > 0 && random.chance(0.12)) emails.push(emailOf(random, first, last.name, ''));
  const addresses = [drawAddress(random, place)];
  if (random.chance(0.06)) addresses.push(drawAddress(random, drawPlace(random)));
  const known = random.chance(0.6);
  const tags = new Set<(typeof TAGS)[number]>();
  for (let more = random.chance(0.3) ? 1 + random.int(3) : 0; more > 0; more--)
    tags.add(drawTags(random) as (typeof TAGS)[number]);
  return {
    index,
    kind: alone ? 'organisation' : 'person',
    salutation: alone || random.chance(0.1) ? 'none' : first.gender === 'm' ? 'mr' : 'mrs',
    initials: !alone && lettered ? drawInitials(random, first) : '',
    firstName: !alone && named ? first.name : '',
    infix: alone ? '' : last.infix,
    lastName: alone ? '' : last.name,
    organisation,
    customerNumber: random.chance(0.95) ? customerNumber(seed, index) : '',
    language: random.chance(0.04) ? 'en' : 'nl',
    phones,
    emails,
    addresses,
    notes: random.chance(0.08)
      ? random.pick([
          'Belt liever na zessen.',
          'Spreekt zachtjes, geduld hebben.',
          'Vraagt altijd naar de voorwaarden.',
          'Liever per e-mail.',
        ])
      : '',
    tags: [...tags],
    customerType: random.chance(0.35) ? random.pick(CUSTOMER_TYPES) : null,
    valueCents: known ? Math.round(Math.exp(5 + 2.2 * random.next() + 2.2 * random.next()) * 100) : null,
    owner: random.chance(0.25) ? random.int(OWNERS) : null,
    lastContactAt: known ? MADE_AT - Math.floor(random.next() ** 2 * 1_500 * DAY) : null,
    contractNumber: random.chance(0.4) ? `NL-${String(100_000 + random.int(900_000))}` : '',
    objection: random.chance(0.05),
    consent: random.chance(0.5),
    confidential: random.chance(0.002),
  };
}

/** Unique, and neither consecutive nor of a single shape: two older systems were joined. */
function customerNumber(seed: number, index: number): string {
  return mix(seed ^ index) % 5 === 0 ? `K-${100_000 + index}` : String(20_000_000 + index * 7);
}

/** Rows `from` until before `to`, one at a time. */
export function* contacts(seed: number, to: number, from = 0): Generator<MadeContact> {
  for (let index = from; index < to; index++) yield makeContact(seed, index);
}
