/**
 * The status that a NOTIFY about a REFER reports (RFC 3515, 2.4.5): the first status line of a `message/sipfrag` body
 * (RFC 3420). Reads also bodies with leading blank lines, bare line feeds or without a reason phrase, as they occur.
 *
 * @returns a SIP status of 100 to 699; null for a body that says nothing.
 */
export function statusOfSipfrag(body: string | null | undefined): number | null {
  for (const line of (body ?? '').slice(0, 2_048).split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const [, status] = /^\s*SIP\/\d+\.\d+\s+([1-6]\d\d)(?:\s|$)/i.exec(line) ?? [];
    return status === undefined ? null : Number(status);
  }
  return null;
}

/** What a Subscription-State header says (RFC 6665, 4.1.3); null when there is none that can be read. */
export function subscriptionStateOf(
  header: string | undefined,
): { readonly ended: boolean; readonly reason: string; readonly expiresS: number | null } | null {
  const [state = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  if (!/^[a-z-]+$/i.test(state)) return null;
  const parameter = (name: string): string | undefined =>
    parameters.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const expires = parameter('expires');
  return {
    ended: state.toLowerCase() === 'terminated',
    reason: parameter('reason')?.toLowerCase() ?? '',
    expiresS: expires !== undefined && /^\d{1,9}$/.test(expires) ? Number(expires) : null,
  };
}
