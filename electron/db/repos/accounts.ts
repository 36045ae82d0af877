import { sql } from 'kysely';

import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import type { AccountRow } from '../../../shared/domain/contact/account-row.ts';
import { brandId, type ContactId, type OrganisationId } from '../../../shared/lib/brand.ts';
import type { RepoContext } from './context.ts';

/** Nobody looks after more accounts than this; the list is put in order after reading. */
const MOST = 2_000;

/** The accounts of an agent: persons and organisations that have the agent as their owner. */
export function accountsRepo({ db, codec }: RepoContext): CustomerFilePort['accounts'] {
  return {
    async own(agentId, sort, limit, practice) {
      const flag = codec.bool.write(practice);
      const persons = await db
        .selectFrom('contact')
        .select(['id', 'initials', 'first_name', 'infix', 'last_name', 'organisation', 'city', 'customer_value', 'last_contact_at'])
        .where('owner_id', '=', agentId)
        .where('deleted_at', 'is', null)
        // The plus keeps SQLite from reading all customers of the file in the order of another index.
        .where(sql<boolean>`+practice = ${flag}`)
        .where(sql<boolean>`(confidential = 0 or exists (select 1 from contact_visibility v where v.contact_id = contact.id and v.agent_id = ${agentId}))`)
        .limit(MOST)
        .execute();
      const organisations = await db
        .selectFrom('organisation as o')
        .select(['o.id', 'o.name', 'o.city', 'o.customer_value'])
        .select(sql<number | null>`(select max(c.last_contact_at) from contact c where c.organisation_id = o.id)`.as('last_contact_at'))
        .where('o.owner_id', '=', agentId)
        .where('o.deleted_at', 'is', null)
        .where('o.practice', '=', flag)
        .limit(MOST)
        .execute();
      const rows: readonly AccountRow[] = [
        ...persons.map((row) => ({
          contactId: brandId<ContactId>(row.id),
          organisationId: null,
          name: fullName({ salutation: 'none', initials: row.initials, firstName: row.first_name, infix: row.infix, lastName: row.last_name, organisation: '' }) || row.organisation,
          organisation: row.organisation,
          city: row.city,
          customerValue: row.customer_value,
          lastContactAt: row.last_contact_at,
        })),
        ...organisations.map((row) => ({
          contactId: null,
          organisationId: brandId<OrganisationId>(row.id),
          name: row.name,
          organisation: row.name,
          city: row.city,
          customerValue: row.customer_value,
          lastContactAt: row.last_contact_at,
        })),
      ];
      // Nobody spoken to for longest comes first; of equal value too.
      const longest = (a: AccountRow, b: AccountRow): number => (a.lastContactAt ?? 0) - (b.lastContactAt ?? 0);
      const dearest = (a: AccountRow, b: AccountRow): number => (b.customerValue ?? -Infinity) - (a.customerValue ?? -Infinity) || 0;
      const order = sort === 'value' ? (a: AccountRow, b: AccountRow) => dearest(a, b) || longest(a, b) : (a: AccountRow, b: AccountRow) => longest(a, b) || dearest(a, b);
      return rows.toSorted(order).slice(0, limit);
    },
  };
}
