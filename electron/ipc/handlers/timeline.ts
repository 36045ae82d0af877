import type { DataPort } from '../../app/ports/data-port.ts';
import type { TimelineQuery } from '../../app/ports/timeline-port.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function timelineHandlers(data: () => DataPort, viewer: () => TimelineQuery['viewer']): Handlers<'timeline'> {
  return { 'timeline.page': async (query) => ok(await data().timeline.page({ ...query, viewer: viewer() })) };
}
