import type { ReasonRule } from '../domain/agent-state/not-ready-reasons.ts';
import type { Agent, AgentState, ChosenState } from '../domain/agent-state/agent-state.ts';
import type { CallList, ListWork } from '../domain/call-list/call-list.ts';
import type { CallbackInHand } from '../domain/agreement/callback.ts';
import type { Agreement } from '../domain/agreement/agreement.ts';
import type { OpenedHandOver } from '../domain/agreement/hand-over-file.ts';
import type { Dispatch } from '../domain/dispatch/dispatch.ts';
import type { MessageSummary } from '../domain/account/message-summary.ts';
import type { Forwarding, PhoneFeatures } from '../domain/account/phone-features.ts';
import type { AccountKind, AccountLine, LineStatus, SipAccount } from '../domain/account/account.ts';
import type { CallDirection, CallsState } from '../domain/call/call.ts';
import type { CallEvent } from '../domain/call/call-event.ts';
import type { EndCause } from '../domain/call/end-cause.ts';
import type { Contact } from '../domain/contact/contact.ts';
import type { BulkJob } from '../domain/contact/bulk-change.ts';
import type { GuardRules } from '../domain/guard/guard-rules.ts';
import type { RefusedDial } from '../domain/guard/override.ts';
import type { ContactFilesState, FileProblem } from '../domain/contact-file/import-job.ts';
import type { CustomField } from '../domain/contact/custom-field.ts';
import type { AccessRules } from '../domain/access/visibility.ts';
import type { Headset, HeadsetLights, HeadsetModel, HeadsetSignal } from '../domain/headset/headset.ts';
import type { DirectoryEntry, Presence } from '../domain/directory/directory-entry.ts';
import type { Interaction } from '../domain/interaction/interaction.ts';
import type { KnowledgeItem } from '../domain/knowledge/knowledge.ts';
import type { KeyMap } from '../domain/keys/key-map.ts';
import type { PauseReason } from '../domain/queue/queue-settings.ts';
import type { QueueImporting } from '../domain/acd/queue-import.ts';
import type { QueueLive } from '../domain/acd/queue-live.ts';
import type { Project } from '../domain/project/project.ts';
import type { TargetState } from '../domain/figures/targets.ts';
import type { VerifyItem } from '../domain/verification/verification.ts';
import type { SelfTestPhase, SoundSettings } from '../media/sound.ts';
import type { CallTalk } from '../domain/talk/talk.ts';
import type { CallQuality } from '../domain/quality/quality.ts';
import type { ActiveRecording, RecordingPolicy } from '../domain/recording/recording.ts';
import type { AppErrorCode } from '../errors/app-error.ts';
import type { AgreementId, CallId, CallListId, ContactId, InteractionId, ProjectId } from '../lib/brand.ts';

/** A backup copy of the data file. */
export type BackupInfo = {
  /** File name inside the backup folder; also its key. */
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
  /** `damaged` when the file arrived at start-up unusable and was set aside; only the others can be restored. */
  readonly kind: 'daily' | 'migration' | 'manual';
};

/** How far starting has come. With `failed` the data file is untouched and the window offers the ways on. */
export type StartupState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready' }
  | {
      readonly phase: 'failed';
      readonly problem: Extract<
        AppErrorCode,
        'database-corrupt' | 'database-from-future' | 'disk-full' | 'database-unavailable' | 'provisioning-invalid'
      >;
      readonly file: string;
      readonly details: Readonly<Record<string, string | number>>;
      readonly backups: readonly BackupInfo[];
    };

export type AccountState = {
  readonly kind: AccountKind;
  /** The first SIP account, when there is one; the password is never part of it. */
  readonly sip: SipAccount | null;
  /** The key store of the operating system is missing: the password lives only as long as this run. */
  readonly passwordInMemoryOnly: boolean;
};

/** Who works here and in what state. */
export type SessionState = {
  /** Null when nobody is logged in: the window shows the log-in screen. */
  readonly agent: Agent | null;
  readonly state: AgentState;
  /** Wall-clock ms at which the state began. */
  readonly since: number;
  /** What follows after the call and its handling. */
  readonly next: ChosenState;
  /** Those who can log in. */
  readonly agents: readonly Agent[];
};

