import { describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/domain/article/article.ts';
import { freshData } from './support.ts';

const CHAIR: Article = { code: 'ST-12', name: 'Oak chair', description: '', unit: '', vat: '21', stock: '12', active: true, prices: [{ list: '', from: '', until: '', amount: 4_995 }] };

describe('articles', () => {
  it('are found by code or name, whatever capitals, the very code first; those no longer sold only when asked for', async () => {
    const { data } = await freshData();
    await data.articles.save(CHAIR, 1, null);
    await data.articles.save({ ...CHAIR, code: 'ST-1', name: '100% wool_rug' }, 1, null);
    await data.articles.save({ ...CHAIR, code: 'Z', name: 'Chair, retired', active: false }, 1, null);
    const codes = async (query: string, all = false): Promise<readonly string[]> => (await data.articles.find(query, all, 10, 0)).articles.map(({ code }) => code);
    expect(await codes('st-1')).toEqual(['ST-1', 'ST-12']);
    expect(await codes('CHAIR oak')).toEqual(['ST-12']);
    expect(await codes('chair', true)).toEqual(['Z', 'ST-12']);
    expect(await codes('%')).toEqual(['ST-1']);
    expect(await codes("l_r")).toEqual(['ST-1']);
    expect(await data.articles.byCodes(['st-12', 'nothing'])).toEqual([CHAIR]);
  });

  it('take over a catalogue in one go: prices of the same list and day are replaced, others stay; and give it back as they were', async () => {
    const { data } = await freshData();
    const here: Article = { ...CHAIR, prices: [...CHAIR.prices, { list: 'Acme', from: '2026-01-01', until: '', amount: 4_000 }] };
    const lamp: Article = { ...CHAIR, code: 'L-1', name: 'Lamp' };
    await data.articles.save(here, 1, null);
    await data.articles.save(lamp, 1, null);
    const table: Article = { ...CHAIR, code: 'T-1', name: 'Café table', description: 'Round "bistro"', active: true };
    await data.articles.stage({ id: 'i', file: 'a.csv', articles: [{ ...CHAIR, code: 'st-12', stock: '3', prices: [{ list: '', from: '', until: '2026-12-31', amount: 5_495 }] }] }, 2, null);
    await data.articles.stage({ id: 'i', file: 'a.csv', articles: [table, { ...lamp, stock: '0' }] }, 2, null);
    expect(await data.articles.plan('i')).toEqual({ added: 1, changed: 2, prices: [{ code: 'ST-12', name: 'Oak chair', old: 4_995, next: 5_495 }] });
    // Read is not taken over.
    expect(await data.articles.byCodes(['ST-12', 'T-1'])).toEqual([here]);
    expect(await data.articles.takeOver('i', 3, null)).toEqual({ added: 1, changed: 2 });
    expect(await data.articles.byCodes(['ST-12', 'T-1'])).toEqual([
      { ...here, stock: '3', prices: [{ list: '', from: '', until: '2026-12-31', amount: 5_495 }, { list: 'Acme', from: '2026-01-01', until: '', amount: 4_000 }] },
      table,
    ]);
    expect((await data.articles.find('café', false, 10, 0)).total).toBe(1);
    // What somebody changed by hand since stays.
    await data.articles.save({ ...lamp, stock: '7' }, 4, null);
    expect(await data.articles.takeBack('i', 5, null)).toEqual({ added: 1, changed: 1 });
    expect(await data.articles.byCodes(['ST-12', 'T-1', 'L-1'])).toEqual([{ ...lamp, stock: '7' }, here]);
    expect(await data.articles.takeBack('i', 6, null)).toBeNull();

    // A list of prices alone: VAT, stock, unit and description stay as they are, and are as usual for what is new.
    const book: Article = { ...CHAIR, code: 'B-1', name: 'Book', description: 'About chairs', unit: 'piece', vat: '9', stock: 'enough' };
    await data.articles.save(book, 7, null);
    const price = (amount: number) => [{ list: '', from: '', until: '', amount }];
    await data.articles.stage({ id: 'j', file: 'b.csv', articles: [{ code: 'b-1', name: 'Book, 2nd', active: true, prices: price(1_250) }, { code: 'N-1', name: 'New', active: true, prices: price(100) }] }, 8, null);
    await data.articles.takeOver('j', 9, null);
    expect(await data.articles.byCodes(['B-1', 'N-1'])).toEqual([{ ...book, name: 'Book, 2nd', prices: price(1_250) }, { code: 'N-1', name: 'New', description: '', unit: '', vat: '21', stock: '', active: true, prices: price(100) }]);
    expect(await data.articles.takeBack('j', 10, null)).toEqual({ added: 1, changed: 1 });
    expect(await data.articles.byCodes(['B-1', 'N-1'])).toEqual([book]);
    await data.articles.save(CHAIR, 11, null);
    expect(await data.articles.byCodes(['ST-12'])).toEqual([CHAIR]);
  });
});
