import type { CallListDesk } from '../../app/call-list/call-list-desk.ts';
import type { Handlers } from '../handler.ts';

export function callListHandlers(desk: CallListDesk): Handlers<'callList'> {
  return {
    'callList.all': ({ archived }) => desk.all(archived),
    'callList.create': ({ name, query, filter, order, from, segmentBy, goal }) => desk.create({ name, from: from ?? { kind: 'filter', query, filter }, order, segmentBy: segmentBy ?? null, goal: goal ?? null }),
    'callList.stopFilling': () => desk.stopFilling(),
    'callList.change': ({ listId, version, name, state, settings, rules }) =>
      desk.change(listId, version, { ...(name === undefined ? {} : { name }), ...(state === undefined ? {} : { state }), ...(settings === undefined ? {} : { settings }), ...(rules === undefined ? {} : { rules }) }),
    'callList.ofContact': ({ contactId }) => desk.ofContact(contactId),
    'callList.prioritise': ({ entryId, priority }) => desk.prioritise(entryId, priority),
    'callList.figures': ({ listId, segment }) => desk.figures(listId, segment),
    'callList.saveFigures': ({ name, text }) => desk.saveFigures(name, text),
    'callList.recycle': ({ listId, outcomes }) => desk.recycle(listId, outcomes),
    'callList.setSegments': ({ listId, version, segments }) => desk.setSegments(listId, version, segments),
    'callList.rules': () => desk.rules(),
    'callList.setRules': ({ version, rules }) => desk.setRules(version, rules),
    'callList.work': ({ listId }) => desk.work(listId),
    'callList.halt': () => desk.halt(),
    'callList.dial': ({ number }) => desk.dial(number),
    'callList.skip': ({ reason }) => desk.skip(reason),
    'callList.postpone': ({ at }) => desk.postpone(at),
    'callList.book': ({ result }) => desk.book(result),
  };
}
