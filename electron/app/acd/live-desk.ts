import { readAmiEvent, readQueueStatus, type AmiFields } from '../../../shared/domain/acd/ami-event.ts';
import {
  isMemberEvent,
  talkOf,
  visitAfter,
  type CallerEntry,
  type MemberEvent,
  type QueueVisit,
} from '../../../shared/domain/acd/queue-entry.ts';
import { NO_QUEUE_LIVE, type PbxLink, type PbxProblem, type QueueLive } from '../../../shared/domain/acd/queue-live.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { ConnectPbx, PbxConnection } from '../../pbx/ami-connection.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Log, Outcome, SecretStore, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

const KEY = 'pbx.link';
/** Waits before the next try; the last one goes on, ms. */
const AGAIN_MS = [1_000, 3_000, 10_000, 30_000, 60_000] as const;
/** What the PBX tells is written together, and that it is still there. */
const WRITE_MS = 400;
const ALIVE_MS = 20_000;
/** Visits that are over and still remembered: the PBX says twice that somebody left. */
const REMEMBERED = 500;

export type LinkShown = {
  readonly link: PbxLink | null;
  readonly hasSecret: boolean;
  readonly secretInMemoryOnly: boolean;
};

/** Listens to the queues of the PBX as long as a connection with its manager interface is set. */
export type LiveDesk = {
  readonly load: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly look: () => Promise<Outcome<LinkShown>>;
  /** Null for none. @param secret null keeps the one that is known */
  readonly set: (link: PbxLink | null, secret: string | null) => Promise<Outcome<LinkShown>>;
  /** Logs in, asks for the queues and goes; the number of queues. Error `pbx-link`. */
  readonly test: (link: PbxLink, secret: string | null) => Promise<Outcome<{ readonly queues: number }>>;
};

const keyOf = (queue: string, callId: string): string => `${queue}\n${callId}`;

/** What the queues have counted so far. */
const countsOf = (standing: readonly AmiFields[]): string =>
  standing
    .filter(({ Event }) => Event === 'QueueParams')
    .map(({ Queue, Calls, Completed, Abandoned }) => [Queue, Calls, Completed, Abandoned].join(' '))
    .join('\n');

