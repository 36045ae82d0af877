import type { Certificates } from './certificates.ts';
import { HOST } from './config-core.ts';
import type { AsteriskPorts } from './ports.ts';

export interface EndpointSpec {
  /** Extension, SIP user and authentication name; the password is `pw` plus this. */
  readonly name: string;
  readonly displayName?: string;
  /** `webrtc`: DTLS-SRTP, ICE. `plain`: RTP. */
  readonly kind: 'webrtc' | 'plain';
  /** Asterisk's codec names, best first, e.g. `['gsm']` for one no browser has. */
  readonly codecs?: readonly string[];
  /** Contacts it may hold at once; a new one beyond it removes the oldest. Default 1. */
  readonly maxContacts?: number;
  /** Answers its REGISTER with 403 after the password was right. */
  readonly forbidden?: boolean;
  /** A mailbox that it may subscribe to, e.g. `1001@default`. */
  readonly mailbox?: string;
  /** Seconds; overrides the instance's. */
  readonly expiry?: RegistrationExpiry;
  /** More `key = value` lines of the pjsip endpoint. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Bounds of a registration's life in seconds. What is asked beyond them, Asterisk moves to the nearest bound. */
export interface RegistrationExpiry {
  readonly minimum: number;
  readonly default: number;
  readonly maximum: number;
}

export const DEFAULT_EXPIRY: RegistrationExpiry = { minimum: 60, default: 300, maximum: 3600 };

/** Endpoints every instance has. */
export const STANDARD_ENDPOINTS: readonly EndpointSpec[] = [
  { name: '1001', displayName: 'Agent Anna', kind: 'webrtc' },
  { name: '1002', displayName: 'Agent Ben', kind: 'webrtc' },
  { name: '1003', displayName: 'Agent Caro', kind: 'webrtc' },
  { name: '1403', displayName: 'Agent Forbidden', kind: 'webrtc', forbidden: true },
  { name: '1488', displayName: 'Agent Odd Codec', kind: 'webrtc', codecs: ['gsm'] },
  { name: '2001', displayName: 'Desk One', kind: 'plain' },
  { name: '2002', displayName: 'Desk Two', kind: 'plain' },
  // Told of a hold by re-INVITE instead of by music.
  { name: '2003', displayName: 'Desk Three', kind: 'plain', settings: { moh_passthrough: 'yes' } },
];

const ONLY_CONFIGURED = 'prefer: configured, operation: only_preferred, keep: all, transcode: allow';

const BROWSER_CODECS = ['opus', 'g722', 'ulaw', 'alaw'] as const;

export interface EndpointConfig {
  readonly endpoints: readonly EndpointSpec[];
  readonly expiry: RegistrationExpiry;
  /** Seconds without RTP after which Asterisk ends a call. */
  readonly rtpTimeout: number;
}

/** pjsip.conf: transports, the endpoints, and the outside world on loopback as a trunk. */
export function pjsipConfig(ports: AsteriskPorts, certificates: Certificates, config: EndpointConfig): string {
  const { endpoints, expiry, rtpTimeout } = config;
  return `[global]
type = global
user_agent = Balie test PBX
; without this order the trunk's match on 127.0.0.1 would swallow the phones
endpoint_identifier_order = auth_username,username,ip
keep_alive_interval = 30

[transport-udp]
type = transport
protocol = udp
bind = ${HOST}:${ports.sip}
[transport-tcp]
type = transport
protocol = tcp
bind = ${HOST}:${ports.sip}
[transport-tls]
type = transport
protocol = tls
bind = ${HOST}:${ports.tls}
cert_file = ${certificates.certFile}
priv_key_file = ${certificates.keyFile}
method = tlsv1_2
[transport-ws]
type = transport
protocol = ws
bind = ${HOST}
[transport-wss]
type = transport
protocol = wss
bind = ${HOST}

[phone](!)
type = endpoint
context = phones
message_context = messages
disallow = all
direct_media = no
media_address = ${HOST}
bind_rtp_to_media_address = yes
send_pai = yes
from_domain = ${HOST}
trust_id_inbound = yes
trust_id_outbound = yes
send_diversion = yes
allow_subscribe = yes
notify_early_inuse_ringing = yes
dtmf_mode = rfc4733
rtp_timeout = ${rtpTimeout}
rtp_symmetric = yes
force_rport = yes
rewrite_contact = yes
call_group = 1
pickup_group = 1
[aor](!)
type = aor
remove_existing = yes
qualify_frequency = 0
support_path = yes
[auth](!)
type = auth
auth_type = userpass

${endpoints.map((endpoint) => endpointSections(endpoint, endpoint.expiry ?? expiry)).join('\n')}
; any other user agent on loopback: a caller from outside, known by its address, no password
[trunk](phone)
context = from-trunk
identify_by = ip
allow = ${BROWSER_CODECS.join(',')}
[trunk-id]
type = identify
endpoint = trunk
match = ${HOST}
`;
}

function endpointSections(spec: EndpointSpec, expiry: RegistrationExpiry): string {
  const { name } = spec;
  const settings = {
    auth: `auth${name}`,
    aors: name,
    callerid: `"${spec.displayName ?? name}" <${name}>`,
    allow: (spec.codecs ?? BROWSER_CODECS).join(','),
    ...(spec.kind === 'webrtc' ? { webrtc: 'yes' } : {}),
    // By default the caller's codecs are offered as well.
    ...(spec.codecs === undefined ? {} : { codec_prefs_outgoing_offer: ONLY_CONFIGURED }),
    ...spec.settings,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
  return `[${name}](phone)
${lines.join('\n')}
[auth${name}](auth)
username = ${name}
password = pw${name}
[${name}](aor)
${spec.mailbox === undefined ? '' : `mailboxes = ${spec.mailbox}\n`}max_contacts = ${spec.forbidden === true ? 0 : (spec.maxContacts ?? 1)}
minimum_expiration = ${expiry.minimum}
default_expiration = ${expiry.default}
maximum_expiration = ${expiry.maximum}
`;
}
