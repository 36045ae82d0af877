import { callListHandlers } from '../../ipc/handlers/call-list.ts';
import { createCallListDesk } from '../call-list/call-list-desk.ts';
import { createPromises } from '../callback/promises.ts';
import type { Areas, Later, OutboundArea } from './areas.ts';

export function createOutboundArea(
  {
    base,
    people: { visibility },
    projects: { forms, projects },
    work: { interactions },
  }: Pick<Areas, 'base' | 'people' | 'projects' | 'work'>,
  later: Later,
): OutboundArea {
  const { deps, data, store, notices, clock, timers, newId, desktop, language, zone, agentId } = base;
  const { id: projectId, planOf, purposeOf } = projects;
  const callLists = createCallListDesk({
    data,
    store,
    notices,
    calls: () => later().telephony.calls,
    interactions,
    projectId,
    planOf,
    purposeOf,
    whoAsks: base.whoAsks,
    guardRules: () => promises.guard.rules.now(),
    holidaysOf: (country, at) => promises.holidays.of(country, at),
    agentId,
    clock,
    timers,
    newId,
    desktop,
    saveTitle: () => deps.words.contactFiles(language()).save,
    zone,
  });
  const promises = createPromises({
    forms,
    interactions: () => interactions,
    lists: () => callLists,
    dueWords: (...due) => deps.words.callbackDue(language())(...due),
    words: () => deps.words.callback(language()),
    desktop,
    dataFolder: deps.dataFolder,
    numberFile: deps.numberFile,
    numbersTitle: () => deps.words.projectFiles(language()).numbers,
    data,
    store,
    notices,
    visibility,
    clock,
    timers,
    newId,
    agentId,
    role: base.role,
    projectId,
    practice: base.practice,
    calls: () => later().telephony.calls,
    callingHours: () => planOf(projectId()).callingHours,
    lookUpHolidays: deps.holidays,
    deceased: (...asked) => later().customers.customers.dialRefusal(...asked),
    purposeOf,
    planOf,
    zone,
  });
  return { ...promises, callLists };
}

export const outboundHandlers = ({ outbound }: Areas) => ({
  ...callListHandlers(outbound.callLists),
  ...outbound.promiseHandlers,
});
