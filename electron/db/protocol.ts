import type { DataPort } from '../app/ports/data-port.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { StartupFailure } from './failure.ts';

/** What a data thread is for. There is one writer and one reader; `checker` looks at one file and ends. */
export type WorkerRole = 'writer' | 'reader' | 'checker';

/** What a thread is told when it is to open the file. It may have been started long before. */
export type WorkerSetup = {
  readonly role: WorkerRole;
  readonly file: string;
  readonly backupFolder: string;
  /** Instant of the start by main's clock. */
  readonly at: number;
};

export type WorkerRequest =
  /** `ahead`: somebody will ask for this, and gets the answer then. */
  | { readonly type: 'open'; readonly setup: WorkerSetup; readonly ahead?: true }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly method: MethodName;
      readonly args: readonly unknown[];
      /** Instant by main's clock. */ readonly at: number;
    }
  | { readonly type: 'close' };

export type WorkerReply =
  /** The answer to `open`: it is open, or why it is not. */
  | { readonly type: 'opened' }
  | { readonly type: 'failed'; readonly failure: Pick<StartupFailure, 'problem' | 'message' | 'details'> }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: AppError };

/**
 * read: on the reading thread. search: there too, in pieces between the reads, given up when the same asker asks again. write: on the writing
 * thread, in order, one at a time. long: likewise, ends soon when another one waits. copy: on the writing thread, in between the writes.
 */
export type Lane = 'read' | 'search' | 'write' | 'long' | 'copy';

type Lanes = { readonly [Group in keyof DataPort]: { readonly [Method in keyof DataPort[Group]]: Lane } };