/** An interaction that is on screen or waiting to be completed, with the customer it belongs to. */
export type InteractionView = Interaction & {
  readonly contact: Contact | null;
  /** Set by main where personal data are covered until the caller is verified: what is left to compare, by item. */
  readonly masked?: Partial<Readonly<Record<VerifyItem, string>>>;
};

export type RecentCall = {
  readonly callId: CallId;
  readonly interactionId: InteractionId;
  readonly direction: CallDirection;
  readonly at: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly cause: EndCause | null;
  readonly number: string;
  /** Customer name, else signalled display name, else empty. */
  readonly name: string;
  readonly contactId: ContactId | null;
  /** The customer is confidential, and not for whoever looks. */
  readonly hidden?: true;
  /** Name or number of whom the call was handed over to; empty when it was not. */
  readonly transferredTo: string;
  /** False for a missed call that the agent has not looked at yet. */
  readonly seen: boolean;
};

/** Today's figures of the agent who is logged in; durations in milliseconds. Practice does not count. */
export type TodayFigures = {
  readonly calls: number;
  /** Mean of conversation plus handling per answered call; null without calls. */
  readonly averageHandleMs: number | null;
  /** Handling after the end of calls, summed. */
  readonly afterCallMs: number;
  /** Missed calls since the agent last looked at the recent calls. */
  readonly missedUnseen: number;
};

export type AudioDevice = { readonly id: string; readonly label: string };
export const DEVICE_KINDS = ['microphone', 'speaker', 'ringer'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];
export type DeviceState = {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  /** Chosen devices by id, also while they are unplugged; empty for the system's default. */
  readonly microphone: string;
  readonly speaker: string;
  readonly ringer: string;
  /** Their names, for those that are not in the lists; empty for the system's default. */
  readonly chosenNames: Readonly<Record<DeviceKind, string>>;
  /** The devices that are really used, by id; empty for the system's default. */
  readonly inUse: Readonly<Record<DeviceKind, string>>;
  readonly microphoneProblem: 'none' | 'missing' | 'refused' | 'busy';
  /** The microphone is open: with a call, before one, or for the meter. */
  readonly microphoneOpen: boolean;
  /** It is open and gives nothing but zeros. */
  readonly microphoneSilent: boolean;
};

export type SoundState = {
  readonly settings: SoundSettings;
  /** The agent has given a sound file of their own. */
  readonly ownRing: boolean;
  readonly selfTest: { readonly phase: SelfTestPhase; /** Null until it is known. */ readonly heard: boolean | null };
};

/** A telephony device that is plugged in and could be connected. */
export type HeadsetChoice = { readonly deviceId: string; readonly name: string };
export type HeadsetState = {
  /** Plugged in and connected. */
  readonly headsets: readonly Headset[];
  /** Key of the one whose buttons count. */
  readonly inUse: string | null;
  readonly lights: HeadsetLights;
  /** The last button of the one in use, for trying out; `count` tells two equal presses apart. */
  readonly lastPressed: (HeadsetSignal & { readonly count: number }) | null;
  /** What can be picked while the agent connects one; null when nobody is connecting. */
  readonly choices: readonly HeadsetChoice[] | null;
  /** Models that were connected once. */
  readonly allowed: readonly HeadsetModel[];
  /** Plugged in, but the operating system does not let Balie read them (Linux). */
  readonly unreadable: readonly HeadsetModel[];
};

export const THEMES = ['system', 'light', 'dark'] as const;
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Settings = {
  readonly language: Language;
  readonly theme: (typeof THEMES)[number];
  /** Dial a number handed over by a tel: link at once instead of preparing it. */
  readonly dialLinksAtOnce: boolean;
  /** Answer, hang up and mute by key while another application has the focus. */
  readonly globalShortcuts: boolean;
  /** Keys that differ from the usual ones, by shortcut. */
  readonly keys: KeyMap;
  /** Minimising or closing the window leaves only the icon in the tray. */
  readonly minimiseToTray: boolean;
  /** A small bar above all other windows shows calls while the window is not in view. */
  readonly callBar: boolean;
  /** Balie opens the telephone links of other programs. */
  readonly handleLinks: boolean;
  /** Country whose notation is assumed for numbers without a country code, ISO 3166-1 alpha-2. */
  readonly country: string;
};

