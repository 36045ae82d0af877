import { articleHandlers, quoteHandlers } from '../../ipc/handlers/article.ts';
import { registrationHandlers } from '../../ipc/handlers/registration.ts';
import { createFollowUp } from '../follow-up/follow-up.ts';
import { createRegistrations } from '../registration/index.ts';
import { createSellingDesks } from '../selling-desks.ts';
import type { AfterwardsArea, Areas } from './areas.ts';

export function createAfterwardsArea({
  base,
  people: { visibility },
  projects: { forms, projects },
  work: { session, interactions },
  outbound: { agreements },
  customers: { contacts, files },
}: Pick<Areas, 'base' | 'people' | 'projects' | 'work' | 'outbound' | 'customers'>): AfterwardsArea {
  const { deps, data, store, notices, clock, timers, newId, log, desktop, language, agentId, practice, role } = base;
  const followUp = createFollowUp({
    data,
    store,
    notices,
    visibility,
    clock,
    timers,
    newId,
    log,
    agentId,
    role,
    projectId: projects.id,
    practice,
    mailSecrets: deps.mailSecrets,
    desktop,
    dataFolder: deps.dataFolder,
    words: {
      material: () => deps.words.materialTitle(language()),
      calendar: () => deps.words.calendarTitle(language()),
      handOver: () => deps.words.handOver(language()),
    },
    handOverSecrets: deps.handOverSecrets,
    addCustomer: (fields) => contacts.save(null, 0, fields, null),
    onPromises: () => agreements.load(false),
    onNews: session.newsChanged,
  });
  const selling = createSellingDesks({
    data,
    thread: files.thread,
    desktop,
    clock,
    newId,
    title: () => deps.words.projectFiles(language()).catalogue,
    find: interactions.find,
    projectId: projects.id,
    clientOf: (id) => projects.planOf(id).client,
    houseOf: projects.houseOf,
    sendOut: (asked) => followUp.ask(asked),
    limitsOf: projects.mandateOf,
    forms,
    dataFolder: deps.dataFolder,
    agent: () => store.get().session.agent,
    print: deps.printPage,
    words: deps.words.quote,
    language,
  });
  const registrations = createRegistrations({
    data,
    store,
    forms,
    agreements,
    contacts,
    look: selling.articles.look,
    visibility,
    closedAt: interactions.closedAt,
    limitsOf: projects.mandateOf,
    notices,
    clock,
    agentId,
    practice,
    words: () => deps.words.aftermath(language()),
    language,
  });
  return { followUp, selling, registrations };
}

export const afterwardsHandlers = ({ base, work, afterwards: { followUp, selling, registrations } }: Areas) => ({
  ...followUp.handlers,
  ...articleHandlers(selling.articles, base.whoSees),
  ...quoteHandlers(selling.quotes),
  ...registrationHandlers(work.interactions, registrations.desk),
});
