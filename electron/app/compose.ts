import { appError } from '../../shared/errors/app-error.ts';
import { createDispatcher } from '../ipc/dispatcher.ts';
import { barHandlers } from '../ipc/handlers/bar.ts';
import { systemHandlers } from '../ipc/handlers/system.ts';
import { afterwardsHandlers, createAfterwardsArea } from './areas/afterwards.ts';
import type { Areas } from './areas/areas.ts';
import { askedOutside } from './areas/asked-outside.ts';
import { createBase } from './areas/base.ts';
import { createCustomersArea, customersAreaHandlers } from './areas/customers.ts';
import { createFiguresArea, figuresAreaHandlers } from './areas/figures.ts';
import { afterOpen, beforeClose } from './areas/lifecycle.ts';
import { createLinesArea, linesHandlers } from './areas/lines.ts';
import { createMoments } from './areas/moments.ts';
import { createOutboundArea, outboundHandlers } from './areas/outbound.ts';
import { createPeopleArea, peopleHandlers } from './areas/people.ts';
import { createProjectsArea, projectsHandlers } from './areas/projects.ts';
import { createSoundArea, soundHandlers } from './areas/sound.ts';
import { createTelephonyArea, listenToLines, telephonyHandlers } from './areas/telephony.ts';
import { createWorkArea, workHandlers } from './areas/work.ts';
import type { Core, CoreDeps } from './core.ts';
import { createWindowFeed } from './window-feed.ts';

/** How often figures that grow with time are counted again. */
const FIGURES_EVERY_MS = 60_000;
/** What carries whole numbers out of the application, past the shield. */
const TAKES_NUMBERS_OUT: readonly string[] = [
  'export.contacts',
  'export.person',
  'handOver.send',
  'handOver.saveAgain',
];

/** Puts the application together from its areas (areas/areas.ts). Runs in plain Node. */
export function composeCore(deps: CoreDeps): Core {
  const { timers } = deps;
  const later = (): Areas => areas;
  const moments = createMoments(later);
  const base = createBase(deps, {
    afterOpen: () => afterOpen(areas),
    beforeClose: () => beforeClose(areas),
    practice: () => areas.lines.line.practice(),
  });
  const people = createPeopleArea({ base });
  const projects = createProjectsArea({ base, people }, later, moments.projectChanged);
  const lines = createLinesArea({ base, projects }, moments.lineKindChanged);
  const work = createWorkArea({ base, people, projects }, later, moments);
  const outbound = createOutboundArea({ base, people, projects, work }, later);
  const customers = createCustomersArea({ base, people, work, outbound });
  const afterwards = createAfterwardsArea({ base, people, projects, work, outbound, customers });
  const figures = createFiguresArea({ base, people, projects, afterwards });
  const telephony = createTelephonyArea(
    { base, people, projects, lines, work, outbound, customers },
    moments.callsChanged,
  );

  const { store, notices, startup, started } = base;
  const { rules, shield, veil } = people;
  rules.watch();
  const feed = createWindowFeed({
    store,
    timers,
    send: deps.send,
    outward: (event) => shield.event(veil.event(event)),
  });
  veil.watch();
  const sound = createSoundArea({ base, projects, work, telephony });

  const areas: Areas = {
    base,
    people,
    projects,
    lines,
    work,
    outbound,
    customers,
    afterwards,
    figures,
    telephony,
    sound,
  };
  listenToLines(areas);

  const { desktop, dataFolder, onPainted } = deps;
  const handlers = {
    ...peopleHandlers(areas),
    ...projectsHandlers(areas),
    ...linesHandlers(areas),
    ...workHandlers(areas),
    ...outboundHandlers(areas),
    ...customersAreaHandlers(areas),
    ...afterwardsHandlers(areas),
    ...figuresAreaHandlers(areas),
    ...telephonyHandlers(areas),
    ...soundHandlers(areas),
    ...barHandlers(store, desktop),
    ...systemHandlers({ store, feed, startup, backups: people.backups, notices, desktop, dataFolder, onPainted }),
  };
  const access = { started, role: () => store.get().session.agent?.role ?? null };
  const dispatch = createDispatcher(handlers, access, deps.log, deps.newId);

  return {
    ...askedOutside(areas),
    dispatch: async ({ name, input }) => {
      if (rules.hidesNumbers() && TAKES_NUMBERS_OUT.includes(name))
        return {
          ok: false,
          error: appError('not-allowed', `${name}: this role may not see numbers`, { role: 'administrator' }),
        };
      if (veil.refuses(name, input))
        return { ok: false, error: appError('verify-first', `${name}: the caller is not verified yet`) };
      return shield.answer(name, veil.out(name, await dispatch({ name, input: shield.back(input) })));
    },
    start: async () => {
      timers.every(FIGURES_EVERY_MS, () => {
        if (started())
          work.records.refresh().catch((error: unknown) => notices.report('the figures could not be counted', error));
      });
      await startup.start();
    },
    stop: () => startup.stop(),
    state: () => shield.state(veil.state(store.get())),
    onChanged: (listener) => void store.subscribe(() => listener()),
  };
}
