import type { CustomerAsker, CustomerPort } from '../../app/ports/customer-port.ts';
import type { RepoContext } from './context.ts';
import { filterChoices } from './search/filter-choices.ts';
import { FilterSets } from './search/filter-set.ts';
import { customerPage } from './search/customer-page.ts';
import { findContacts, type Search } from './search/find-contacts.ts';
import { similarContacts } from './search/similar-contacts.ts';
import { readerOf } from './search/statements.ts';
import { ALONE, type Turn } from './search/turn.ts';

/** Takes the turn after the arguments of the port; the worker gives it to methods of the `search` lane. */
type WithTurn<Port> = { readonly [Name in keyof Port]: Port[Name] extends (ask: infer Ask) => infer Answer ? (ask: Ask, turn?: Turn) => Answer : never };

/** Search as you type and the list of customers. */
export function customerSearchRepo({ raw, now }: RepoContext): WithTurn<CustomerPort> {
  const sets = new FilterSets(readerOf(raw));
  const searchFor = ({ agentId, practice, country }: CustomerAsker, turn: Turn): Search => ({ raw, viewer: { agentId, practice }, country, turn });
  return {
    search: (ask, turn = ALONE) => findContacts(searchFor(ask, turn), ask.query, ask.limit),
    similar: (ask, turn = ALONE) => similarContacts(searchFor(ask, turn), ask.query, ask.limit, ask.without),
    page: (ask, turn = ALONE) => customerPage(searchFor(ask, turn), sets, ask, now()),
    choices: (ask) => Promise.resolve(filterChoices(readerOf(raw), ask)),
  };
}
