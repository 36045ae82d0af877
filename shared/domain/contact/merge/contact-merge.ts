import type { AgentId } from '../../../lib/brand.ts';
import { normaliseFields } from '../contact-fields.ts';
import type { ContactFields, ContactMail, ContactPhone } from '../contact.ts';
import { addressKey } from '../duplicates/block-keys.ts';
import { searchKey } from '../search-key.ts';
import { mergeFields, mergeRows, unmergeFields, type MergeChoices, type MergeRow, type MergeRules, type UndoneFields } from './merge-rules.ts';

type Reach = Pick<ContactPhone, 'preferred' | 'valid' | 'lastReachedAt'>;

/** The same number on both: what the one that stays says of it, reached at the later time, out of use when either knows so. */
function joinReach<Item extends Reach>(left: Item, right: Item): Item {
  const reached = [left.lastReachedAt, right.lastReachedAt].filter((at) => at !== null);
  return {
    ...left,
    preferred: left.preferred,
    valid: left.valid && right.valid,
    lastReachedAt: reached.length === 0 ? null : Math.max(...reached),
  };
}

/** By what two entries of a list are the same. */
const KEYS = {
  phones: ({ e164, raw }: ContactPhone): string => e164 ?? raw.trim(),
  mails: ({ address }: ContactMail): string => address.trim().toLowerCase(),
  addresses: (address: ContactFields['addresses'][number]): string =>
    addressKey(address) || searchKey(`${address.street} ${address.houseNumber} ${address.postcode} ${address.city}`),
};

/** How each field of two contacts becomes one, in the order of the screen. */
export const CONTACT_MERGE_RULES: MergeRules<ContactFields> = {
  salutation: { kind: 'one' },
  initials: { kind: 'one' },
  firstName: { kind: 'one' },
  lastName: { kind: 'one' },
  infix: { kind: 'one', with: 'lastName' },
  organisation: { kind: 'one' },
  organisationId: { kind: 'one', with: 'organisation' },
  role: { kind: 'one' },
  customerNumber: { kind: 'one' },
  phones: { kind: 'list', keyOf: KEYS.phones, join: joinReach },
  mails: { kind: 'list', keyOf: KEYS.mails, join: joinReach },
  addresses: { kind: 'list', keyOf: KEYS.addresses, join: joinReach },
  birthDate: { kind: 'one' },
  language: { kind: 'one' },
  deceased: { kind: 'one' },
  moved: { kind: 'one' },
  ownerId: { kind: 'one' },
  customerValue: { kind: 'one' },
  customerType: { kind: 'one' },
  isRightPersonFor: { kind: 'list', keyOf: (topic) => searchKey(topic) || topic },
  tags: { kind: 'list', keyOf: (tag) => searchKey(tag) || tag },
  custom: { kind: 'record' },
  notes: { kind: 'text' },
  confidential: { kind: 'strict', stricter: (left, right) => left || right },
  visibleTo: { kind: 'strict', stricter: (left) => left },
  readOnly: { kind: 'strict', stricter: (left, right) => left || right },
};

/** Every field of two contacts side by side, `left` being the one that stays. */
export function contactMergeRows(left: ContactFields, right: ContactFields): readonly MergeRow<ContactFields>[] {
  return mergeRows(CONTACT_MERGE_RULES, left, right).filter(({ key }) => key !== 'visibleTo');
}

/**
 * The fields of the contact that stays (`left`) after another one went into it. Confidential when either was, and then seen only by those
 * who could see both.
 */
export function mergeContactFields(
  left: ContactFields,
  right: ContactFields,
  choices: MergeChoices<ContactFields>,
): ContactFields {
  const made = mergeFields(CONTACT_MERGE_RULES, left, right, choices);
  return normaliseFields({ ...made, visibleTo: visibleToBoth(left, right) });
}

/** Takes a merge back for the contact that stayed; see `unmergeFields`. */
export function unmergeContactFields(
  before: ContactFields,
  merged: ContactFields,
  now: ContactFields,
): UndoneFields<ContactFields> {
  const undone = unmergeFields(CONTACT_MERGE_RULES, reachedSince(before, merged, now), reachedSince(merged, merged, now), now);
  return { ...undone, fields: normaliseFields(undone.fields) };
}

/** That somebody was reached since the merge is a fact of the telephone, not a change that somebody made: it goes along. */
function reachedSince(fields: ContactFields, merged: ContactFields, now: ContactFields): ContactFields {
  const follow = <Item extends Reach>(
    keyOf: (item: Item) => string,
    of: (from: ContactFields) => readonly Item[],
  ): readonly Item[] =>
    of(fields).map((item) => {
      const [then, later] = [merged, now].map((from) => of(from).find((other) => keyOf(other) === keyOf(item)));
      const isLater = then !== undefined && later !== undefined && later.lastReachedAt !== then.lastReachedAt;
      return isLater ? { ...item, lastReachedAt: later.lastReachedAt } : item;
    });
  const { phones, mails, addresses } = KEYS;
  return {
    ...fields,
    phones: follow(phones, (from) => from.phones),
    mails: follow(mails, (from) => from.mails),
    addresses: follow(addresses, (from) => from.addresses),
  };
}

function visibleToBoth(left: ContactFields, right: ContactFields): readonly AgentId[] {
  if (!left.confidential) return right.confidential ? right.visibleTo : [];
  if (!right.confidential) return left.visibleTo;
  return left.visibleTo.filter((agent) => right.visibleTo.includes(agent));
}
