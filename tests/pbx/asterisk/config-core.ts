import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import type { AsteriskInstall } from './install.ts';
import type { AsteriskPorts } from './ports.ts';

/** The AMI account of every instance. It listens on loopback only and lives as long as a test. */
export const AMI_USER = 'balie';
/** One that may log in, and is told nothing of queues. */
export const AMI_USER_WITHOUT_RIGHTS = 'balie-without-rights';
export const AMI_SECRET = 'balie-tests';

export const HOST = '127.0.0.1';

/** Folders of one instance, all under its own temporary directory. */
export interface InstanceFolders {
  readonly config: string;
  readonly run: string;
  readonly log: string;
  readonly library: string;
  readonly spool: string;
  readonly certificates: string;
}

export function instanceFolders(directory: string): InstanceFolders {
  return {
    config: join(directory, 'conf'),
    run: join(directory, 'run'),
    log: join(directory, 'log'),
    library: join(directory, 'lib'),
    spool: join(directory, 'spool'),
    certificates: join(directory, 'certificates'),
  };
}

const MODULES = `
pbx_config res_timing_timerfd res_crypto res_pjproject res_convert
res_sorcery_astdb res_sorcery_config res_sorcery_memory res_http_websocket res_websocket_client
chan_pjsip chan_bridge_media bridge_builtin_features bridge_builtin_interval_features bridge_holding
bridge_native_rtp bridge_simple bridge_softmix
res_pjsip res_pjsip_acl res_pjsip_authenticator_digest res_pjsip_caller_id res_pjsip_diversion
res_pjsip_dlg_options res_pjsip_dtmf_info res_pjsip_empty_info res_pjsip_endpoint_identifier_ip
res_pjsip_endpoint_identifier_user res_pjsip_exten_state res_pjsip_header_funcs res_pjsip_logger
res_pjsip_messaging res_pjsip_mwi res_pjsip_mwi_body_generator res_pjsip_nat res_pjsip_notify
res_pjsip_outbound_authenticator_digest res_pjsip_outbound_registration res_pjsip_path
res_pjsip_dialog_info_body_generator res_pjsip_pidf_body_generator res_pjsip_outbound_publish
res_pjsip_pubsub res_pjsip_refer res_pjsip_registrar res_pjsip_rfc3326 res_pjsip_sdp_rtp
res_pjsip_session res_pjsip_sips_contact res_pjsip_transport_websocket
res_rtp_asterisk res_srtp res_format_attr_opus res_musiconhold res_parking res_mutestream res_stasis
res_manager_devicestate res_security_log res_mwi_devstate res_clioriginate
codec_a_mu codec_alaw codec_ulaw codec_g722 codec_gsm codec_opus_open_source codec_opus codec_resample
format_gsm format_pcm format_sln format_wav format_g722
app_bridgewait app_channelredirect app_chanspy app_confbridge app_dial app_directed_pickup app_echo app_exec
app_milliwatt app_mixmonitor app_originate app_playback app_playtones app_queue app_read app_senddtmf
app_softhangup app_stack app_voicemail app_transfer app_userevent app_verbose app_while
res_cdrel_custom cdr_csv cel_custom
func_base64 func_callerid func_channel func_cut func_db func_devstate func_dialplan func_env func_global
func_groupcount func_hangupcause func_holdintercept func_logic func_math func_pjsip_aor func_pjsip_contact
func_pjsip_endpoint func_strings func_timeout func_uri func_uuid func_volume
`;

/**
 * Every configuration file except pjsip.conf and extensions.conf, by name.
 * Only listed modules are loaded, so that a missing library of another one does no harm.
 */
