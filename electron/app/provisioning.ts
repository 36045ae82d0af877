import { z } from 'zod';
import { SERVER_ADDRESS } from '../../shared/domain/account/server-address.ts';
import { NO_QUEUE, PAUSE_REASONS, QUEUE_METHODS, type QueueSettings } from '../../shared/domain/queue/queue-settings.ts';
import { AUDIO_CODECS, MAIN_ACCOUNT, type LineAccount, type SipAccount } from '../../shared/domain/account/account.ts';
import { MAX_RETENTION_DAYS, RECORDING_MODES, type RecordingMode, type RecordingPolicy } from '../../shared/domain/recording/recording.ts';
import { MAX_WRAP_UP_SECONDS } from '../../shared/domain/project/project.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../shared/domain/registration/shipped/index.ts';
import { SHIPPED_SCRIPTS } from '../../shared/domain/script/shipped/index.ts';
import { PURPOSES, type Purpose } from '../../shared/domain/consent/consent.ts';
import type { PhoneFeatures } from '../../shared/domain/account/phone-features.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { LANGUAGES, type Language } from '../../shared/ipc/app-state.ts';
import { brandId, type AccountId } from '../../shared/lib/brand.ts';
import { phoneFeatures } from '../../shared/ipc/commands/feature.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { provisioningFault, reasonOf, schemaFault, type ProvisioningRule } from './provisioning-fault.ts';

const text = z.string().min(1).max(300);
const code = z.string().max(100);

const serverAddress = z
  .string()
  .regex(SERVER_ADDRESS, reasonOf('server'));
const SHIPPED_SCRIPT_IDS = SHIPPED_SCRIPTS.map(({ id }) => id);
const SHIPPED_FORM_IDS = SHIPPED_FORMS.map(({ id }) => id);
const SHIPPED_OUTCOME_IDS = SHIPPED_OUTCOMES.map(({ id }) => id);
const PROJECT_KEY = /^[a-z0-9-]{1,40}$/;

const accountFields = {
  displayName: text.describe('Shown to colleagues and used as the name of the first agent.'),
  uri: z.string().regex(/^sips?:[^@\s]+@[^@\s]+$/, reasonOf('uri')).describe('Address of record.'),
  server: serverAddress.describe(
      'wss://host:port/path, tls://host:port, ws://host:port/path or tcp://host:port, the last two not encrypted; or a domain, and DNS (NAPTR, SRV) says the rest.',
    ),
  backupServers: z.array(serverAddress).max(8).optional().describe('Where to connect while server cannot be reached, best first.'),
  authUser: text.optional().describe('User name for digest authentication, when it differs from the user part of uri.'),
  password: z.string().max(500).describe('Kept in the key store of the operating system, never in the database.'),
  tls: z
    .strictObject({
      caFile: z.string().max(4096).optional().describe('PEM file with the private certification authority.'),
      rejectUnauthorized: z.boolean().optional().describe('false accepts any certificate: for a laboratory only.'),
    })
    .optional(),
  iceServers: z
    .array(
      z.strictObject({
        urls: z.union([text, z.array(text).min(1).max(8)]),
        username: text.optional(),
        credential: text.optional(),
      }),
    )
    .max(8)
    .optional(),
  relayOnly: z.boolean().optional().describe('true lets sound go through a TURN server of iceServers only.'),
  codecs: z
    .array(z.enum(AUDIO_CODECS))
    .min(1)
    .refine((codecs) => new Set(codecs).size === codecs.length, reasonOf('codec-twice'))
    .optional()
    .describe('Codecs to use, most wanted first; one that is left out is never used. All four, opus first, when left out.'),
  queue: z
    .strictObject({
      method: z.enum(QUEUE_METHODS).describe('codes dials feature codes, http calls a service, feature-event uses SIP as-feature-event, none tells nothing.'),
      codes: z.strictObject({ logIn: code, logOut: code, pause: code, unpause: code }).partial().optional().describe('Numbers to dial. {reason} and {agent} are filled in; an empty one is never dialled.'),
      http: z
        .strictObject({ url: z.url({ protocol: /^https?$/ }), body: z.string().max(4000).optional(), token: text.optional() })
        .optional()
        .describe('{action}, {agent} and {reason} are filled in. The token is kept with the password.'),
      reasons: z.partialRecord(z.enum(PAUSE_REASONS), z.string().max(40)).optional().describe('What the PBX calls a reason.'),
      pauseWhileHandling: z.boolean().optional().describe('true when left out.'),
    })
    .optional()
    .describe('How the queues of the PBX learn the agent state.'),
};

