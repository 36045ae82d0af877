/** One value of a Reason header (RFC 3326): who says it and which code. */
export type Reason = { readonly protocol: 'SIP' | 'Q.850'; readonly cause: number };

/** Reads Reason headers such as `SIP ;cause=200 ;text="Call completed elsewhere"`; what cannot be read is left out. */
export function parseReasons(headers: readonly string[]): readonly Reason[] {
  const values = headers.flatMap((header) => header.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').split(','));
  return values.flatMap((value) => {
    const protocol = /^\s*(SIP|Q\.850)\s*(?:;|$)/i.exec(value)?.[1]?.toUpperCase();
    const cause = /;\s*cause\s*=\s*(\d{1,3})\b/i.exec(value)?.[1];
    return (protocol === 'SIP' || protocol === 'Q.850') && cause !== undefined
      ? [{ protocol, cause: Number(cause) } as const]
      : [];
  });
}

/** True when a CANCEL says that somebody else took the call: SIP 200 (RFC 3326, section 2) or Q.850 26, non-selected user clearing. */
export function isAnsweredElsewhere(reasons: readonly Reason[]): boolean {
  return reasons.some(({ protocol, cause }) => (protocol === 'SIP' ? cause === 200 : cause === 26));
}

/** The Q.850 cause value, when one was given. */
export function q850CauseOf(reasons: readonly Reason[]): number | null {
  return reasons.find(({ protocol }) => protocol === 'Q.850')?.cause ?? null;
}
