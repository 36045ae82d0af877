import type { QuotePort } from '../../app/ports/quote-port.ts';
import type { Quote } from '../../../shared/domain/registration/quote.ts';
import { audit, type RepoContext } from './context.ts';

/** Quotes that were put on paper. The body is the record as it was; the columns are what is looked for. */
export function quoteRepo(context: RepoContext): QuotePort {
  const { db, codec } = context;
  const read = ({ body }: { readonly body: string }): Quote => codec.json.read(body) as Quote;
  return {
    async nextNumber(year) {
      const last = await db.selectFrom('quote').select('number').where('number', 'like', `${year}-%`).orderBy('number', 'desc').limit(1).executeTakeFirst();
      return `${year}-${String(Number(last?.number.split('-')[1] ?? 0) + 1).padStart(4, '0')}`;
    },
    async add(quote, { agentId, at }) {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('quote')
          .values({ id: quote.id, number: quote.number, interaction_id: quote.interactionId, contact_id: quote.contactId, body: codec.json.write(quote), created_at: codec.ms.write(at), created_by: agentId })
          .execute();
        await audit(context, trx, { at, agentId, action: 'quote.made', entity: 'quote', entityId: quote.id, details: { number: quote.number } });
      });
    },
    async get(id) {
      const row = await db.selectFrom('quote').select('body').where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : read(row);
    },
    async ofInteraction(id) {
      return (await db.selectFrom('quote').select('body').where('interaction_id', '=', id).orderBy('number', 'desc').execute()).map(read);
    },
  };
}
