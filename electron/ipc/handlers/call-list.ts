import type { CallListDesk } from '../../app/call-list/call-list-desk.ts';
import type { Handlers } from '../handler.ts';

export function callListHandlers(desk: CallListDesk): Handlers<'callList'> {
  return {
    'callList.all': ({ archived }) => desk.all(archived),
    'callList.create': ({ name, query, filter, order }) => desk.create(name, { query, filter }, order),
    'callList.stopFilling': () => desk.stopFilling(),
    'callList.change': ({ listId, version, name, state }) => desk.change(listId, version, { ...(name === undefined ? {} : { name }), ...(state === undefined ? {} : { state }) }),
    'callList.work': ({ listId }) => desk.work(listId),
    'callList.dial': ({ number }) => desk.dial(number),
    'callList.skip': ({ reason }) => desk.skip(reason),
    'callList.postpone': ({ at }) => desk.postpone(at),
    'callList.book': ({ result }) => desk.book(result),
  };
}
