import { sql, type Transaction } from 'kysely';

import type { ArticlePort } from '../../app/ports/article-port.ts';
import { articleKey, USUAL_VAT } from '../../../shared/domain/article/article.ts';
import type { Database } from '../schema.ts';
import { audit, type RepoContext } from './context.ts';

/** An article with its prices as it stands, as JSON. */
const AS_IT_STANDS = sql`(select json_object('code', a.code, 'name', a.name, 'nameKey', a.name_key, 'description', a.description, 'unit', a.unit, 'vat', a.vat,
  'stock', a.stock, 'active', a.active, 'createdAt', a.created_at, 'createdBy', a.created_by, 'updatedAt', a.updated_at, 'updatedBy', a.updated_by, 'prices',
  json((select json_group_array(json_object('list', p.list, 'listKey', p.list_key, 'from', p.valid_from, 'until', p.valid_until, 'amount', p.amount)) from article_price p where p.code_key = a.code_key)))
  from article a where a.code_key = article_import_row.code_key)`;
const SAME = sql`name = excluded.name, name_key = excluded.name_key, description = excluded.description, unit = excluded.unit, vat = excluded.vat,
  stock = excluded.stock, active = excluded.active, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
const of = (column: string, name: string) => sql`json_extract(${sql.ref(`r.${column}`)}, ${sql.lit(`$.${name}`)})`;
/** What a catalogue says nothing about: as it stands, or as is usual for a new article. */
const orKept = (column: string, name: 'description' | 'unit' | 'vat' | 'stock', usual: string) => sql`coalesce(${of(column, name)}, ${sql.ref(`a.${name}`)}, ${usual})`;

/** The article and the prices in a column of the rows, written in one go each. */
async function write(trx: Transaction<Database>, id: string, column: 'body' | 'before', at: number | null, by: string | null): Promise<void> {
  const [createdAt, createdBy, updatedAt, updatedBy] = at === null ? [of(column, 'createdAt'), of(column, 'createdBy'), of(column, 'updatedAt'), of(column, 'updatedBy')] : [sql`${at}`, sql`${by}`, sql`${at}`, sql`${by}`];
  await sql`insert into article (code_key, code, name, name_key, description, unit, vat, stock, active, created_at, created_by, updated_at, updated_by)
    select r.code_key, ${of(column, 'code')}, ${of(column, 'name')}, ${of(column, 'nameKey')}, ${orKept(column, 'description', '')}, ${orKept(column, 'unit', '')}, ${orKept(column, 'vat', USUAL_VAT)},
      ${orKept(column, 'stock', '')}, ${of(column, 'active')}, ${createdAt}, ${createdBy}, ${updatedAt}, ${updatedBy}
    from article_import_row r left join article a on a.code_key = r.code_key where r.import_id = ${id} and ${sql.ref(`r.${column}`)} is not null
    on conflict (code_key) do update set ${SAME}`.execute(trx);
  await sql`insert into article_price (code_key, list_key, list, valid_from, valid_until, amount)
    select r.code_key, p.value ->> '$.listKey', p.value ->> '$.list', p.value ->> '$.from', p.value ->> '$.until', p.value ->> '$.amount'
    from article_import_row r, json_each(${sql.ref(`r.${column}`)}, '$.prices') p where r.import_id = ${id} and ${sql.ref(`r.${column}`)} is not null
    on conflict (code_key, list_key, valid_from) do update set list = excluded.list, valid_until = excluded.valid_until, amount = excluded.amount`.execute(trx);
}

/**
 * A catalogue is read into rows of its own, in pieces, so that what somebody types in a call is written in between; it is then taken over, or
 * taken back, in one transaction of a few statements.
 */
export function articleImportRepo(context: RepoContext): Pick<ArticlePort, 'stage' | 'plan' | 'takeOver' | 'takeBack'> {
  const { db, codec } = context;
  const details = async (trx: Transaction<Database>, id: string): Promise<{ readonly added: number; readonly changed: number }> => {
    const { rows } = await sql<{ added: number; changed: number }>`select count(*) filter (where before is null) as added, count(*) filter (where before is not null) as changed
      from article_import_row where import_id = ${id}`.execute(trx);
    return rows[0] ?? { added: 0, changed: 0 };
  };
  return {
    stage: ({ id, file, articles }, at, by) =>
      db.transaction().execute(async (trx) => {
        const there = await trx.selectFrom('article_import').select('id').where('id', '=', id).executeTakeFirst();
        if (there === undefined) {
          // Only the last one can be taken back: what those before it left behind goes, and what was read and never taken over.
          await trx.deleteFrom('article_import_row').where('import_id', 'in', trx.selectFrom('article_import').select('id').where('state', '<>', 'taken')).execute();
          await trx.insertInto('article_import').values({ id, file, state: 'read', added: 0, changed: 0, at: codec.ms.write(at), by_id: by }).execute();
        }
        for (const article of articles) {
          const body = codec.json.write({
            ...{ ...article, nameKey: articleKey(article.name), active: codec.bool.write(article.active) },
            prices: article.prices.map((price) => ({ ...price, listKey: articleKey(price.list) })),
          });
          await trx.insertInto('article_import_row').values({ import_id: id, code_key: articleKey(article.code), body, before: null }).execute();
        }
      }),

    async plan(id) {
      const { rows } = await sql<{ total: number; known: number }>`select count(*) as total, count(a.code_key) as known from article_import_row r
        left join article a on a.code_key = r.code_key where r.import_id = ${id}`.execute(db);
      const { rows: prices } = await sql<{ code: string; name: string; old: number; next: number }>`
        select a.code as code, json_extract(r.body, '$.name') as name, p.amount as old, c.value ->> '$.amount' as next
        from article_import_row r join article a on a.code_key = r.code_key, json_each(r.body, '$.prices') c
        join article_price p on p.code_key = r.code_key and p.list_key = c.value ->> '$.listKey' and p.valid_from = c.value ->> '$.from'
        where r.import_id = ${id} and p.amount <> c.value ->> '$.amount' order by r.code_key limit 200`.execute(db);
      const { total, known } = rows[0] ?? { total: 0, known: 0 };
      return { added: total - known, changed: known, prices };
    },

    takeOver: (id, at, by) =>
      db.transaction().execute(async (trx) => {
        const when = codec.ms.write(at);
        // An import before this one is final from here on.
        await trx.deleteFrom('article_import_row').where('import_id', '<>', id).execute();
        await sql`update article_import_row set before = ${AS_IT_STANDS} where import_id = ${id}`.execute(trx);
        const counted = await details(trx, id);
        await write(trx, id, 'body', when, by);
        await trx.updateTable('article_import').set({ state: 'taken', ...counted, at: when, by_id: by }).where('id', '=', id).execute();
        await audit(context, trx, { at: when, agentId: by, action: 'articles.imported', entity: 'article', entityId: id, details: counted });
        return counted;
      }),

    takeBack: (id, at, by) =>
      db.transaction().execute(async (trx) => {
        const made = await trx.selectFrom('article_import').select(['at', 'added', 'changed']).where('id', '=', id).where('state', '=', 'taken').executeTakeFirst();
        if (made === undefined) return null;
        // What somebody has changed by hand since stays as it is.
        await sql`delete from article_import_row where import_id = ${id} and not exists (select 1 from article a where a.code_key = article_import_row.code_key and a.updated_at = ${made.at})`.execute(trx);
        await sql`delete from article_price where code_key in (select code_key from article_import_row where import_id = ${id})`.execute(trx);
        const counted = await details(trx, id);
        await sql`delete from article where code_key in (select code_key from article_import_row where import_id = ${id} and before is null)`.execute(trx);
        await write(trx, id, 'before', null, null);
        await trx.deleteFrom('article_import_row').where('import_id', '=', id).execute();
        await trx.updateTable('article_import').set({ state: 'undone' }).where('id', '=', id).execute();
        await audit(context, trx, { at: codec.ms.write(at), agentId: by, action: 'articles.import-undone', entity: 'article', entityId: id, details: counted });
        return counted;
      }),
  };
}
