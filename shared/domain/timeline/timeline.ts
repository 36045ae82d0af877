import type { CallDirection } from '../call/call.ts';
import type { EndCause } from '../call/end-cause.ts';
import type { Consent } from '../consent/consent.ts';
import type { ContactChange } from '../contact/contact-change.ts';
import type { OverridableRule } from '../project/project-plan.ts';
import type { EarlierLetter, LetterText } from '../contact/letter.ts';
import type { DispatchChannel, DispatchState, SentKind } from '../dispatch/dispatch.ts';
import type { IncompleteReason, InteractionState } from '../interaction/interaction.ts';
import type { RecordingPause } from '../recording/recording.ts';
import type { DescribedRegistration } from '../registration/describe.ts';
import type { CallId, ContactId, InteractionId, RecordingId } from '../../lib/brand.ts';

/**
 * What happened with a customer, as one list. A new kind adds its body here, a source beside the others (`electron/db/repos/timeline`) and
 * a line for the screen (`renderer/agent/features/timeline/kinds`); the compiler names what is missing.
 *
 * The order in which kinds are listed is that of entries of one and the same instant.
 */
export type TimelineBodies = {
  readonly call: CallBody;
  readonly agreement: AgreementBody;
  readonly dispatch: DispatchBody;
  readonly letter: LetterBody;
  readonly emotion: EmotionBody;
  readonly consent: ConsentBody;
  readonly objection: ObjectionBody;
  readonly override: OverrideBody;
  readonly merge: MergeBody;
  readonly change: ChangeBody;
};
export type TimelineKind = keyof TimelineBodies;
export const TIMELINE_KINDS = ['call', 'agreement', 'dispatch', 'letter', 'emotion', 'consent', 'objection', 'override', 'merge', 'change'] as const satisfies readonly TimelineKind[];

/** By what the list can be narrowed; a registration is a call on which something was registered. */
export const TIMELINE_FILTERS = ['call', 'registration', 'agreement', 'dispatch', 'emotion', 'consent', 'change'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];
/** Under which of them a kind of entries is found. */
export const FILTERS_OF: Readonly<Record<TimelineKind, readonly TimelineFilter[]>> = {
  call: ['call', 'registration'],
  agreement: ['agreement'],
  dispatch: ['dispatch'],
  letter: ['dispatch'],
  emotion: ['emotion'],
  consent: ['consent'],
  objection: ['consent'],
  override: ['consent'],
  merge: ['change'],
  change: ['change'],
};

export type CallBody = {
  readonly interactionId: InteractionId;
  readonly callId: CallId;
  readonly direction: CallDirection;
  /** As it is read aloud; empty for an anonymous caller. */
  readonly number: string;
  readonly answered: boolean;
  readonly cause: EndCause | null;
  /** Of the conversation, ms; null when there was none or it goes on. */
  readonly talkMs: number | null;
  readonly holdMs: number;
  /** Mean opinion score of the sound, 1 to 4.5; null when it was not measured. */
  readonly mos: number | null;
  /** Silences that nobody announced, ms. */
  readonly silenceMs: number;
  /** Who the call was handed over to; empty when it was not. */
  readonly handedOverTo: string;
  readonly recordings: readonly TimelineRecording[];
  readonly state: InteractionState;
  readonly incompleteReason: IncompleteReason | null;
  /** What was registered, or typed so far. */
  readonly registered: DescribedRegistration;
};

export type TimelineRecording = {
  readonly id: RecordingId;
  readonly at: number;
  readonly durationMs: number;
  readonly pauses: readonly RecordingPause[];
  /** Ended before the call did. */
  readonly interrupted: boolean;
};

export type AgreementBody = {
  readonly event: 'made' | 'offered' | 'accepted' | 'returned' | 'kept' | 'missed';
  readonly what: string;
  /** Wall-clock ms. */
  readonly dueAt: number;
  /** Who has it from here on, or was asked to take it. */
  readonly whose: string;
  /** A note, a reason or a result; empty without. */
  readonly text: string;
};

