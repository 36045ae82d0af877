import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { DoNotCallList, ListedFor, OwnNumber } from '../../../shared/domain/guard/do-not-call.ts';
import { isEmergency } from '../../../shared/domain/contact/emergency-numbers.ts';
import { parsePhone } from '../../../shared/domain/contact/phone-number.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId, E164 } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { NumberFile } from '../../contact-file/read-numbers.ts';
import type { FileFailure } from '../../contact-file/protocol.ts';
import { besideCalls } from '../beside-calls.ts';
import { toldProblem } from '../file-problem.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Desktop, NewId, Outcome, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

/** Hashes written in one transaction: some tens of milliseconds of the writing thread. */
const PAGE = 5_000;
/** What was taken off can be put back for so long. */
const KEPT_MS = 30 * 86_400_000;
const PARTS = 256;
const SHOWN = 200;

/** Reads a file of numbers or hashes beside the telephone; `given-up` when it was stopped. */
export type NumberReader = {
  readonly read: (args: { readonly file: string; readonly staging: string; readonly country: string }, progress: (done: number, share: number) => void) => Promise<{ readonly ok: true; readonly value: NumberFile } | { readonly ok: false; readonly problem: FileFailure | 'given-up' }>;
  readonly setCalm: (calm: boolean) => void;
  readonly stop: () => Promise<void>;
};

export type DoNotCallShown = { readonly lists: readonly DoNotCallList[]; readonly own: readonly OwnNumber[]; readonly ownCount: number };

export type DoNotCallDesk = {
  readonly look: (digits: string) => Promise<Outcome<DoNotCallShown>>;
  /** Errors: `invalid-number`, `emergency-number`. */
  readonly add: (number: { readonly number: string; readonly reason: string; readonly source: string; readonly purpose: ListedFor }) => Promise<Outcome<{ readonly number: E164 }>>;
  /** Errors: `not-found`. */
  readonly remove: (number: E164) => Promise<Outcome>;
  /** Asks for a file and takes its numbers over while everybody goes on (`AppState.guard.importing`). False when no file was chosen; `bad-request` while another one is read. */
  readonly bring: (list: { readonly source: string; readonly purpose: ListedFor }) => Promise<Outcome<boolean>>;
  readonly stopBringing: () => Outcome;
  /** Out of use, or back. Errors: `not-found`. */
  readonly setRemoved: (listId: number, removed: boolean) => Promise<Outcome>;
  readonly load: () => void;
  readonly stop: () => Promise<void>;
};

type Importing = NonNullable<ReturnType<StateStore['get']>['guard']['importing']>;

/** Numbers that are not called: put down by hand, and those of files. */
export function createDoNotCallDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly desktop: Pick<Desktop, 'chooseFile'>;
  readonly numbersTitle: () => string;
  readonly dataFolder: string;
  readonly numberFile: NumberReader;
  /** Fewer numbers are kept from being called: those who were removed for one are asked about again. */
  readonly onFreed: () => void;
}): DoNotCallDesk {
  const { store, clock } = deps;
  const port = (): DataPort['guard'] => deps.data().guard;
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const { inCall, rest } = besideCalls(deps);
  let job: symbol | null = null;
  let done: Promise<void> = Promise.resolve();
  const tell = (importing: Importing | null): void => store.setSlice('guard', { ...store.get().guard, importing });

  const carryOut = async (mine: symbol, file: string, { source, purpose }: { readonly source: string; readonly purpose: ListedFor }): Promise<void> => {
    const name = path.basename(file);
    const staging = path.join(deps.dataFolder, `numbers-${deps.newId()}.tmp`);
    const live = (): boolean => job === mine;
    try {
      deps.numberFile.setCalm(inCall());
      const read = await deps.numberFile.read({ file, staging, country: store.get().settings.country }, (rows, share) => live() && tell({ name, phase: 'reading', done: rows, share, problem: null }));
      if (!live()) return;
      if (!read.ok) return tell(read.problem === 'given-up' ? null : { name, phase: 'failed', done: 0, share: 0, problem: toldProblem(read.problem) });
      const listId = await port().beginList({ name, source, purpose, refused: read.value.refused }, author());
      for (let from = 0; from < read.value.numbers && live(); ) {
        const page = await port().takeHashes(listId, staging, from, PAGE);
        if (page.read === 0) break;
        from += page.read;
        if (live()) tell({ name, phase: 'writing', done: from, share: from / read.value.numbers, problem: null });
        await rest();
      }
      if (live()) await port().endList(listId);
      // What was begun and given up does not count.
      else await port().setListRemoved(listId, true, author());
      if (live()) tell({ name, phase: 'done', done: read.value.numbers, share: 1, problem: null });
    } finally {
      await rm(staging, { force: true });
      if (live()) job = null;
    }
  };
  const forget = async (): Promise<void> => {
    const before = clock.now() - KEPT_MS;
    if (!(await port().lists()).some(({ removedAt }) => removedAt !== null && removedAt < before)) return;
    for (let part = 0; part < PARTS; part += 1) {
      await port().purge(before, part);
      await rest();
    }
  };

  return {
    look: async (digits) => {
      const [lists, own, ownCount] = await Promise.all([port().lists(), port().own(digits.replaceAll(/\D/gu, ''), SHOWN), port().ownCount()]);
      return ok({ lists, own, ownCount });
    },
    add: async ({ number, ...more }) => {
      const { country } = store.get().settings;
      if (isEmergency(number, country)) return err(appError('emergency-number', 'an emergency number'));
      const e164 = parsePhone(number, country);
      if (e164 === null) return err(appError('invalid-number', 'no telephone number'));
      await port().addOwn({ number: e164, ...more }, author());
      return ok({ number: e164 });
    },
    remove: async (number) => {
      if (!(await port().removeOwn(number, author()))) return err(appError('not-found', 'the number is not on the list'));
      deps.onFreed();
      return ok();
    },
    bring: async (list) => {
      if (job !== null) return err(appError('bad-request', 'another file is being read'));
      const file = await deps.desktop.chooseFile(deps.numbersTitle());
      if (file === null) return ok(false);
      const mine = Symbol(file);
      job = mine;
      tell({ name: path.basename(file), phase: 'reading', done: 0, share: 0, problem: null });
      done = carryOut(mine, file, list).catch((error: unknown) => {
        tell(null);
        deps.notices.report('the numbers could not be taken over', error);
      });
      return ok(true);
    },
    stopBringing: () => {
      const running = job !== null;
      job = null;
      tell(null);
      if (running) void deps.numberFile.stop();
      return ok();
    },
    setRemoved: async (listId, removed) => {
      if (!(await port().setListRemoved(listId, removed, author()))) return err(appError('not-found', `list ${String(listId)}`));
      if (removed) deps.onFreed();
      return ok();
    },
    load: () => {
      done = forget().catch((error: unknown) => deps.notices.report('old numbers could not be forgotten', error));
    },
    stop: async () => {
      job = null;
      await deps.numberFile.stop();
      await done;
    },
  };
}