export function coreConfig(
  install: AsteriskInstall,
  folders: InstanceFolders,
  ports: AsteriskPorts,
  certificates: Certificates,
): Record<string, string> {
  return {
    'asterisk.conf': `[directories]
astetcdir => ${folders.config}
astmoddir => ${install.modules}
astvarlibdir => ${folders.library}
astdbdir => ${folders.library}
astkeydir => ${folders.library}
astdatadir => ${install.root}/usr/share/asterisk
astagidir => ${install.root}/usr/share/asterisk/agi-bin
astspooldir => ${folders.spool}
astrundir => ${folders.run}
astlogdir => ${folders.log}
astsbindir => ${install.root}/usr/sbin
[options]
verbose = 4
timestamp = yes
systemname = balie-tests
nocolor = yes
transmit_silence = yes
`,
    'logger.conf': `[general]
dateformat = %F %T.%3q
queue_log = yes
[logfiles]
full => notice,warning,error,verbose
`,
    'modules.conf': `[modules]\nautoload = no\n${moduleLines(install)}`,
    'http.conf': `[general]
enabled = yes
bindaddr = ${HOST}
bindport = ${ports.ws}
tlsenable = yes
tlsbindaddr = ${HOST}:${ports.wss}
tlscertfile = ${certificates.certFile}
tlsprivatekey = ${certificates.keyFile}
sessionlimit = 1000
session_keep_alive = 60000
`,
    'rtp.conf': `[general]
rtpstart = ${ports.rtpFirst}
rtpend = ${ports.rtpLast}
icesupport = yes
[ice_host_candidates]
${iceOnLoopback()}`,
    'manager.conf': `[general]
enabled = yes
bindaddr = ${HOST}
port = ${ports.ami}
timestampevents = yes
tlsenable = yes
tlsbindaddr = ${HOST}:${ports.amiTls}
tlscertfile = ${certificates.certFile}
tlsprivatekey = ${certificates.keyFile}
[${AMI_USER_WITHOUT_RIGHTS}]
secret = ${AMI_SECRET}
permit = ${HOST}/255.255.255.255
read = system
write = system
[${AMI_USER}]
secret = ${AMI_SECRET}
permit = ${HOST}/255.255.255.255
read = all
write = all
writetimeout = 2000
`,
    'queues.conf': QUEUES,
    'musiconhold.conf': '[default]\nmode = files\ndirectory = moh\n',
    'features.conf': '[general]\natxfernoanswertimeout = 15\npickupexten = *8\n',
    'res_parking.conf': PARKING,
    'voicemail.conf': VOICEMAIL,
    'confbridge.conf': '[general]\n[default_user]\ntype = user\nquiet = yes\n[default_bridge]\ntype = bridge\n',
    'indications.conf': INDICATIONS,
    'cdr.conf': CDR,
    'cel.conf': '[general]\nenable = yes\nevents = HANGUP\n',
    'cel_custom.conf': CEL,
    ...Object.fromEntries(EMPTY_FILES.map((name) => [`${name}.conf`, ''])),
  };
}

/** Modules complain, or refuse to load, without a file of their own. */
const EMPTY_FILES = [
  'acl',
  'ccss',
  'codecs',
  'dnsmgr',
  'enum',
  'extconfig',
  'pjproject',
  'pjsip_notify',
  'queuerules',
  'sorcery',
  'stasis',
  'udptl',
  'websocket_client',
];

const QUEUES = `[general]
persistentmembers = no
autofill = yes
shared_lastcall = yes
[template](!)
musicclass = default
strategy = rrmemory
timeout = 15
retry = 1
wrapuptime = 0
ringinuse = no
joinempty = yes
leavewhenempty = no
setinterfacevar = yes
setqueueentryvar = yes
[service](template)
[sales](template)
strategy = ringall
`;

/** Mailboxes of the agents; messages are left by calling 690 and heard by calling *97. */
const VOICEMAIL = `[general]
format = wav
minsecs = 1
maxsilence = 10
maxsecs = 30
[default]
1001 => 1234,Agent Anna
`;

const PARKING = `[general]
[default]
parkext => 700
parkpos => 701-720
context => parkedcalls
parkingtime => 60
findslot => next
parkinghints = yes
`;

/** A record of each call, in cdr-csv/Master.csv; also of those that nobody answered. */
const CDR = `[general]
enable = yes
unanswered = yes
[csv]
usegmtime = yes
loguniqueid = yes
`;

/** With what cause each channel ended, in cel-custom/hangup.json. */
const CEL = `[hangup.json]
format = json
fields = EventType,UniqueID,EventExtra
`;

const INDICATIONS = `[general]
country = nl
[nl]
description = Netherlands
ringcadence = 1000,4000
dial = 425
busy = 425/500,0/500
ring = 425/1000,0/4000
congestion = 425/250,0/250
callwaiting = 425/500,0/9500
dialrecall = 425/500,0/50
record = 1400/500,0/15000
info = 950/330,1400/330,1800/330,0/1000
stutter = 425/500,0/50
`;

function moduleLines(install: AsteriskInstall): string {
  return MODULES.trim()
    .split(/\s+/)
    .filter((name) => existsSync(join(install.modules, `${name}.so`)))
    .map((name) => `load = ${name}\n`)
    .join('');
}

/**
 * Where there is another interface pjproject offers its address as the ICE candidate, although the
 * socket is bound to loopback: rename it.
 */
function iceOnLoopback(): string {
  return Object.values(networkInterfaces())
    .flat()
    .filter((address) => address !== undefined && address.family === 'IPv4' && !address.internal)
    .map((address) => `${address?.address ?? ''} => ${HOST}\n`)
    .join('');
}
