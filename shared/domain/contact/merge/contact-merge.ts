import type { AgentId } from '../../../lib/brand.ts';
import { normaliseFields } from '../contact-fields.ts';
import type { ContactFields, ContactPhone } from '../contact.ts';
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
  phones: { kind: 'list', keyOf: ({ e164, raw }) => e164 ?? raw.trim(), join: joinReach },
  mails: { kind: 'list', keyOf: ({ address }) => address.trim().toLowerCase(), join: joinReach },
  addresses: {
    kind: 'list',
    keyOf: (address) => addressKey(address) || searchKey(`${address.street} ${address.houseNumber} ${address.postcode} ${address.city}`),
    join: joinReach,
  },
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
  const undone = unmergeFields(CONTACT_MERGE_RULES, before, merged, now);
  return { ...undone, fields: normaliseFields(undone.fields) };
}

function visibleToBoth(left: ContactFields, right: ContactFields): readonly AgentId[] {
  if (!left.confidential) return right.confidential ? right.visibleTo : [];
  if (!right.confidential) return left.visibleTo;
  return left.visibleTo.filter((agent) => right.visibleTo.includes(agent));
}
