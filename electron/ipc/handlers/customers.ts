import type { CustomerAsker } from '../../app/ports/customer-port.ts';
import type { DataPort } from '../../app/ports/data-port.ts';
import type { NewId } from '../../app/ports/platform-ports.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type AgentId, type SavedFilterId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

/** Who asks, without the name of the field. */
export type WhoAsks = () => Omit<CustomerAsker, 'asker' | 'agentId'> & { readonly agentId: AgentId };

export function customersHandlers(data: () => DataPort, who: WhoAsks, newId: NewId): Handlers<'customers'> {
  return {
    'customers.page': async (ask) => ok(await data().customers.page({ ...who(), ...ask })),
    'customers.choices': async (ask) => ok((await data().customers.choices({ ...who(), ...ask })) ?? []),
    'customers.filters': async () => ok(await data().savedFilters.list(who().agentId)),
    'customers.saveFilter': async ({ id, ...given }) => {
      const { agentId } = who();
      const filter = { ...given, id: id ?? brandId<SavedFilterId>(newId()) };
      const saved = await data().savedFilters.save(filter, agentId);
      if (!saved.ok) return saved;
      const stored = (await data().savedFilters.list(agentId)).find((one) => one.id === filter.id);
      return stored === undefined ? err(appError('not-found', 'the filter was removed meanwhile')) : ok(stored);
    },
    'customers.removeFilter': ({ id }) => data().savedFilters.remove(id, who().agentId),
  };
}
