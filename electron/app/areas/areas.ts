import type { AccessDesk } from '../access-desk.ts';
import type { AgentSession } from '../agent-session.ts';
import type { AtHandDesk } from '../at-hand/at-hand-desk.ts';
import type { FeatureDesk } from '../at-hand/feature-desk.ts';
import type { BackupSchedule } from '../backup-schedule.ts';
import type { BulkDesk } from '../bulk-desk.ts';
import type { CallDesk } from '../call-desk.ts';
import type { CallListDesk } from '../call-list/call-list-desk.ts';
import type { CallStore } from '../call-store.ts';
import type { createPromises } from '../callback/promises.ts';
import type { ConferenceDesk } from '../conference-desk.ts';
import type { ContactDesk } from '../contact-desk.ts';
import type { ContactFiles } from '../contact-file/contact-files.ts';
import type { CustomerDesk } from '../customer-desk.ts';
import type { DeviceDesk } from '../device-desk.ts';
import type { DirectoryDesk } from '../directory-desk.ts';
import type { DuplicateDesk } from '../duplicate-desk.ts';
import type { EmergencyDesk } from '../emergency-desk.ts';
import type { FlightRecorder } from '../flight-recorder.ts';
import type { Floor } from '../floor.ts';
import type { createFollowUp } from '../follow-up/follow-up.ts';
import type { FormDesk } from '../form-desk.ts';
import type { HeadsetDesk } from '../headset-desk.ts';
import type { HeardDesks } from '../heard-desks.ts';
import type { InteractionDesk } from '../interaction-desk.ts';
import type { LineDesk } from '../line-desk.ts';
import type { NumberShield } from '../number-shield.ts';
import type { PeopleDesk } from '../people-desk.ts';
import type { ProjectDesk } from '../project-desk.ts';
import type { ProjectFiles } from '../project-files.ts';
import type { QueueDesk } from '../queue-desk.ts';
import type { ReasonDesk } from '../reason-desk.ts';
import type { RecordDesk } from '../record-desk.ts';
import type { RecordingDesk } from '../recording-desk.ts';
import type { RecordingLibrary } from '../recording-library.ts';
import type { createRegistrations } from '../registration/index.ts';
import type { createReportDesks } from '../report-desks.ts';
import type { ScriptDesk } from '../script-desk.ts';
import type { createSellingDesks } from '../selling-desks.ts';
import type { SettingsDesk } from '../settings-desk.ts';
import type { SoundDesk } from '../sound-desk.ts';
import type { TransferDesk } from '../transfer-desk.ts';
import type { VerificationDesk } from '../verification-desk.ts';
import type { VerificationVeil } from '../verification-veil.ts';
import type { Visibility } from '../visibility.ts';
import type { Base } from './base.ts';

/** Who works here, what each of them may see, and how this desk is set. */
export type PeopleArea = {
  readonly people: PeopleDesk;
  readonly rules: AccessDesk;
  readonly visibility: Visibility;
  readonly shield: NumberShield;
  readonly veil: VerificationVeil;
  readonly reasons: ReasonDesk;
  readonly settings: SettingsDesk;
  readonly backups: BackupSchedule;
};

/** What is worked for, with which forms and scripts. */
export type ProjectsArea = {
  readonly forms: FormDesk;
  readonly scripts: ScriptDesk;
  readonly projects: ProjectDesk;
  readonly projectFiles: ProjectFiles;
};

/** The accounts at the exchange, their queues, and the colleagues behind it. */
export type LinesArea = {
  readonly line: LineDesk;
  readonly queue: QueueDesk;
  readonly directory: DirectoryDesk;
};

/** The agent's day: the session, its conversations, and what is on record of them. */
export type WorkArea = {
  readonly session: AgentSession;
  readonly interactions: InteractionDesk;
  readonly verification: VerificationDesk;
  readonly records: RecordDesk;
};

/** Who is to be called, when, and who may not be: call lists, promises, the guard. */
export type OutboundArea = ReturnType<typeof createPromises> & { readonly callLists: CallListDesk };

/** The people on file, and the files they come from. */
export type CustomersArea = {
  readonly contacts: ContactDesk;
  readonly customers: CustomerDesk;
  readonly duplicates: DuplicateDesk;
  /** Looks for duplicates while nobody is on the telephone. */
  readonly sweep: { readonly start: () => void; readonly stop: () => void };
  readonly files: ContactFiles;
  readonly bulk: BulkDesk;
};

/** What follows from a conversation: mail, materials, quotes, registrations that are brought further. */
export type AfterwardsArea = {
  readonly followUp: ReturnType<typeof createFollowUp>;
  readonly selling: ReturnType<typeof createSellingDesks>;
  readonly registrations: ReturnType<typeof createRegistrations>;
};

/** What was done, counted. */
export type FiguresArea = { readonly reports: ReturnType<typeof createReportDesks> };

/** The calls themselves, and what is done with them. */
export type TelephonyArea = {
  readonly floor: Floor;
  readonly callStore: CallStore;
  readonly calls: CallDesk;
  readonly conferences: ConferenceDesk;
  readonly transfers: TransferDesk;
  readonly emergency: EmergencyDesk;
  readonly features: FeatureDesk;
  readonly atHand: AtHandDesk;
};

/** What is heard of calls, by whom and with what: devices, recordings, measurements. */
export type SoundArea = {
  readonly devices: DeviceDesk;
  readonly sound: SoundDesk;
  readonly headset: HeadsetDesk;
  readonly heard: HeardDesks;
  readonly flight: FlightRecorder;
  readonly library: RecordingLibrary;
  readonly recordings: RecordingDesk;
};

/**
 * Every desk of the application, by area, in the order in which they are made. An area is given those made before it and asks for the
 * others when it needs them (`Later`). A new desk stands here, in its area's file, and where a moment of the application concerns it
 * in moments.ts or lifecycle.ts.
 */
export type Areas = {
  readonly base: Base;
  readonly people: PeopleArea;
  readonly projects: ProjectsArea;
  readonly lines: LinesArea;
  readonly work: WorkArea;
  readonly outbound: OutboundArea;
  readonly customers: CustomersArea;
  readonly afterwards: AfterwardsArea;
  readonly figures: FiguresArea;
  readonly telephony: TelephonyArea;
  readonly sound: SoundArea;
};

/** Every area: to be called when something happens, not while the application is put together. */
export type Later = () => Areas;