/** A number put into the dial field from outside (a tel: link); `nonce` tells two equal ones apart. */
export type PreparedNumber = { readonly target: string; readonly nonce: number };

export type PracticeState = {
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: { readonly en: string; readonly nl: string };
    readonly goal: { readonly en: string; readonly nl: string };
  }[];
  /** Wall-clock ms at which the next customer rings by itself; null when none is planned. */
  readonly nextCallAt: number | null;
  /** What the customer of the running practice call is saying or has just said. */
  readonly caption: string;
};

/** Something the agent should know about that belongs to no pane; stays until solved or dismissed. */
export type Notice = {
  readonly id: string;
  readonly code:
    | AppErrorCode
    | 'hold-refused'
    | 'backup-restored'
    | 'interrupted-call'
    | 'device-fallback'
    | 'agreement-due'
    | 'agreements-overdue'
    | 'agreements-offered'
    | 'hand-over-opened'
    | 'slept';
  readonly severity: 'info' | 'warning' | 'error';
  readonly details: Readonly<Record<string, string | number>>;
};

/** What the queues of the PBX were told last, and what came back. */
export type QueueState = {
  /** `off`: nothing is told, because the account says so or the line is down. */
  readonly state: 'off' | 'working' | 'in' | 'paused' | 'out' | 'failed';
  readonly reason: PauseReason | null;
  /** A status of SIP or HTTP; 0 where no answer came. */
  readonly answer: { readonly status: number; readonly text: string } | null;
  /** Wall-clock ms of the next try after a failure. */
  readonly retryAt: number | null;
};

/** What the telephone does beyond single calls. */
export type AtHandState = {
  readonly doNotDisturb: boolean;
  /** Where calls were last forwarded to from here, by kind; empty for off. The exchange keeps the truth. */
  readonly forwarding: Readonly<Record<Forwarding, string>>;
  /** Messages in the mailbox; null until the exchange has told. */
  readonly messages: MessageSummary | null;
  /** The slots of the car park that are watched. */
  readonly parked: readonly { readonly slot: string; readonly taken: boolean }[];
  /** The call that was answered by itself, while it lives. */
  readonly answeredByItself: CallId | null;
};

export type CallListsState = {
  /** The newest first, without those that were put away. */
  readonly lists: readonly CallList[];
  readonly filling: { readonly listId: CallListId; readonly added: number } | null;
  readonly work: ListWork | null;
  /** Of the list in hand: tries in an hour of work, and hours of work that are left; null while it cannot be told. */
  readonly pace: { readonly perHour: number; readonly hoursLeft: number | null } | null;
};

export type GuardState = {
  /** A file of numbers that are not to be called, as it is read; `failed` and `done` until they are dismissed. */
  readonly importing: {
    readonly name: string;
    readonly phase: 'reading' | 'writing' | 'done' | 'failed';
    /** Rows read, or numbers written. */ readonly done: number;
    /** 0 to 1. */ readonly share: number;
    readonly problem: FileProblem | 'disk-full' | 'too-many-rows' | 'other' | null;
  } | null;
  /** For calls that nobody asked for. */
  readonly rules: GuardRules;
  /** The call that was refused last, where its rule may be set aside. */
  readonly refused: RefusedDial | null;
  /** Calls of now in which the right to object was offered. */
  readonly offered: readonly CallId[];
};

export type CallbacksState = {
  /** To be called now by whoever is at the desk, the longest waiting first. */
  readonly due: readonly AgreementId[];
  readonly inHand: CallbackInHand | null;
  /** The one whose notification was clicked, and when (wall-clock ms); null for none. */
  readonly opened: { readonly agreementId: AgreementId; readonly at: number } | null;
};

