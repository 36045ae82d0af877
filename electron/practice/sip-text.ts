/** A SIP message taken apart as far as a proxy needs it (RFC 3261, 7). Header order is kept. */
export type SipText = {
  readonly start: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

/** Null for what has no start line or an unreadable header. */
export function readSipText(text: string): SipText | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(colon, 0)).trim(), line.slice(colon + 1).trim()] as const;
  });
  return start === '' || headers.some(([name]) => name === '') ? null : { start, headers, body: text.slice(end + 4) };
}

export function writeSipText({ start, headers, body }: SipText): string {
  return `${[start, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${body}`;
}

/** The first header of this name, or an empty text. */
export function headerOf({ headers }: SipText, name: string): string {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
}

/** An answer to a request with the headers that every answer repeats (RFC 3261, 8.2.6.2). */
export function answerTo(request: SipText, status: string, extra: SipText['headers'] = []): SipText {
  const repeated = request.headers.filter(([name]) => ['via', 'from', 'call-id', 'cseq'].includes(name.toLowerCase()));
  const to = headerOf(request, 'to');
  const tag = /;\s*tag=/i.test(to) ? '' : `;tag=${Math.random().toString(36).slice(2, 12)}`;
  return {
    start: `SIP/2.0 ${status}`,
    headers: [...repeated, ['To', `${to}${tag}`], ...extra, ['Content-Length', '0']],
    body: '',
  };
}

/** The user part of the first address in a text such as a Request-URI or a Contact. */
export function userOf(text: string): string {
  const user = /sips?:([^@;>\s]+)@/i.exec(text)?.[1] ?? '';
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
