/** What the network tells of a REFER (RFC 3515), as the telephone line reports it. */
export type ReferFact =
  /** 2xx: the other side will try, and will tell how it goes. */
  | { readonly type: 'refer-accepted' }
  /** The REFER itself failed: a final answer, no answer, or no connection. `sipStatus` is null where none came. */
  | {
      readonly type: 'refer-refused';
      readonly sipStatus: number | null;
      readonly why: 'refused' | 'timeout' | 'connection-lost';
    }
  /** A NOTIFY with a provisional status (100 to 199): the target is tried, or rings. */
  | { readonly type: 'refer-progress'; readonly sipStatus: number }
  /** A NOTIFY with a final status (200 to 699). */
  | { readonly type: 'refer-result'; readonly sipStatus: number }
  /** The subscription ended, and no final status ever came. */
  | { readonly type: 'refer-ended' };
