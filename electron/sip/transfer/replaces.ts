/** The identification of a dialog as a Replaces header carries it (RFC 3891, 6.1), from the view of who receives the header. */
export type ReplacesHeader = {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
  readonly earlyOnly: boolean;
};

/** A dialog of ours. */
export type DialogId = { readonly call_id: string; readonly local_tag: string; readonly remote_tag: string };

const TOKEN = /^[\w.!%*+`'~()<>:\\"/[\]?{}@-]+$/;

/** Reads a Replaces header; null when it lacks a part or says one twice. */
export function parseReplaces(header: string | undefined): ReplacesHeader | null {
  const [callId = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  if (!TOKEN.test(callId)) return null;
  const values = (name: string): readonly string[] =>
    parameters.filter((one) => one.toLowerCase().startsWith(`${name}=`)).map((one) => one.slice(name.length + 1));
  const [toTag, ...moreTo] = values('to-tag');
  const [fromTag, ...moreFrom] = values('from-tag');
  if (!toTag || !fromTag || moreTo.length > 0 || moreFrom.length > 0) return null;
  return { callId, toTag, fromTag, earlyOnly: parameters.some((one) => one.toLowerCase() === 'early-only') };
}

/** True when the header means this very dialog: to-tag is our own tag, from-tag that of the other side (RFC 3891, 3). */
export function meansDialog(header: ReplacesHeader, dialog: DialogId): boolean {
  return header.callId === dialog.call_id && header.toTag === dialog.local_tag && header.fromTag === dialog.remote_tag;
}

/**
 * The address of Refer-To that connects whoever is referred to the far end of `other` in its place (RFC 5589, 7): the
 * far end of `other` is the one to receive the Replaces, so its own tag, our remote one, is the to-tag.
 * @param uri address of that far end, without headers.
 */
export function attendedReferTo(uri: string, other: DialogId, headers: string = ''): string {
  const replaces = encodeURIComponent(
    `${other.call_id};to-tag=${other.remote_tag};from-tag=${other.local_tag}`,
  ).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${withoutHeaders(uri)}?Replaces=${replaces}${headers === '' ? '' : `&${headers}`}`;
}

/** Without the `?…` part (RFC 3261, 19.1.1): nobody may slip headers into our requests by an address. */
export function withoutHeaders(uri: string): string {
  return uri.split('?')[0] ?? uri;
}
