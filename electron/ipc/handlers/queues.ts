import type { QueueFileDesk } from '../../app/acd/file-desk.ts';
import type { LiveDesk } from '../../app/acd/live-desk.ts';
import type { QueueReportDesk } from '../../app/acd/report-desk.ts';
import type { Handlers } from '../handler.ts';

export function queuesHandlers(reports: QueueReportDesk, files: QueueFileDesk, live: LiveDesk): Handlers<'queues'> {
  return {
    'queues.report': (ask) => reports.report(ask),
    'queues.visits': (ask) => reports.visits(ask),
    'queues.imports': () => files.imports(),
    'queues.openFile': () => files.open(),
    'queues.mapFile': (mapping) => files.map(mapping),
    'queues.takeFile': () => files.take(),
    'queues.leaveFile': () => files.leave(),
    'queues.takeBack': ({ importId }) => files.takeBack(importId),
    'queues.link': () => live.look(),
    'queues.setLink': ({ link, secret }) => live.set(link, secret),
    'queues.testLink': ({ link, secret }) => live.test(link, secret),
  };
}
