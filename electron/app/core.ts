import type { FormDefinition } from '../../shared/domain/registration/form.ts';
import type { OutcomeSet } from '../../shared/domain/registration/outcome.ts';
import type { Script } from '../../shared/domain/script/script.ts';
import type { AppState, Language, Settings } from '../../shared/ipc/app-state.ts';
import type { CommandFrame, CommandReply, EventFrame } from '../../shared/ipc/envelope.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { CallRecorder } from '../media/call-recorder.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { RecordingStore } from '../media/recording-file.ts';
import type { ReconnectCause, SipEngine, TestRegistration } from '../sip/sip-engine.ts';
import type { ContactFileWords } from './contact-file/contact-files.ts';
import type { HandOverWords } from './follow-up/hand-over/hand-over-desk.ts';
import type { QuoteWords } from './quote-page.ts';
import type { NumberReader } from './guard/do-not-call-desk.ts';
import type { QueueFileReader } from './acd/queue-thread.ts';
import type { ConnectPbx } from '../pbx/ami-connection.ts';
import type { HolidayLookUp } from './guard/holidays.ts';
import type { AftermathWords } from './registration/deps.ts';
import type { IncomingTexts } from './effect-runner.ts';
import type { CallStats, ReportWords } from './flight-recorder.ts';
import type { PracticeLinePort } from './line-desk.ts';
import type { DataFile } from './ports/data-file.ts';
import type { HeadsetAccess } from './ports/headset-port.ts';
import type { Desktop, Log, NewId, Passwords, SecretStore, Timers } from './ports/platform-ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { PracticeContact } from './use-cases/seed-practice-contacts.ts';

export type Words = {
  readonly incoming: (language: Language) => IncomingTexts;
  readonly caFileTitle: (language: Language) => string;
  readonly ringFileTitle: (language: Language) => string;
  readonly report: (language: Language) => ReportWords;
  readonly calendarTitle: (language: Language) => string;
  readonly materialTitle: (language: Language) => string;
  readonly handOver: (language: Language) => HandOverWords;
  /** What a promise to call back is called. */
  readonly callback: (language: Language) => string;
  /** That so many are to be called back now. */
  readonly callbackDue: (language: Language) => (count: number, name: string, what: string) => { readonly title: string; readonly body: string };
  readonly announcementTitle: (language: Language) => string;
  readonly contactFiles: (language: Language) => ContactFileWords;
  readonly quote: (language: Language) => QuoteWords & { readonly save: string };
  readonly aftermath: (language: Language) => AftermathWords;
  readonly scriptFiles: (language: Language) => { readonly open: string; readonly save: string };
  readonly projectFiles: (language: Language) => { readonly open: string; readonly save: string; readonly catalogue: string; readonly numbers: string; readonly queue: string; readonly figures: string };
};

export type CoreDeps = {
  readonly initial: AppState;
  readonly dataFile: DataFile;
  readonly dataFolder: string;
  readonly media: MediaControl;
  readonly recorder: CallRecorder;
  /** Statistics of a call's connection now; empty without one. */
  readonly statsOf: (callId: CallId) => Promise<CallStats>;
  /** Where call reports go, and what they say about this computer. */
  readonly reportFolder: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly recordingFiles: RecordingStore;
  readonly sipEngine: SipEngine;
  readonly practiceLine: PracticeLinePort;
  readonly testRegistration: TestRegistration;
  readonly secrets: SecretStore;
  /** For the passwords of mail servers. */
  readonly mailSecrets: SecretStore;
  /** For the key that files for other profiles are signed with. */
  readonly handOverSecrets: SecretStore;
  readonly passwords: Passwords;
  readonly desktop: Desktop;
  /** Seconds since anybody touched this computer. */
  readonly idleSeconds: () => number;
  /** Reads files of numbers that are not to be called. */
  readonly numberFile: NumberReader;
  /** Reads files of queues. */
  readonly queueFile: QueueFileReader;
  /** Logs in at the manager interface of a PBX; its secret. */
  readonly connectPbx: ConnectPbx;
  readonly pbxSecrets: SecretStore;
  /** Public holidays of a country in these years; null when they could not be looked up. */
  readonly holidays: HolidayLookUp;
  readonly headsetAccess: HeadsetAccess;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly log: Log;
  readonly words: Words;
  /** The scripts to choose from; the first one is used where nobody has chosen. */
  readonly scripts: readonly [Script, ...Script[]];
  /** The forms and the outcomes that come with the application. */
  readonly forms: { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] };
  readonly practiceContacts: readonly PracticeContact[];
  /** Name of the first agent of a new profile. */
  readonly firstAgentName: string;
  readonly languageOverride: Language | null;
  /** Reads the provisioning file; null without one. */
  readonly provisioning: () => Promise<Result<Provisioning | null, AppError>>;
  readonly onSettings: (settings: Settings) => void;
  /** Puts a page on paper: HTML without scripts in, PDF out. */
  readonly printPage: (html: string) => Promise<Uint8Array>;
  /** The window has painted its first screen. */
  readonly onPainted: () => void;
  readonly send: (frame: EventFrame) => void;
};

export type Core = {
  readonly dispatch: (frame: CommandFrame) => Promise<CommandReply>;
  readonly start: () => Promise<void>;
  /** Ends calls, closes the session and the data. */
  readonly stop: () => Promise<void>;
  readonly state: () => AppState;
  /** Told after every change of the state. */
  readonly onChanged: (listener: () => void) => void;
  /** The file of a recording that the person at the desk may hear; null for all others. */
  readonly recordingFile: (id: string) => Promise<string | null>;
  readonly prepareNumber: (link: string) => void;
  /** A hand-over that somebody double-clicked; shown once somebody is logged in. */
  readonly openHandOver: (file: string) => void;
  readonly reconnect: (cause?: ReconnectCause) => void;
  /** False, with a notice, when the agent closes the window in a call; a second try within five seconds means it. */
  readonly mayClose: () => boolean;
  /** The computer itself was locked: the window follows where a time for it is set. */
  readonly computerLocked: () => void;
  /** Acts on a global shortcut. */
  readonly shortcut: (action: 'answer' | 'hang-up' | 'mute') => void;
};