export type DispatchBody = {
  readonly event: 'asked' | 'sent' | 'failed' | 'uncertain' | 'cancelled';
  readonly sent: SentKind;
  readonly article: string;
  readonly channel: DispatchChannel;
  readonly toName: string;
  readonly address: string;
  /** What has become of it by now. */
  readonly state: DispatchState;
  /** Of the letter; empty for parcels, and for what came of it. */
  readonly subject: string;
  readonly letter: string;
  /** What the mail server said; empty without. */
  readonly reply: string;
};

/** A letter or message that an agent noted. */
export type LetterBody = LetterText & {
  readonly version: number;
  /** What it was before it was put right, the latest first. */
  readonly earlier: readonly EarlierLetter[];
};

export type EmotionBody = {
  readonly tone: 'positive' | 'negative';
  /** 1 to 5. */
  readonly intensity: number;
  readonly source: 'call' | 'e-mail';
  readonly text: string;
};

export type ConsentBody = {
  readonly event: 'given' | 'withdrawn';
  readonly purpose: Consent['purpose'];
  readonly basis: Consent['basis'];
  readonly product: string;
  readonly channel: Consent['channel'];
  readonly how: Consent['grantedHow'];
  readonly proof: string;
};

export type ObjectionBody = {
  readonly event: 'made' | 'withdrawn' | 'offered';
  readonly purpose: 'all' | 'service' | 'research' | 'sales';
  readonly channel: 'all' | 'phone' | 'e-mail' | 'post';
  readonly note: string;
};

/** A rule for calls that was set aside for one. */
export type OverrideBody = { readonly rule: OverridableRule; readonly reason: string; readonly used: boolean };

export type MergeBody = {
  readonly event: 'merged' | 'undone';
  readonly mergeId: string;
  /** The name of the contact that went into this one. */
  readonly name: string;
  readonly undoable: boolean;
};

export type ChangeBody = Pick<ContactChange, 'action' | 'cause' | 'fields'>;

type EntryOf<Kind extends TimelineKind> = {
  readonly kind: Kind;
  /** Unique within its kind. */
  readonly id: string;
  /** Wall-clock ms. */
  readonly at: number;
  /** The contact that it was written down for: the one asked for, or one that went into it. */
  readonly contactId: ContactId;
  /** Empty for the application itself. */
  readonly byName: string;
  readonly body: TimelineBodies[Kind];
};
export type TimelineEntry = { readonly [Kind in TimelineKind]: EntryOf<Kind> }[TimelineKind];
export type TimelineEntryOf<Kind extends TimelineKind> = Extract<TimelineEntry, { readonly kind: Kind }>;

/** Where a page ended; the next one begins after it. */
export type TimelineCursor = { readonly at: number; readonly kind: TimelineKind; readonly id: string };

export type TimelinePage = {
  readonly entries: readonly TimelineEntry[];
  /** Null at the end. A search may give a page that is not full, or empty, and still go on. */
  readonly next: TimelineCursor | null;
};

/** Entries of one kind come after this: those before `at`, and at that very instant those whose id sorts before `id`. */
export type TimelineBound = { readonly at: number; readonly id: string };

const LAST_ID = '\u{10FFFF}';
export const NEWEST: TimelineBound = { at: Number.MAX_SAFE_INTEGER, id: LAST_ID };

type Placed = { readonly kind: TimelineKind; readonly at: number; readonly id: string };

/** The order of the list: newest first, then by kind, then by id downwards. */
export function compareEntries(one: Placed, other: Placed): number {
  if (one.at !== other.at) return other.at - one.at;
  if (one.kind !== other.kind) return TIMELINE_KINDS.indexOf(one.kind) - TIMELINE_KINDS.indexOf(other.kind);
  return one.id === other.id ? 0 : one.id < other.id ? 1 : -1;
}

/** After which entries of one kind follow a cursor over all kinds. */
export function boundFor(kind: TimelineKind, cursor: TimelineCursor | null): TimelineBound {
  if (cursor === null) return NEWEST;
  const order = TIMELINE_KINDS.indexOf(kind) - TIMELINE_KINDS.indexOf(cursor.kind);
  return { at: cursor.at, id: order === 0 ? cursor.id : order < 0 ? '' : LAST_ID };
}
