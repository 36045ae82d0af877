import { rmSync } from 'node:fs';
import path from 'node:path';

import type { ExportFormat, ExportJob } from '../../../shared/domain/contact-file/import-job.ts';
import { isEmptyFilter } from '../../../shared/domain/contact/customer-filter.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { CustomerTarget } from '../../../shared/ipc/commands/bulk.ts';
import type { AgentId, ContactId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { FileOutcome, FileThread } from '../../contact-file/client.ts';
import type { AnswersWords, PersonWords } from '../../contact-file/protocol.ts';
import { temporaryOf } from '../../contact-file/write/replace-file.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { RegistrationSearch } from '../ports/registration-port.ts';
import type { Desktop, Outcome } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

type AnswersAsked = Pick<RegistrationSearch, 'which' | 'kind' | 'query'> & { readonly formId: string };

const AGENTS_MAY_EXPORT = 'export.agents';
const NEW_JOB: ExportJob = { of: 'contacts', phase: 'running', fileName: '', done: 0, total: null, hidden: 0, withoutNumbers: false, problem: null };
const ENDING: Readonly<Record<ExportFormat, string>> = { csv: 'csv', xlsx: 'xlsx', vcard3: 'vcf', vcard4: 'vcf' };

/** Writes contacts to files: many as a table or cards, or everything about one person. Who exported what is kept. */
export type ExportDesk = {
  readonly load: () => Promise<void>;
  /** Asks for a place and begins; `target` null for all. False when no place was chosen. Errors: `bad-request` while another one runs. */
  readonly contacts: (format: ExportFormat, target: CustomerTarget | null) => Promise<Outcome<boolean>>;
  readonly person: (contactId: ContactId) => Promise<Outcome<boolean>>;
  /** What was answered with one form, of the registrations that are found. */
  readonly answers: (asked: AnswersAsked) => Promise<Outcome<boolean>>;
  /** Ends the export that is running; the file that was there before is as it was. */
  readonly cancel: () => Promise<Outcome>;
  readonly dismiss: () => Outcome;
  readonly allowAgents: (allowed: boolean) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

export function createExportDesk(deps: {
  readonly data: () => DataPort;
  readonly dataFile: () => string;
  readonly store: StateStore;
  readonly thread: FileThread;
  readonly desktop: Desktop;
  readonly clock: Clock;
  readonly agentId: () => AgentId;
  readonly practice: () => boolean;
  readonly words: () => {
    readonly save: string;
    readonly fileName: string;
    readonly personFile: string;
    readonly headings: readonly string[];
    readonly sheet: string;
    readonly person: (name: string, at: number) => PersonWords;
    readonly answersFile: string;
    readonly answers: AnswersWords;
  };
}): ExportDesk {
  const { store, thread, clock, desktop } = deps;
  /** The file that is being written, or was last. */
  let chosenPlace: string | null = null;
  const show = (exporting: ExportJob | null): void =>
    store.setSlice('contactFiles', { ...store.get().contactFiles, exporting });
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const running = (): boolean => store.get().contactFiles.exporting?.phase === 'running';

  /** Numbers are kept from whoever works here now. */
  const hidesNumbers = (): boolean => {
    const { access, session } = store.get();
    return session.agent !== null && access.hideNumbersFrom.includes(session.agent.role);
  };

  const finish = (begun: ExportJob, outcome: FileOutcome<'export' | 'person' | 'answers'>): number | null => {
    if (outcome.ok) {
      const { value } = outcome;
      show({ ...begun, phase: 'done', done: value.rows, total: value.rows, hidden: 'hidden' in value ? value.hidden : 0 });
      return value.rows;
    }
    const problem = ['disk-full', 'not-writable', 'too-many-rows'].find((one) => one === outcome.problem) ?? 'data';
    // Whoever gave it up clears it away.
    if (outcome.problem !== 'given-up')
      show({ ...begun, phase: 'failed', problem: problem as NonNullable<ExportJob['problem']> });
    return null;
  };

  const giveUp = async (): Promise<void> => {
    await thread.giveUp();
    if (chosenPlace !== null) rmSync(temporaryOf(chosenPlace), { force: true });
    show(null);
  };

  const placeFor = async (name: string): Promise<string | null> => {
    const chosen = await desktop.chooseSaveFile(deps.words().save, name);
    chosenPlace = chosen;
    return chosen;
  };

  return {
    load: async () => {
      const allowed = (await deps.data().settings.get(AGENTS_MAY_EXPORT, null)) === true;
      store.setSlice('contactFiles', { ...store.get().contactFiles, agentsMayExport: allowed });
    },
    contacts: async (format, target) => {
      if (running()) return err(appError('bad-request', 'an export is running'));
      const words = deps.words();
      const place = await placeFor(`${words.fileName}.${ENDING[format]}`);
      if (place === null) return ok(false);
      const fileName = path.basename(place);
      const by = author();
      const hideNumbers = hidesNumbers();
      const customFields = store.get().customFields.filter(({ active }) => active);
      const begun: ExportJob = { ...NEW_JOB, fileName, withoutNumbers: hideNumbers };
      show(begun);
      // A list without a text and a filter is everybody: in the order in which they were made, which needs no sorting.
      const everybody = target !== null && !('ids' in target) && target.query === '' && isEmptyFilter(target.filter);
      const only = everybody ? null : target;
      const args = {
        dataFile: deps.dataFile(),
        target: place,
        format,
        practice: deps.practice(),
        only: only === null || 'ids' in only ? only : { ...only, country: store.get().settings.country },
        agentId: by.agentId,
        parts: { hideNumbers, customFields },
        headings: [...words.headings, ...customFields.map(({ label }) => label)],
        sheetName: words.sheet,
      };
      void thread
        .ask('export', args, (done, total) => {
          if (running()) show({ ...begun, done, total });
        })
        .then(async (outcome) => {
          const rows = finish(begun, outcome);
          if (rows !== null)
            await deps
              .data()
              .imports.exported(
                { contactId: null, format, rows, filter: only === null ? 'all' : 'ids' in only ? `${only.ids.length} chosen` : JSON.stringify(only) },
                by,
              );
        });
      return ok(true);
    },
    person: async (contactId) => {
      const role = store.get().session.agent?.role;
      if (role === 'agent' && !store.get().contactFiles.agentsMayExport)
        return err(appError('not-allowed', 'agents may not export', { role: 'supervisor' }));
      if (running()) return err(appError('bad-request', 'an export is running'));
      const contact = await deps.data().contacts.get(contactId);
      if (contact === null) return err(appError('not-found', 'no such contact'));
      if (contact.confidential && !contact.visibleTo.includes(deps.agentId()))
        return err(appError('not-allowed', 'a confidential contact'));
      const words = deps.words();
      const place = await placeFor(`${words.personFile}.html`);
      if (place === null) return ok(false);
      const by = author();
      const name =
        [contact.firstName || contact.initials, contact.infix, contact.lastName].filter(Boolean).join(' ') ||
        contact.organisation;
      const fileName = path.basename(place);
      const begun: ExportJob = { ...NEW_JOB, of: 'person', fileName, withoutNumbers: hidesNumbers() };
      show(begun);
      const rows = finish(
        begun,
        await thread.ask('person', {
          dataFile: deps.dataFile(),
          contactId,
          hideNumbers: hidesNumbers() ? store.get().settings.country : null,
          target: place,
          words: words.person(name, by.at),
        }),
      );
      if (rows === null) return ok(false);
      await deps.data().imports.exported({ contactId, format: 'report', rows, filter: '' }, by);
      return ok(true);
    },
    answers: async ({ formId, ...search }) => {
      if (running()) return err(appError('bad-request', 'an export is running'));
      const words = deps.words();
      const place = await placeFor(`${words.answersFile}.csv`);
      if (place === null) return ok(false);
      const by = author();
      const begun: ExportJob = { ...NEW_JOB, of: 'answers', fileName: path.basename(place), withoutNumbers: hidesNumbers() };
      show(begun);
      const args = {
        ...{ dataFile: deps.dataFile(), target: place, formId, words: words.answers, hideNumbers: hidesNumbers() ? store.get().settings.country : null },
        search: { ...search, viewer: { agentId: by.agentId, practice: deps.practice() } },
      };
      const outcome = thread.ask('answers', args, (done, total) => {
        if (running()) show({ ...begun, done, total });
      });
      void outcome.then(async (ended) => {
        const rows = finish(begun, ended);
        if (rows !== null) await deps.data().imports.exported({ contactId: null, format: 'answers', rows, filter: JSON.stringify({ formId, ...search }) }, by);
      });
      return ok(true);
    },
    cancel: async () => {
      if (running()) await giveUp();
      return ok();
    },
    dismiss: () => {
      if (!running()) show(null);
      return ok();
    },
    allowAgents: async (allowed) => {
      await deps.data().settings.set(AGENTS_MAY_EXPORT, allowed, 'default', deps.agentId());
      store.setSlice('contactFiles', { ...store.get().contactFiles, agentsMayExport: allowed });
      return ok();
    },
    stop: async () => {
      if (running()) await giveUp();
      else await thread.giveUp();
    },
  };
}