/** Which thread answers which method. */
export const LANES = {
  contacts: {
    findByPhone: 'read',
    get: 'read',
    search: 'read',
    create: 'write',
    update: 'write',
    remove: 'write',
    undo: 'write',
    createMany: 'write',
    history: 'read',
    changes: 'read',
    withheldFrom: 'read',
  },
  duplicates: {
    prepare: 'write',
    compare: 'read',
    store: 'write',
    hints: 'read',
    list: 'read',
    decide: 'write',
    merge: 'write',
    unmerge: 'write',
  },
  timeline: { page: 'read' },
  customers: { search: 'search', similar: 'search', page: 'search', choices: 'search' },
  bulk: { apply: 'write', takeBack: 'write' },
  savedFilters: { list: 'read', save: 'write', remove: 'write' },
  organisations: { get: 'read', search: 'read', persons: 'read', changes: 'read', update: 'write', undo: 'write' },
  customFields: { list: 'read', save: 'write' },
  consents: {
    list: 'read',
    grant: 'write',
    withdraw: 'write',
    remove: 'write',
    object: 'write',
    withdrawObjection: 'write',
    objections: 'read',
    forDialling: 'read',
  },
  emotions: { list: 'read', add: 'write', remove: 'write' },
  letters: { add: 'write', remove: 'write', change: 'write', undo: 'write', latest: 'read' },
  agreements: {
    ...{ get: 'read', open: 'read', ofContact: 'read', settled: 'read', add: 'write', save: 'write', linkUnknown: 'write', remove: 'write' },
    ...{ outside: 'read', received: 'read', receivedAs: 'read', answer: 'write', receiptMade: 'write', keysNamed: 'read', knowKey: 'write' },
  },
  improvement: {
    ...{ remark: 'read', remarks: 'read', alike: 'read', askedOften: 'read', faqs: 'read', faq: 'read' },
    ...{ add: 'write', addRegistered: 'write', save: 'write', remove: 'write', addFaq: 'write', saveFaq: 'write' },
  },
  dispatches: { get: 'read', list: 'read', nextQueued: 'read', interrupted: 'read', files: 'read', add: 'write', save: 'write' },
  knowledge: { get: 'read', list: 'read', search: 'read', beside: 'read', unread: 'read', readers: 'read', save: 'write', remove: 'write', read: 'write' },
  accounts: { own: 'read' },
  calls: { save: 'write', noteUnattended: 'write', recent: 'read', lastDialled: 'read', markMissedSeen: 'write' },
  directory: { list: 'read', save: 'write', remove: 'write', provision: 'write' },
  formDrafts: { list: 'read', save: 'write' },
  interactions: { save: 'write', runOf: 'read', unfinished: 'read', close: 'write', recoverInterrupted: 'write' },
  sessions: {
    open: 'write',
    change: 'write',
    chooseNext: 'write',
    close: 'write',
    stillOpen: 'read',
    heartbeat: 'write',
    intervals: 'read',
    todayFigures: 'read',
    day: 'read',
  },
  figures: { sums: 'search', countDays: 'write', calls: 'read', teamFiles: 'read', addTeamFile: 'write', removeTeamFile: 'write' },
  agents: { list: 'read', save: 'write', setPasswordHash: 'write', passwordHash: 'read' },
  projects: { list: 'read', upsert: 'write', write: 'write' },
  scripts: { get: 'read', newest: 'read', inUse: 'read', library: 'read', draft: 'read', add: 'write', saveDraft: 'write', removeDraft: 'write', propose: 'write', setStatus: 'write' },
  forms: { form: 'read', outcomes: 'read', versions: 'read', newest: 'read', add: 'write' },
  settings: { get: 'read', set: 'write', accounts: 'read', saveAccounts: 'write' },
  quality: { save: 'write', get: 'read' },
  talk: { save: 'write', get: 'read' },
  coaching: { ofCall: 'read', calls: 'read', mark: 'write', review: 'write', ask: 'write', use: 'write', points: 'read', setPoint: 'write', closePoint: 'write' },
  recordings: {
    save: 'write',
    get: 'read',
    list: 'read',
    unfinished: 'read',
    remove: 'write',
    restore: 'write',
    expired: 'read',
    purge: 'write',
  },
  registrations: { get: 'read', list: 'read', counts: 'read', change: 'write', saveWrittenBack: 'write', promises: 'read', addPromise: 'write' },
  callLists: { listsOf: 'read', setPriority: 'write', counted: 'read', pace: 'read', fillFrom: 'write', recycle: 'write', setSegments: 'write', list: 'read', get: 'read', projectRules: 'read', setProjectRules: 'write', create: 'write', fill: 'write', change: 'write', claim: 'write', claimContact: 'write', release: 'write', begin: 'write', book: 'write', withdraw: 'write', settle: 'write' },
  guard: {
    ...{ ruleHistory: 'read', setRules: 'write', record: 'read', lists: 'read', own: 'read', ownCount: 'read', addOwn: 'write', removeOwn: 'write', beginList: 'write', takeHashes: 'write', endList: 'write' },
    ...{ setListRemoved: 'write', purge: 'write', reopen: 'write', addOverride: 'write', useOverride: 'write', overrides: 'read', offered: 'write' },
  },
  queues: { names: 'read', sums: 'search', visits: 'read', imports: 'read', begin: 'write', take: 'write', end: 'write', takeBack: 'write', put: 'write' },
  quotes: { nextNumber: 'read', add: 'write', get: 'read', ofInteraction: 'read' },
  articles: { find: 'read', byCodes: 'read', save: 'write', stage: 'write', plan: 'read', takeOver: 'write', takeBack: 'write' },
  imports: {
    begin: 'write',
    write: 'long',
    takeBack: 'long',
    leaveRest: 'write',
    finish: 'write',
    list: 'read',
    unfinished: 'read',
    changedSince: 'read',
    mapping: 'read',
    rememberMapping: 'write',
    exported: 'write',
  },
  backups: { list: 'read', create: 'copy' },
} as const satisfies Lanes;

/** A method of the port, such as `contacts.findByPhone`. */
export type MethodName = { [Group in keyof DataPort]: `${Group}.${keyof DataPort[Group] & string}` }[keyof DataPort];

/** Where a method runs; null for a name that is none. */
export function laneOf(method: string): Lane | null {
  const [group = '', name = ''] = method.split('.');
  const lanes = Object.hasOwn(LANES, group)
    ? (LANES as Readonly<Record<string, Readonly<Record<string, Lane>>>>)[group]
    : undefined;
  return lanes && Object.hasOwn(lanes, name) ? (lanes[name] ?? null) : null;
}
