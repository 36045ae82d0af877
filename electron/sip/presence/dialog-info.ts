import type { Presence } from '../../../shared/domain/directory/directory-entry.ts';

/** A document about somebody's dialogs (RFC 4235, 4.1), as far as it is needed. */
export type DialogInfo = {
  /** `partial` names only what changed. */
  readonly full: boolean;
  /** State by id of the dialog, in lower case: `trying`, `proceeding`, `early`, `confirmed`, `terminated`. */
  readonly dialogs: ReadonlyMap<string, string>;
};

/** Largest document that is read, in characters, and most dialogs that are kept. */
const MAX_CHARACTERS = 65_536;
const MAX_DIALOGS = 200;

/**
 * Reads the body of a NOTIFY of the dialog event. By its tags alone: no entities, no DTD, no other document is ever
 * fetched; what is not understood is passed over.
 *
 * @returns null for a body that is no such document.
 */
export function parseDialogInfo(body: string): DialogInfo | null {
  if (body.length > MAX_CHARACTERS) return null;
  const text = body.replaceAll(/<!--[\s\S]*?-->/g, '');
  const head = /<(?:[\w-]+:)?dialog-info\b([^>]*)>/i.exec(text)?.[1];
  if (head === undefined) return null;
  const dialogs = new Map<string, string>();
  for (const [, own = '', content = ''] of text.matchAll(
    /<(?:[\w-]+:)?dialog(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:[\w-]+:)?dialog\s*>)/gi,
  )) {
    const id = attribute(own, 'id');
    const state = /<(?:[\w-]+:)?state\b[^>]*>\s*([a-z]+)\s*</i.exec(content)?.[1];
    if (id !== null && state !== undefined && dialogs.size < MAX_DIALOGS) dialogs.set(id, state.toLowerCase());
  }
  return { full: attribute(head, 'state')?.toLowerCase() !== 'partial', dialogs };
}

/** The dialogs after one more document; what is over leaves. */
export function mergeDialogs(before: ReadonlyMap<string, string>, info: DialogInfo): ReadonlyMap<string, string> {
  const merged = new Map(info.full ? [] : before);
  for (const [id, state] of info.dialogs) merged.set(id, state);
  for (const [id, state] of merged) if (state === 'terminated' || merged.size > MAX_DIALOGS) merged.delete(id);
  return merged;
}

/** What the dialogs of one telephone come to: talking before ringing before idle. */
export function presenceOf(dialogs: ReadonlyMap<string, string>): Presence {
  const states = [...dialogs.values()];
  if (states.includes('confirmed')) return 'talking';
  return states.length > 0 ? 'ringing' : 'idle';
}

function attribute(text: string, name: string): string | null {
  return (
    new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(text)?.slice(1).find(Boolean) ??
    null
  );
}