/** The provisioning file, first version. Later settings are added to it, never renamed; unknown names are errors. */
const provisioningSchema = z.strictObject({
  account: z
    .strictObject(accountFields)
    .optional()
    .describe('The telephone account. Left out with practice: true.'),
  accounts: z
    .array(
      z.strictObject({
        id: z.string().regex(PROJECT_KEY, reasonOf('key')).describe('Names the account from one file to the next; never main.'),
        ...accountFields,
        projects: z.array(z.string().regex(PROJECT_KEY, reasonOf('key'))).max(50).optional().describe('Keys of the projects whose calls go over this account; left out for all that no other account has.'),
        emergency: z.boolean().optional().describe('true on the one account that emergency calls go out over.'),
      }),
    )
    .min(1)
    .max(10)
    .optional()
    .describe('Several telephone accounts, instead of or beside account. The first of all is used where no project says otherwise.'),
  language: z.enum(LANGUAGES).optional(),
  practice: z.boolean().optional().describe('true starts with the practice line.'),
  country: z.string().regex(/^[A-Z]{2}$/, reasonOf('country')).optional().describe('Notation assumed for numbers without country code.'),
  recording: z
    .strictObject({
      mode: z.enum(RECORDING_MODES).optional().describe('Whether calls are recorded; projects may say otherwise.'),
      announcement: z.string().max(4096).optional().describe('Sound file that the customer hears before a recording starts.'),
      retentionDays: z.number().int().min(0).max(MAX_RETENTION_DAYS).optional().describe('Recordings are removed after so many days; 0 keeps them.'),
    })
    .optional(),
  projects: z
    .array(z.strictObject({ key: z.string().regex(PROJECT_KEY, reasonOf('key')), name: text, purpose: z.enum(PURPOSES).optional().describe('What calls for it are made for; research and sales respect objections, sales needs a legal basis. service when left out.'), wrapUpSeconds: z.number().int().min(0).max(MAX_WRAP_UP_SECONDS).optional().describe('Time to complete a registration after a call; 0 is no limit. 60 when left out.'), script: z.enum(SHIPPED_SCRIPT_IDS).optional().describe('The script that its conversations follow.'), form: z.enum(SHIPPED_FORM_IDS).optional().describe('The form that they are registered with. The one that the script fills when left out.'), outcomes: z.enum(SHIPPED_OUTCOME_IDS).optional().describe('The outcomes to choose from. Those of the form when left out.'), recording: z.enum(RECORDING_MODES).optional(), autoAnswer: z.boolean().optional().describe('true answers calls of this project at once while the agent is ready.') }))
    .min(1)
    .max(50)
    .optional(),
  directory: z
    .array(
      z
        .strictObject({
          name: text,
          number: text.optional().describe('Extension or telephone number.'),
          uri: z.string().regex(/^sips?:[^@\s]+@[^@\s]+$/, reasonOf('uri')).optional(),
          department: z.string().max(300).optional(),
          presence: z.boolean().optional().describe('Ask the PBX who is free (SUBSCRIBE, dialog event). true when left out.'),
        })
        .refine(({ number, uri }) => (number === undefined) !== (uri === undefined), reasonOf('number-or-uri')),
    )
    .max(2000)
    .optional()
    .describe('Colleagues and desks to hand customers over to; replaces those of the file at the last start.'),
  telephone: phoneFeatures.partial().optional().describe('What the telephone can do beyond calls, and the codes of the exchange; {number} stands for the number, extension or slot.'),
  project: z.string().optional().describe('Key of the project to work for; the first of projects when left out.'),
});

type ProvisionedQueue = NonNullable<NonNullable<z.infer<typeof provisioningSchema>['account']>['queue']>;

function queueOf({ method, codes, http, reasons, pauseWhileHandling }: ProvisionedQueue): QueueSettings {
  return {
    method,
    codes: {
      logIn: codes?.logIn ?? NO_QUEUE.codes.logIn,
      logOut: codes?.logOut ?? NO_QUEUE.codes.logOut,
      pause: codes?.pause ?? NO_QUEUE.codes.pause,
      unpause: codes?.unpause ?? NO_QUEUE.codes.unpause,
    },
    http: { url: http?.url ?? '', body: http?.body ?? '', ...(http?.token === undefined ? {} : { token: http.token }) },
    reasons: { ...NO_QUEUE.reasons, ...reasons },
    pauseWhileHandling: pauseWhileHandling ?? true,
  };
}

/** The schema of the file for editors and administrators (JSON Schema 2020-12). */
export function provisioningJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Balie provisioning file', ...z.toJSONSchema(provisioningSchema, { io: 'input' }) };
}

/** An account with the password that goes to the key store. */
export type ProvisionedAccount = LineAccount & { readonly password: string };

/** A colleague as the file names one. */
export type ProvisionedColleague = {
  readonly name: string;
  readonly address: string;
  readonly department: string;
  readonly presence: boolean;
};

