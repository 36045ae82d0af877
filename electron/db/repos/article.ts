import { sql, type Transaction } from 'kysely';

import type { ArticlePort } from '../../app/ports/article-port.ts';
import { articleKey, type Article } from '../../../shared/domain/article/article.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';
import type { ArticleTable } from '../schema-articles.ts';
import { articleImportRepo } from './article-import.ts';
import { audit, type RepoContext } from './context.ts';

/** Asked for at once, below SQLite's limit of variables. */
const CODES_AT_ONCE = 200;

/** What is sold, with its prices. */
export function articleRepo(context: RepoContext): ArticlePort {
  const { db, codec } = context;

  const withPrices = async (rows: readonly ArticleTable[]): Promise<readonly Article[]> => {
    const keys = rows.map((row) => row.code_key);
    const prices =
      keys.length === 0 ? [] : await db.selectFrom('article_price').selectAll().where('code_key', 'in', keys).orderBy('list_key').orderBy('valid_from').execute();
    return rows.map((row) => ({
      ...{ code: row.code, name: row.name, description: row.description, unit: row.unit, vat: row.vat, stock: row.stock },
      active: codec.bool.read(row.active),
      prices: prices.filter((price) => price.code_key === row.code_key).map((price) => ({ list: price.list, from: price.valid_from, until: price.valid_until, amount: price.amount })),
    }));
  };

  async function put(trx: Transaction<Database>, article: Article, at: number, by: AgentId | null): Promise<void> {
    const key = articleKey(article.code);
    const { code, name, description, unit, vat, stock } = article;
    const row = { code, name, name_key: articleKey(name), description, unit, vat, stock, active: codec.bool.write(article.active), updated_at: codec.ms.write(at), updated_by: by };
    const there = await trx.selectFrom('article').select('code_key').where('code_key', '=', key).executeTakeFirst();
    if (there === undefined) await trx.insertInto('article').values({ code_key: key, ...row, created_at: row.updated_at, created_by: by }).execute();
    else await trx.updateTable('article').set(row).where('code_key', '=', key).execute();
  }

  async function putPrices(trx: Transaction<Database>, { code, prices }: Article): Promise<void> {
    for (const { list, from, until, amount } of prices) {
      const row = { list, valid_until: until, amount };
      await trx
        .insertInto('article_price')
        .values({ code_key: articleKey(code), list_key: articleKey(list), valid_from: from, ...row })
        .onConflict((conflict) => conflict.columns(['code_key', 'list_key', 'valid_from']).doUpdateSet(row))
        .execute();
    }
  }

  return {
    async find(query, all, limit, offset) {
      const words = articleKey(query).split(/\s+/u).filter((word) => word !== '').slice(0, 8);
      let found = db.selectFrom('article').$if(!all, (select) => select.where('active', '=', 1));
      for (const word of words) {
        const like = `%${word.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
        found = found.where((where) => where.or([sql<boolean>`name_key like ${like} escape '\\'`, sql<boolean>`code_key like ${like.slice(1)} escape '\\'`]));
      }
      const { total } = await found.select((x) => x.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      // The very code first: that is what was typed.
      const rows = await found.selectAll().orderBy(sql`code_key <> ${articleKey(query)}`).orderBy('name_key').orderBy('code_key').limit(limit).offset(offset).execute();
      return { articles: await withPrices(rows), total };
    },

    async byCodes(codes) {
      const keys = [...new Set(codes.map(articleKey))].slice(0, CODES_AT_ONCE);
      return keys.length === 0 ? [] : withPrices(await db.selectFrom('article').selectAll().where('code_key', 'in', keys).execute());
    },

    async save(article, at, by) {
      await db.transaction().execute(async (trx) => {
        await put(trx, article, at, by);
        await trx.deleteFrom('article_price').where('code_key', '=', articleKey(article.code)).execute();
        await putPrices(trx, article);
        await audit(context, trx, { at, agentId: by, action: 'article.saved', entity: 'article', entityId: article.code });
      });
    },

    ...articleImportRepo(context),
  };
}
