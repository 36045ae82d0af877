/** Takes personal data out of what a call report holds. The same value gets the same stand-in wherever it appears. */
export type Masker = {
  /** A SIP message (RFC 3261) with only what is known to be harmless; everything else is named and left out. */
  readonly sip: (message: string) => string;
  /** An address: private ones stay, because they tell where a packet went astray. */
  readonly ip: (address: string) => string;
  /** A short text of our own or of the system, such as the label of a device. */
  readonly text: (text: string) => string;
  readonly standIn: (kind: StandIn, value: string) => string;
};
type StandIn = 'user' | 'host' | 'ip' | 'name' | 'call' | 'tag' | 'branch' | 'number' | 'address';

/** @param names words that must not appear in free text: agents, customers, account */
export function createMasker(names: readonly string[] = []): Masker {
  const known = new Map<string, string>();
  const counts = new Map<StandIn, number>();
  const standIn = (kind: StandIn, value: string): string => {
    const key = `${kind} ${keyOf(value)}`;
    const present = known.get(key);
    if (present !== undefined) return present;
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    known.set(key, `${kind}-${next}`);
    return `${kind}-${next}`;
  };
  const ip = (address: string): string => (isPrivate(address) ? address : standIn('ip', address));
  const words = names
    .flatMap((name) => name.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2)
    .toSorted((a, b) => b.length - a.length);
  const text = (given: string): string => {
    const unowned = given.replaceAll(/^\S+(?=['’]s )/gu, (owner) => standIn('name', owner));
    return words
      .reduce((all, word) => all.replaceAll(new RegExp(escaped(word), 'giu'), () => standIn('name', word)), unowned)
      .replaceAll(/[^\s@<>:]+@[^\s@<>;]+/g, (address) => standIn('address', address))
      .replaceAll(/\+?\d[\d ().-]{4,}\d/g, (number) => standIn('number', number));
  };
  return { standIn, ip, text, sip: (message) => maskSip(message, { standIn, ip }) };
}

/** Numbers are the same in national and international notation, names whatever their case. */
function keyOf(value: string): string {
  const digits = value.replaceAll(/\D/g, '');
  return /^[+\d\s().-]+$/.test(value) && digits.length >= 9 ? digits.slice(-9) : value.toLowerCase();
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Loopback, private use and link-local (RFC 1918, 3927, 4193, 4291), and the unspecified address. */
function isPrivate(address: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address))
    return /^(?:0\.0\.0\.0$|127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
  return /^(?:::1?|f[cd][0-9a-f]{2}:[0-9a-f:]*|fe[89ab][0-9a-f]:[0-9a-f:]*)$/i.test(address);
}

type Tools = Pick<Masker, 'standIn' | 'ip'>;

const METHODS = 'INVITE ACK BYE CANCEL OPTIONS REGISTER PRACK SUBSCRIBE NOTIFY PUBLISH INFO REFER MESSAGE UPDATE'.split(
  ' ',
);
const TAGS =
  '100rel answermode early-session eventlist from-change gruu histinfo ice join multiple-refer norefersub nosub outbound path precondition pref privacy recipient-list-invite replaces resource-priority sdp-anat sec-agree tdialog timer'.split(
    ' ',
  );
const TYPES = [
  'application/sdp',
  'message/sipfrag',
  'application/dtmf-relay',
  'application/pidf+xml',
  'application/dialog-info+xml',
  'application/simple-message-summary',
  'text/plain',
];
const PRODUCT =
  /^(?:Asterisk(?: PBX)?|FPBX|FreeSWITCH|Kamailio|OpenSIPS|3CX|JsSIP|Balie|rtpengine|Cisco|Yealink|Snom|Grandstream)[ /-]?\d{0,3}(?:\.\d{1,4}){0,3}/i;

const listOf =
  (allowed: readonly string[]) =>
  (value: string): string =>
    value
      .split(',')
      .map((one) => one.trim())
      .map((one) => allowed.find((each) => each.toLowerCase() === one.toLowerCase()) ?? '(other)')
      .join(', ');
const number = (value: string): string => /^\d{1,10}/.exec(value)?.[0] ?? LEFT_OUT;
const LEFT_OUT = '(left out)';

/** What is kept of a header, by its name in lower case. A header that is not here is only counted. */
const HEADERS: Readonly<Record<string, (value: string, tools: Tools) => string>> = {
  via: (value, tools) => viaOf(value, tools),
  from: (value, tools) => addressesOf(value, tools),
  to: (value, tools) => addressesOf(value, tools),
  contact: (value, tools) => addressesOf(value, tools),
  route: (value, tools) => addressesOf(value, tools),
  'record-route': (value, tools) => addressesOf(value, tools),
  'refer-to': (value, tools) => addressesOf(value, tools),
  'referred-by': (value, tools) => addressesOf(value, tools),
  'p-asserted-identity': (value, tools) => addressesOf(value, tools),
  'remote-party-id': (value, tools) => addressesOf(value, tools),
  diversion: (value, tools) => addressesOf(value, tools),
  'call-id': (value, { standIn }) => standIn('call', value),
  cseq: (value) => {
    const [, count = '', method = ''] = /^(\d{1,10}) ([A-Z]+)$/.exec(value) ?? [];
    return METHODS.includes(method) ? `${count} ${method}` : LEFT_OUT;
  },
  'content-type': (value) => TYPES.find((type) => value.toLowerCase().startsWith(type)) ?? LEFT_OUT,
  'content-length': number,
  expires: number,
  'min-expires': number,
  'max-forwards': number,
  'retry-after': number,
  'session-expires': number,
  'min-se': number,
  allow: listOf(METHODS),
  supported: listOf(TAGS),
  require: listOf(TAGS),
  unsupported: listOf(TAGS),
  'user-agent': (value) => PRODUCT.exec(value)?.[0] ?? LEFT_OUT,
  server: (value) => PRODUCT.exec(value)?.[0] ?? LEFT_OUT,
  reason: (value) => {
    const [, protocol = '', cause = ''] = /^(SIP|Q\.850)\s*;.*?cause=(\d{1,3})/i.exec(value) ?? [];
    return protocol === '' ? LEFT_OUT : `${protocol};cause=${cause}`;
  },
};
const COMPACT: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  m: 'contact',
  i: 'call-id',
  c: 'content-type',
  l: 'content-length',
  k: 'supported',
  r: 'refer-to',
  b: 'referred-by',
};

function maskSip(message: string, tools: Tools): string {
  const [head = '', body = ''] = message.split(/\r?\n\r?\n([\s\S]*)/);
  const [first = '', ...lines] = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const kept: string[] = [firstLine(first, tools)];
  let others = 0;
  let type = '';
  for (const line of lines) {
    const [, given = '', value = ''] = /^([A-Za-z-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    const name = COMPACT[given.toLowerCase()] ?? given.toLowerCase();
    const keep = Object.hasOwn(HEADERS, name) ? HEADERS[name] : undefined;
    if (keep === undefined) others += 1;
    else kept.push(`${name}: ${keep(value.trim(), tools)}`);
    if (name === 'content-type') type = value.toLowerCase();
  }
  if (others > 0) kept.push(`(${others} other headers left out)`);
  if (body.trim() === '') return kept.join('\n');
  const content = type.startsWith('application/sdp') ? maskSdp(body, tools) : `(${body.length} characters left out)`;
  return [...kept, '', content].join('\n');
}

function firstLine(line: string, tools: Tools): string {
  const status = /^SIP\/2\.0 (\d{3})\b/.exec(line);
  if (status !== null) return `SIP/2.0 ${status[1]}`;
  const [, method = '', uri = ''] = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(line) ?? [];
  return METHODS.includes(method) ? `${method} ${uriOf(uri, tools)} SIP/2.0` : LEFT_OUT;
}

function hostOf(host: string, { standIn, ip }: Tools): string {
  return /^[\d.]+$|^\[/.test(host) ? ip(host.replaceAll(/[[\]]/g, '')) : standIn('host', host);
}

/** Scheme, stand-ins for user and host, port; parameters are left out. */
function uriOf(uri: string, tools: Tools): string {
  const [, scheme = '', rest = ''] = /^(sips?|tel):([^;?>]*)/i.exec(uri) ?? [];
  if (scheme === '') return LEFT_OUT;
  if (scheme.toLowerCase() === 'tel') return `tel:${tools.standIn('user', rest)}`;
  const at = rest.lastIndexOf('@');
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(rest.slice(at + 1)) ?? [];
  // What stands behind a colon in the user part is a password (RFC 3261, 19.1.1).
  const user = at < 0 ? '' : `${tools.standIn('user', rest.slice(0, at).split(':')[0] ?? '')}@`;
  return `${scheme.toLowerCase()}:${user}${host === '' ? LEFT_OUT : hostOf(host, tools)}${port === '' ? '' : `:${port}`}`;
}

function addressesOf(value: string, tools: Tools): string {
  const found = [...value.matchAll(/(?:sips?|tel):[^>,\s]*/gi)].map(([uri]) => `<${uriOf(uri, tools)}>`);
  const display = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*</.exec(value);
  const name = (display?.[1] ?? display?.[2] ?? '').trim();
  const tag = /;\s*tag=([^;,\s>]+)/i.exec(value)?.[1];
  return [
    name === '' ? '' : `"${tools.standIn('name', name)}"`,
    found.length === 0 ? (value.trim() === '*' ? '*' : LEFT_OUT) : found.join(', '),
    tag === undefined ? '' : `;tag=${tools.standIn('tag', tag)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function viaOf(value: string, tools: Tools): string {
  return value
    .split(',')
    .map((one) => {
      const [, transport = '', host = '', port = ''] =
        /^\s*SIP\/2\.0\/(UDP|TCP|TLS|WSS?)\s+(\[[^\]]*\]|[^\s;:]+)(?::(\d{1,5}))?/i.exec(one) ?? [];
      if (transport === '') return LEFT_OUT;
      const branch = /;\s*branch=([^;,\s]+)/i.exec(one)?.[1];
      return `SIP/2.0/${transport} ${hostOf(host, tools)}${port === '' ? '' : `:${port}`}${branch === undefined ? '' : `;branch=${tools.standIn('branch', branch)}`}`;
    })
    .join(', ');
}

const PLAIN_ATTRIBUTES = [
  'sendrecv',
  'sendonly',
  'recvonly',
  'inactive',
  'rtcp-mux',
  'rtcp-mux-only',
  'rtcp-rsize',
  'end-of-candidates',
  'ice-lite',
  'bundle-only',
];
const ATTRIBUTES: readonly RegExp[] = [
  /^rtpmap:\d{1,3} (?:opus|PCMU|PCMA|G722|G729|GSM|iLBC|speex|L16|red|CN|telephone-event|ulpfec)\/\d{1,6}(?:\/\d)?$/i,
  /^fmtp:\d{1,3} (?:(?:minptime|useinbandfec|stereo|sprop-stereo|maxaveragebitrate|maxplaybackrate|usedtx|cbr|annexb|mode)=[a-z\d]{1,8};?\s?)+$/i,
  /^fmtp:\d{1,3} [\d/,-]{1,12}$/,
  /^(?:ptime|maxptime):\d{1,4}$/,
  /^setup:(?:actpass|active|passive|holdconn)$/,
  /^mid:(?:\d{1,3}|audio(?:-\d{1,3})?)$/,
  /^rtcp-fb:(?:\d{1,3}|\*) (?:transport-cc|nack|ccm|goog-remb)$/,
  /^ice-options:(?:trickle|renomination|ice2|,| )+$/,
];

/** The lines that say how sound is to flow; keys, names and whatever else may be in a description are left out. */
function maskSdp(sdp: string, tools: Tools): string {
  return sdp
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      if (/^v=0$|^t=0 0$/.test(line)) return line;
      if (/^m=(?:audio|video|application) \d{1,5} (?:UDP\/TLS\/|TCP\/TLS\/|)?RTP\/S?AVPF?(?: \d{1,3})*$/.test(line))
        return line;
      const [, address] = /^c=IN IP[46] (\S+)$/.exec(line) ?? [];
      if (address !== undefined) return `c=IN ${hostOf(address, tools)}`;
      const attribute = line.startsWith('a=') ? line.slice(2) : null;
      if (attribute === null) return `${/^[a-z]/.exec(line)?.[0] ?? '?'}=${LEFT_OUT}`;
      if (PLAIN_ATTRIBUTES.includes(attribute) || ATTRIBUTES.some((known) => known.test(attribute))) return line;
      return candidateOf(attribute, tools) ?? `a=${LEFT_OUT}`;
    })
    .join('\n');
}

function candidateOf(attribute: string, tools: Tools): string | null {
  const parts = /^candidate:\S+ (\d) (udp|tcp) \d+ (\S+) (\d{1,5}) typ (host|srflx|prflx|relay)/i.exec(attribute);
  if (parts === null) return null;
  const [, component, protocol, address = '', port, type] = parts;
  return `a=candidate:(…) ${component} ${protocol} ${/^[\d.]+$|:/.test(address) ? tools.ip(address) : tools.standIn('host', address)} ${port} typ ${type}`;
}