export function createLiveDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly agentId: () => AgentId;
  readonly connectPbx: ConnectPbx;
  readonly pbxSecrets: SecretStore;
}): LiveDesk {
  const { store, clock, timers, log } = deps;
  let connection: PbxConnection | null = null;
  /** Counts up with every change of the settings: what belongs to earlier ones is over. */
  let turn = 0;
  let failures = 0;
  let cancel: (() => void)[] = [];
  let since: number | null = null;
  let visits = new Map<string, QueueVisit>();
  let members = new Map<string, boolean>();
  let listeners = new Map<string, string>();
  let toWrite = new Map<string, QueueVisit>();
  let toNote: MemberEvent[] = [];
  let writing: Promise<void> = Promise.resolve();
  let planned = false;
  /** What the queues had counted when they were asked last, and whether the PBX has told of them since. */
  let counted = '';
  let told = false;

  const link = async (): Promise<PbxLink | null> => (await deps.data().settings.get(KEY, null)) as PbxLink | null;
  const publish = (state: QueueLive['state'], problem: PbxProblem | null = null): void => {
    const queues = new Map<string, { waiting: number; since: number | null; ready: number }>();
    const of = (name: string) => {
      const known = queues.get(name) ?? { waiting: 0, since: null, ready: 0 };
      queues.set(name, known);
      return known;
    };
    if (state === 'on') {
      for (const { queue, outcome, enteredAt } of visits.values()) {
        if (outcome !== 'waiting') continue;
        const known = of(queue);
        known.waiting += 1;
        known.since = Math.min(known.since ?? enteredAt, enteredAt);
      }
      for (const [key, paused] of members) {
        const known = of(key.slice(0, key.indexOf('\n')));
        if (!paused) known.ready += 1;
      }
    }
    const own = new Set(store.get().lines.flatMap(({ account }) => userOf(account.uri)));
    store.setSlice('queueLive', {
      ...{ state, problem },
      listenedTo: state === 'on' && [...listeners.values()].some((user) => own.has(user)),
      queues: [...queues].map(([name, known]) => ({ name, ...known })).toSorted((a, b) => a.name.localeCompare(b.name)),
    });
  };

  const write = (): void => {
    planned = false;
    const [some, notes] = [[...toWrite.values()], toNote];
    [toWrite, toNote] = [new Map(), []];
    const known = since === null ? null : { from: since, to: clock.now() };
    writing = writing
      .then(() => deps.data().queues.put(some, notes, known))
      .catch((error: unknown) => log.error('what the PBX told could not be kept', error));
  };
  const soon = (): void => {
    if (planned) return;
    planned = true;
    timers.after(WRITE_MS, write);
  };

  const forget = (): void => {
    if (visits.size <= REMEMBERED) return;
    for (const [key, { outcome, talkMs }] of visits) {
      if (visits.size <= REMEMBERED / 2) break;
      if (outcome === 'abandoned' || outcome === 'left' || talkMs !== null) visits.delete(key);
    }
  };
  const takeCaller = (told: CallerEntry): void => {
    const entry = told.callId === '' ? { ...told, callId: talkOf(visits.values(), told)?.callId ?? '' } : told;
    if (entry.callId === '') return;
    const key = keyOf(entry.queue, entry.callId);
    const before = visits.get(key);
    const again = entry.kind === 'enter' && before !== undefined && before.outcome !== 'waiting';
    if (before === undefined && entry.kind === 'left') return;
    const visit = visitAfter(again ? null : (before ?? null), entry);
    visits.delete(key);
    visits.set(key, visit);
    toWrite.set(`${key}\n${String(visit.enteredAt)}`, visit);
    forget();
  };
  const onEvent = (fields: AmiFields): void => {
    if (fields['Event'] === 'ChanSpyStart' || fields['Event'] === 'ChanSpyStop') {
      const spy = fields['SpyerChannel'] ?? '';
      if (fields['Event'] === 'ChanSpyStop') listeners.delete(spy);
      else listeners.set(spy, /^[^/]+\/(.+)-[\da-f]+(?:;\d)?$/iu.exec(fields['SpyeeChannel'] ?? '')?.[1] ?? '');
      publish('on');
      return;
    }
    if (/^(?:Queue(?:Caller|Member)|Agent)/u.test(fields['Event'] ?? '')) told = true;
    const entry = readAmiEvent(fields, clock.now());
    if (entry === null) return;
    if (isMemberEvent(entry)) {
      const key = keyOf(entry.queue, entry.agent);
      if (entry.kind === 'out') members.delete(key);
      else members.set(key, entry.kind === 'paused');
      toNote.push(entry);
    } else takeCaller(entry);
    soon();
    publish('on');
  };

  const begin = (standing: readonly AmiFields[]): void => {
    const at = clock.now();
    [visits, members, listeners] = [new Map(), new Map(), new Map()];
    [counted, told] = [countsOf(standing), false];
    toNote.push({ kind: 'restart', at, queue: '', agent: '' });
    for (const fields of standing) {
      const found = readQueueStatus(fields);
      if (found?.kind === 'waiting')
        takeCaller({
          kind: 'enter',
          at: at - found.waitMs,
          queue: found.queue,
          callId: found.callId,
          agent: '',
          waitMs: null,
          talkMs: null,
        });
      else if (found !== null) {
        members.set(keyOf(found.queue, found.agent), found.paused);
        toNote.push({ kind: 'in', at, queue: found.queue, agent: found.agent });
        if (found.paused) toNote.push({ kind: 'paused', at, queue: found.queue, agent: found.agent });
      }
    }
    since = at;
    soon();
  };

  const again = (mine: number, problem: PbxProblem): void => {
    if (mine !== turn) return;
    publish('failed', problem);
    log.warn('no connection with the manager interface of the PBX', { problem });
    cancel.push(timers.after(AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? 60_000, () => void connect(mine)));
    failures += 1;
  };
  const connect = async (mine: number): Promise<void> => {
    const settings = await link();
    if (mine !== turn) return;
    if (settings === null) return publish('off');
    const secret = await deps.pbxSecrets.get();
    if (mine !== turn) return;
    if (secret === null) return publish('failed', 'no-secret');
    if (store.get().queueLive.state !== 'failed') publish('connecting');
    const early: AmiFields[] = [];
    let standing: readonly AmiFields[] | null = null;
    const made = await deps.connectPbx(settings, secret, {
      event: (fields) => (mine !== turn ? undefined : standing === null ? void early.push(fields) : onEvent(fields)),
      lost: () => {
        if (mine !== turn) return;
        connection = null;
        if (since !== null) write();
        since = null;
        again(mine, 'lost');
      },
    });
    if (mine !== turn) {
      if (made.ok) made.value.close();
      return;
    }
    if (!made.ok) return again(mine, made.error);
    standing = await made.value.list('QueueStatus', 'QueueStatusComplete');
    if (mine !== turn || standing === null) {
      made.value.close();
      if (mine === turn) again(mine, 'no-rights');
      return;
    }
    connection = made.value;
    failures = 0;
    begin(standing);
    // What came while the queues were being told is in both, and told again it changes nothing.
    for (const fields of early) onEvent(fields);
    log.info('connected with the manager interface of the PBX');
    publish('on');
  };
  /** Whoever may log in may ask for the queues, and is told nothing of them without the right to it: then they move unheard. */
  const checkRights = async (): Promise<void> => {
    const mine = turn;
    const asked = connection;
    // What is told while they are asked counts for the next time too: it may be in this answer or not.
    const before = told;
    told = false;
    const standing = await asked?.list('QueueStatus', 'QueueStatusComplete');
    if (mine !== turn || asked !== connection || standing === undefined || standing === null) return;
    const now = countsOf(standing);
    const unheard = now !== counted && !before && !told;
    counted = now;
    if (!unheard) return;
    await end();
    publish('failed', 'no-rights');
    log.warn('the manager interface of the PBX tells nothing of the queues');
  };
  const end = async (): Promise<void> => {
    turn += 1;
    for (const one of cancel) one();
    cancel = [];
    if (since !== null) write();
    since = null;
    connection?.close();
    connection = null;
    await writing;
  };
  const start = async (): Promise<void> => {
    failures = 0;
    const mine = turn;
    cancel.push(
      timers.every(ALIVE_MS, () => {
        if (since === null) return;
        soon();
        void checkRights();
      }),
    );
    await connect(mine);
  };
  const look = async (): Promise<Outcome<LinkShown>> =>
    ok({
      link: await link(),
      hasSecret: (await deps.pbxSecrets.get()) !== null,
      secretInMemoryOnly: !deps.pbxSecrets.durable(),
    });

  return {
    // Nobody waits for the PBX when the application starts.
    load: async () => {
      if ((await link()) !== null)
        void start().catch((error: unknown) => log.error('the PBX could not be listened to', error));
    },
    stop: end,
    look,
    set: async (settings, secret) => {
      await end();
      await deps.data().settings.set(KEY, settings, 'default', deps.agentId());
      if (settings === null) await deps.pbxSecrets.clear();
      else if (secret !== null) await deps.pbxSecrets.set(secret);
      store.setSlice('queueLive', NO_QUEUE_LIVE);
      if (settings !== null)
        void start().catch((error: unknown) => log.error('the PBX could not be listened to', error));
      return look();
    },
    test: async (settings, given) => {
      const refused = (problem: PbxProblem) =>
        err(appError('pbx-link', `the manager interface could not be used: ${problem}`, { problem }));
      const secret = given ?? (await deps.pbxSecrets.get());
      if (secret === null) return refused('no-secret');
      const made = await deps.connectPbx(settings, secret, { event: () => undefined, lost: () => undefined });
      if (!made.ok) return refused(made.error);
      const answer = await made.value.list('QueueStatus', 'QueueStatusComplete');
      made.value.close();
      return answer === null
        ? refused('no-rights')
        : ok({
            queues: new Set(
              answer.flatMap(({ Event, Queue }) => (Event === 'QueueParams' && Queue !== undefined ? [Queue] : [])),
            ).size,
          });
    },
  };
}

/** The user part of an address of record. */
const userOf = (uri: string): readonly string[] => /^sips?:([^@;]+)@/u.exec(uri)?.slice(1, 2) ?? [];
