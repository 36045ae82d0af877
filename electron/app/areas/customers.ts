import { bulkHandlers } from '../../ipc/handlers/bulk.ts';
import { contactFileHandlers } from '../../ipc/handlers/contact-file.ts';
import { contactHandlers } from '../../ipc/handlers/contact.ts';
import { customerHandlers } from '../../ipc/handlers/customer.ts';
import { customersHandlers } from '../../ipc/handlers/customers.ts';
import { duplicateHandlers } from '../../ipc/handlers/duplicate.ts';
import { createBulkDesk } from '../bulk-desk.ts';
import { createContactDesk } from '../contact-desk.ts';
import { createContactFiles } from '../contact-file/contact-files.ts';
import { createCustomerDesk } from '../customer-desk.ts';
import { createDuplicateDesk } from '../duplicate-desk.ts';
import { startDuplicateSweep, type DuplicateSweep } from '../duplicate-sweep.ts';
import type { Areas, CustomersArea } from './areas.ts';

export function createCustomersArea({
  base,
  people: { visibility },
  work: { interactions, records },
  outbound: { agreements },
}: Pick<Areas, 'base' | 'people' | 'work' | 'outbound'>): CustomersArea {
  const { deps, data, store, notices, clock, timers, newId, log, desktop, language, agentId, practice, role } = base;
  const author = () => ({ agentId: agentId(), at: clock.now() });
  const contacts = createContactDesk({
    data,
    store,
    interactions,
    notices,
    clock,
    newId,
    agentId,
    practice,
    role,
    visibility,
    onKnown: (...known) =>
      void agreements
        .linkUnknown(...known)
        .catch((error: unknown) => notices.report('promises could not be linked', error)),
    onRenamed: () => void records.refresh().catch((error: unknown) => notices.report('the recent calls could not be read', error)),
  });
  let sweep: DuplicateSweep | null = null;
  return {
    contacts,
    customers: createCustomerDesk({ data, contacts, visibility, clock, newId, agentId, practice }),
    duplicates: createDuplicateDesk({
      data,
      contacts,
      newId,
      author,
      practice,
      overReadOnly: () => role() !== 'agent',
      visibility,
      onChanged: () => sweep?.soon(),
    }),
    sweep: {
      start: () => {
        sweep = startDuplicateSweep({
          data,
          timers,
          log,
          now: clock.now,
          busy: () => store.get().calls.calls.length > 0,
        });
      },
      stop: () => sweep?.stop(),
    },
    files: createContactFiles({
      data,
      dataFile: deps.dataFile.path,
      dataFolder: deps.dataFolder,
      store,
      desktop,
      clock,
      timers,
      newId,
      log,
      agentId,
      practice,
      words: () => deps.words.contactFiles(language()),
    }),
    bulk: createBulkDesk({
      data,
      store,
      contacts,
      author,
      role,
      whoAsks: base.whoAsks,
      timers,
      now: () => clock.monotonic(),
      log,
    }),
  };
}

export const customersAreaHandlers = ({ base: { data, newId, whoAsks }, customers: area }: Areas) => ({
  ...contactHandlers(area.contacts, data, whoAsks),
  ...customersHandlers(data, whoAsks, newId),
  ...customerHandlers(area.customers),
  ...duplicateHandlers(area.duplicates),
  ...contactFileHandlers(area.files.imports, area.files.exports),
  ...bulkHandlers(area.bulk),
});
