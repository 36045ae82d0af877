import { directoryHandlers } from '../../ipc/handlers/directory.ts';
import { accountHandlers } from '../../ipc/handlers/settings.ts';
import { createDirectoryDesk } from '../directory-desk.ts';
import { createLineDesk } from '../line-desk.ts';
import { createQueueDesks } from '../queue-desks.ts';
import type { Areas, LinesArea } from './areas.ts';

export function createLinesArea(
  { base, projects }: Pick<Areas, 'base' | 'projects'>,
  onKindChanged: Parameters<typeof createLineDesk>[0]['onKindChanged'],
): LinesArea {
  const { deps, data, store, notices, clock, timers, newId, log } = base;
  const line = createLineDesk({
    data,
    store,
    secrets: deps.secrets,
    sipEngine: deps.sipEngine,
    practiceLine: deps.practiceLine,
    testRegistration: deps.testRegistration,
    projectKey: projects.projects.key,
    newId,
    onKindChanged,
    log,
  });
  const queue = createQueueDesks({
    store,
    engine: () => deps.sipEngine,
    token: (accountId) => line.queueToken(accountId),
    notices,
    clock,
    timers,
    log,
  });
  return { line, queue, directory: createDirectoryDesk({ data, store, engine: line.engine, newId }) };
}

export const linesHandlers = ({ base: { deps, desktop, language }, lines }: Areas) => ({
  ...accountHandlers(lines.line, desktop, () => deps.words.caFileTitle(language())),
  ...directoryHandlers(lines.directory),
});
