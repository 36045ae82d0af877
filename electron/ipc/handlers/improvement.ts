import type { ImprovementDesk } from '../../app/follow-up/improvement-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function improvementHandlers(desk: ImprovementDesk): Handlers<'remark'> & Handlers<'faq'> {
  return {
    'remark.add': (remark) => desk.note(remark),
    'remark.routes': async () => ok(await desk.routes()),
    'remark.saveRoutes': ({ routes }) => desk.saveRoutes(routes),
    'remark.list': (which) => desk.list(which),
    'remark.move': ({ remarkId, version, move }) => desk.move(remarkId, version, move),
    'remark.remove': ({ remarkId, removed }) => desk.remove(remarkId, removed),
    'remark.alike': ({ text }) => desk.alike(text),
    'remark.often': () => desk.often(),
    'faq.list': () => desk.faqs(),
    'faq.add': (faq) => desk.addFaq(faq),
    'faq.move': ({ faqId, version, move }) => desk.moveFaq(faqId, version, move),
  };
}
