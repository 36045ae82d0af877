import { mayChangeMany } from '../../shared/domain/access/visibility.ts';
import { MOST_AT_ONCE, type BulkChange, type BulkJob } from '../../shared/domain/contact/bulk-change.ts';
import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import { appError, isAppError } from '../../shared/errors/app-error.ts';
import type { CustomerTarget } from '../../shared/ipc/commands/bulk.ts';
import type { AgentId, ContactId } from '../../shared/lib/brand.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { besideCalls } from './beside-calls.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { BulkDone } from './ports/bulk-port.ts';
import type { ContactAuthor, DataPort } from './ports/data-port.ts';
import type { CustomerAsker } from './ports/customer-port.ts';
import type { Log, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** So many in one transaction: whatever else is to be written waits no longer than for these, some fifty milliseconds. */
const AT_A_TIME = 25;
/** Rows that are asked for at once when all of a filter is meant. */
const PAGE = 200;
/** How often the window is told. */
const TELL_EVERY_MS = 150;

/** Changes many customers one after another, in small steps on the data threads; main only hands them on. */
export type BulkDesk = {
  /** Errors: `not-allowed`, `bad-request` while another one runs. */
  readonly start: (target: CustomerTarget, change: BulkChange) => Outcome;
  readonly cancel: () => Outcome;
  /** Takes the last one back, save what somebody changed since. */
  readonly undo: () => Outcome;
  readonly dismiss: () => Outcome;
  /** Ends what is under way, for the data is about to be closed. */
  readonly stop: () => Promise<void>;
};

export function createBulkDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly contacts: ContactDesk;
  readonly author: () => ContactAuthor;
  readonly role: () => Role;
  readonly whoAsks: () => Omit<CustomerAsker, 'asker'> & { readonly agentId: AgentId };
  readonly timers: Timers;
  readonly now: () => number;
  readonly log: Log;
}): BulkDesk {
  const { store } = deps;
  let done: BulkDone[] = [];
  let round = 0;
  let underWay: Promise<void> = Promise.resolve();

  const busy = (): boolean => ['running', 'undoing'].includes(store.get().bulk?.phase ?? '');
  const { rest } = besideCalls(deps);

  /** Who is meant, some at a time. */
  async function* targets(target: CustomerTarget): AsyncGenerator<readonly ContactId[]> {
    if ('ids' in target) {
      for (let from = 0; from < target.ids.length; from += AT_A_TIME) yield target.ids.slice(from, from + AT_A_TIME);
      return;
    }
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<DataPort['customers']['page']>> = await deps.data().customers.page({ ...deps.whoAsks(), asker: 'bulk', ...target, after, limit: PAGE });
      if (page === null) return;
      const ids = page.rows.map(({ id }) => id);
      for (let from = 0; from < ids.length; from += AT_A_TIME) yield ids.slice(from, from + AT_A_TIME);
      after = page.after;
    } while (after !== null);
  }

  /** Nobody goes out of a conversation that is being had. */
  const inConversation = (): ReadonlySet<ContactId> => new Set(store.get().interactions.flatMap(({ contact }) => (contact === null ? [] : [contact.id])));

  /** What is on screen of those that changed shows them so. */
  const show = async (ids: readonly ContactId[]): Promise<void> => {
    const shown = inConversation();
    for (const id of ids) {
      const contact = shown.has(id) ? await deps.data().contacts.get(id) : null;
      if (contact !== null) deps.contacts.show(contact);
    }
  };

  const run = async (job: BulkJob, work: (tell: (change: Partial<BulkJob>) => void, on: () => boolean) => Promise<void>): Promise<void> => {
    const mine = ++round;
    let now = job;
    let told = deps.now();
    store.setSlice('bulk', now);
    const on = (): boolean => mine === round;
    const tell = (change: Partial<BulkJob>): void => {
      now = { ...now, ...change };
      if (!on() || (change.phase === undefined && deps.now() - told < TELL_EVERY_MS)) return;
      told = deps.now();
      store.setSlice('bulk', now);
    };
    try {
      await work(tell, on);
    } catch (error) {
      deps.log.error('a change to many customers ended', error);
      tell({ phase: 'failed', undoable: done.length > 0, problem: isAppError(error) ? error.code : 'internal' });
    }
  };

  const first = (kind: BulkJob['kind'], phase: BulkJob['phase'], total: number | null): BulkJob => ({
    ...{ kind, phase, total, seen: 0, changed: 0, left: 0 },
    ...{ more: false, undoable: false, problem: null },
  });

  return {
    start: (target, change) => {
      if (busy()) return err(appError('bad-request', 'another change is under way'));
      const role = deps.role();
      if (!mayChangeMany(change.kind, role)) return err(appError('not-allowed', `${change.kind} of many customers`, { role: 'supervisor' }));
      const author = deps.author();
      done = [];
      underWay = run(first(change.kind, 'running', 'ids' in target ? target.ids.length : null), async (tell, on) => {
        let seen = 0;
        let more = false;
        for await (const ids of targets(target)) {
          if (!on()) break;
          if (seen + ids.length > MOST_AT_ONCE) {
            more = true;
            break;
          }
          const spared = change.kind === 'remove' ? inConversation() : new Set<ContactId>();
          const changed = await deps.data().bulk.apply(ids.filter((id) => !spared.has(id)), change, role !== 'agent', author);
          done.push(...changed);
          seen += ids.length;
          tell({ seen, changed: done.length, left: seen - done.length });
          await show(changed.map(({ contactId }) => contactId));
          await rest();
        }
        tell({ phase: 'done', more, undoable: done.length > 0 });
      });
      return ok();
    },
    cancel: () => {
      const job = store.get().bulk;
      if (job?.phase !== 'running') return ok();
      round += 1;
      void underWay.then(() => store.setSlice('bulk', { ...job, phase: 'done', seen: job.seen, changed: done.length, left: Math.max(0, job.seen - done.length), undoable: done.length > 0 }));
      return ok();
    },
    undo: () => {
      const job = store.get().bulk;
      if (job === null || busy() || done.length === 0) return err(appError('not-found', 'nothing to take back'));
      const author = deps.author();
      const back = done;
      done = [];
      underWay = run(first(job.kind, 'undoing', back.length), async (tell, on) => {
        let changed = 0;
        for (let from = 0; from < back.length && on(); from += AT_A_TIME) {
          const part = back.slice(from, from + AT_A_TIME);
          changed += await deps.data().bulk.takeBack(part, author);
          const seen = from + part.length;
          tell({ seen, changed, left: seen - changed });
          await show(part.map(({ contactId }) => contactId));
          await rest();
        }
        tell({ phase: 'undone' });
      });
      return ok();
    },
    dismiss: () => {
      if (busy()) return ok();
      done = [];
      store.setSlice('bulk', null);
      return ok();
    },
    stop: async () => {
      round += 1;
      await underWay;
      done = [];
      store.setSlice('bulk', null);
    },
  };
}
