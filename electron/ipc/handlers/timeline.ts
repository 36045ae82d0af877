import type { DataPort } from '../../app/ports/data-port.ts';
import type { TimelineQuery } from '../../app/ports/timeline-port.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Visibility } from '../../app/visibility.ts';
import type { Handlers } from '../handler.ts';

export function timelineHandlers(data: () => DataPort, viewer: () => TimelineQuery['viewer'], visibility: Visibility): Handlers<'timeline'> {
  return {
    'timeline.page': async (query) =>
      (await visibility.maySee(query.contactId))
        ? ok(await data().timeline.page({ ...query, viewer: viewer() }))
        : err(appError('contact-hidden', 'confidential')),
  };
}