/** The parts of the state that are replaced as a whole when they change. */
export type Slices = {
  readonly startup: StartupState;
  readonly account: AccountState;
  /** The line over which the agent's own calls go now: that of the project, or the practice line. */
  readonly line: LineStatus;
  readonly queue: QueueState;
  /** Who waits in the queues of the PBX, while Balie is connected with it. */
  readonly queueLive: QueueLive;
  /** A file of a queue, as it is taken over; `failed` and `done` until they are dismissed. */
  readonly queueFile: QueueImporting | null;
  /** Every telephone account with its own status, the first one first; also while the practice line is in use. */
  readonly lines: readonly AccountLine[];
  readonly session: SessionState;
  readonly recentCalls: readonly RecentCall[];
  readonly figures: TodayFigures;
  /** The project's targets and how far the agent is today; none on the practice line. */
  readonly targets: readonly TargetState[];
  readonly devices: DeviceState;
  readonly sound: SoundState;
  readonly headset: HeadsetState;
  readonly settings: Settings;
  readonly prepared: PreparedNumber | null;
  readonly practice: PracticeState;
  readonly notices: readonly Notice[];
  readonly project: Project | null;
  /** Those that can be worked for; the practice line's is not among them. */
  readonly projects: readonly Project[];
  /** What each project wants confirmed before personal data are read out, by id; absent for nothing. */
  readonly verifyRules: Readonly<Record<ProjectId, readonly VerifyItem[]>>;
  readonly backups: readonly BackupInfo[];
  /** Calls that are being recorded now. */
  readonly recordings: readonly ActiveRecording[];
  readonly recordingPolicy: RecordingPolicy;
  /** Colleagues to hand over to, by name. */
  readonly directory: readonly DirectoryEntry[];
  /** Who of them is free, by address; only while somebody looks. */
  readonly presence: Readonly<Record<string, Presence>>;
  readonly features: PhoneFeatures;
  readonly atHand: AtHandState;
  /** Files of contacts that are read or written. */
  readonly contactFiles: ContactFilesState;
  /** The change to many customers that is under way, or the last one. */
  readonly bulk: BulkJob | null;
  /** What the agent has to keep, and what colleagues offer: neither kept nor missed, the earliest first. */
  readonly agreements: readonly Agreement[];
  /** Callbacks whose moment has come, and the one that is being called. */
  readonly callbacks: CallbacksState;
  /** Call lists of the project, the one that is being filled, and the entry in hand. */
  readonly callLists: CallListsState;
  readonly guard: GuardState;
  /** What customers are to be sent and has not left yet, the latest first. */
  readonly dispatches: readonly Dispatch[];
  /** A hand-over file that was opened; null without. */
  readonly handOver: OpenedHandOver | null;
  /** What the person at the desk has to read before being Ready, the oldest first. */
  readonly news: readonly KnowledgeItem[];
  /** Fields that administrators added to the customer file; removed ones too. */
  readonly customFields: readonly CustomField[];
  readonly access: AccessRules;
  /** In the order of the list to choose from; those that are no longer offered too. */
  readonly notReadyReasons: readonly ReasonRule[];
  /** The window hides its content until whoever works here comes back. */
  readonly locked: boolean;
  /** Of the calls with sound now. */
  readonly quality: readonly CallQuality[];
  /** Who speaks in them, and for how long nobody does. */
  readonly talk: readonly CallTalk[];
};

/** Everything the agent window shows. Main owns it, the window mirrors it. */
export type AppState = Slices & {
  readonly calls: CallsState;
  readonly interactions: readonly InteractionView[];
};

type SliceChange = {
  [Name in keyof Slices]: { readonly type: 'slice'; readonly name: Name; readonly value: Slices[Name] };
}[keyof Slices];

/** One change of the state. Folding these over a snapshot gives the next snapshot. */
export type StateEvent =
  | SliceChange
  | { readonly type: 'call'; readonly event: CallEvent }
  | { readonly type: 'interaction'; readonly interaction: InteractionView }
  | { readonly type: 'interaction-closed'; readonly interactionId: InteractionId };

/** Levels for the meters, 0 (silence) to 1 (full scale), at most five times a second; not part of the state. */
export type Levels = { readonly callId: CallId | null; readonly microphone: number; readonly speaker: number };
