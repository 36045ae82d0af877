import type { AppErrorCode } from '../../errors/app-error.ts';
import type { AgentId } from '../../lib/brand.ts';
import { searchKey } from './search-key.ts';
import type { ContactFields } from './contact.ts';

/** One change to many customers. */
export type BulkChange =
  | { readonly kind: 'tag'; readonly tag: string; readonly on: boolean }
  /** Null: nobody looks after them any more. */
  | { readonly kind: 'owner'; readonly ownerId: AgentId | null }
  /** Confidential ones stay visible to those who are named, and to whoever did this. */
  | { readonly kind: 'confidential'; readonly on: boolean }
  /** Does not want to be called for sales (recht van verzet). */
  | { readonly kind: 'objection' }
  | { readonly kind: 'remove' };

/** So many customers are changed at one go: what can be taken back is kept in memory, and nobody means more at once by mistake. */
export const MOST_AT_ONCE = 50_000;

/** What is done to one customer after another, as the window shows it. */
export type BulkJob = {
  readonly kind: BulkChange['kind'];
  readonly phase: 'running' | 'undoing' | 'done' | 'undone' | 'failed';
  /** Customers that were looked at. */
  readonly seen: number;
  /** Null while nobody knows: all that a filter lets through. */
  readonly total: number | null;
  readonly changed: number;
  /** Left as they were: read-only, in a conversation just now, changed by somebody else meanwhile, or so already. */
  readonly left: number;
  /** There were more than are changed at one go. */
  readonly more: boolean;
  readonly undoable: boolean;
  readonly problem: AppErrorCode | null;
};

const MOST_TAGS = 50;

/** A customer's fields after the change; null where it is so already, or cannot be. Removal and objection are no fields. */
export function changedFields(fields: ContactFields, change: Extract<BulkChange, { readonly kind: 'tag' | 'owner' | 'confidential' }>, by: AgentId): ContactFields | null {
  if (change.kind === 'owner') return fields.ownerId === change.ownerId ? null : { ...fields, ownerId: change.ownerId };
  if (change.kind === 'confidential') {
    if (fields.confidential === change.on) return null;
    const visibleTo = fields.visibleTo.includes(by) ? fields.visibleTo : [...fields.visibleTo, by];
    return change.on ? { ...fields, confidential: true, visibleTo } : { ...fields, confidential: false, visibleTo: [] };
  }
  const key = searchKey(change.tag);
  const others = fields.tags.filter((tag) => searchKey(tag) !== key);
  const has = others.length < fields.tags.length;
  if (has === change.on || (change.on && others.length >= MOST_TAGS)) return null;
  return { ...fields, tags: change.on ? [...others, change.tag.trim()] : others };
}