export type Provisioning = {
  readonly accounts: readonly ProvisionedAccount[];
  readonly practice: boolean;
  readonly language: Language | null;
  readonly country: string | null;
  readonly recording: { readonly [Key in keyof RecordingPolicy]?: RecordingPolicy[Key] | undefined };
  readonly projects: readonly { readonly key: string; readonly name: string; readonly purpose?: Purpose | undefined; readonly wrapUpSeconds?: number | undefined; readonly script?: string | undefined; readonly form?: string | undefined; readonly outcomes?: string | undefined; readonly recording?: RecordingMode | undefined; readonly autoAnswer?: boolean | undefined }[];
  readonly telephone: { readonly [Name in keyof PhoneFeatures]?: PhoneFeatures[Name] | undefined };
  readonly project: string | null;
  /** Null when the file says nothing of a directory. */
  readonly directory: readonly ProvisionedColleague[] | null;
};

function invalid(...fault: Parameters<typeof provisioningFault>): Result<never, AppError> {
  return err(provisioningFault(...fault));
}

/** Reads the text of a provisioning file. Error `provisioning-invalid` names file, field and reason. */
export function parseProvisioning(file: string, content: string): Result<Provisioning, AppError> {
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    return invalid(file, '(file)', 'not-json', (error as Error).message);
  }
  const parsed = provisioningSchema.safeParse(json);
  if (!parsed.success) return err(schemaFault(file, parsed.error.issues[0]));
  const { account, accounts = [], practice, language, country, recording = {}, projects = [], project, directory } = parsed.data;
  if (account === undefined && accounts.length === 0 && practice !== true)
    return invalid(file, 'account', 'account-missing');
  const [firstProject] = projects;
  const keys = projects.map(({ key }) => key);
  if (project !== undefined && !keys.includes(project)) return invalid(file, 'project', 'project-unknown', project);
  const fault = faultOfAccounts(accounts, keys);
  if (fault !== null) return invalid(file, fault.field, fault.rule, fault.value);
  return ok({
    accounts: [
      ...(account === undefined ? [] : [lineAccountOf({ ...account, id: MAIN_ACCOUNT })]),
      ...accounts.map(lineAccountOf),
    ],
    practice: practice === true,
    language: language ?? null,
    country: country ?? null,
    recording,
    projects,
    telephone: parsed.data.telephone ?? {},
    project: project ?? firstProject?.key ?? null,
    directory:
      directory?.map(({ name, number, uri, department, presence }) => ({
        name,
        address: uri ?? number ?? '',
        department: department ?? '',
        presence: presence ?? true,
      })) ?? null,
  });
}

type WrittenAccount = NonNullable<z.infer<typeof provisioningSchema>['accounts']>[number];

/** What no schema can say of the accounts together. */
function faultOfAccounts(accounts: readonly WrittenAccount[], projectKeys: readonly string[]): { readonly field: string; readonly rule: ProvisioningRule; readonly value?: string } | null {
  for (const [index, { id, projects = [], emergency }] of accounts.entries()) {
    const field = `accounts.${index}`;
    if (id === MAIN_ACCOUNT) return { field: `${field}.id`, rule: 'account-main' };
    if (accounts.findIndex((other) => other.id === id) < index) return { field: `${field}.id`, rule: 'twice', value: id };
    const unknown = projects.find((key) => !projectKeys.includes(key));
    if (unknown !== undefined) return { field: `${field}.projects`, rule: 'project-unknown', value: unknown };
    if (emergency === true && accounts.findIndex((other) => other.emergency === true) < index)
      return { field: `${field}.emergency`, rule: 'emergency-twice' };
  }
  return null;
}

function lineAccountOf({ id, password, projects = [], emergency = false, ...written }: WrittenAccount): ProvisionedAccount {
  return { id: brandId<AccountId>(id), account: sipAccountOf(written), projects, emergency, password };
}

function sipAccountOf(account: Omit<WrittenAccount, 'id' | 'password' | 'projects' | 'emergency'>): SipAccount {
  return {
    displayName: account.displayName,
    uri: account.uri,
    server: account.server,
    authUser: account.authUser ?? '',
    tls: { caFile: account.tls?.caFile ?? '', rejectUnauthorized: account.tls?.rejectUnauthorized ?? true },
    iceServers: (account.iceServers ?? []).map(({ urls, username, credential }) => ({
      urls: typeof urls === 'string' ? [urls] : urls,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
    ...(account.relayOnly === undefined ? {} : { relayOnly: account.relayOnly }),
    ...(account.backupServers === undefined ? {} : { backupServers: account.backupServers }),
    codecs: account.codecs ?? AUDIO_CODECS,
    ...(account.queue === undefined ? {} : { queue: queueOf(account.queue) }),
  };
}
