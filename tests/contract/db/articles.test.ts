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

  it('take over a catalogue: prices of the same list and day are replaced, others stay; saving replaces all', async () => {
    const { data } = await freshData();
    await data.articles.save({ ...CHAIR, prices: [...CHAIR.prices, { list: 'Acme', from: '2026-01-01', until: '', amount: 4_000 }] }, 1, null);
    expect(await data.articles.takeOver([{ ...CHAIR, code: 'st-12', prices: [{ list: '', from: '', until: '2026-12-31', amount: 5_495 }] }, { ...CHAIR, code: 'T-1', name: 'Table' }], 2, null)).toEqual({ added: 1, changed: 1 });
    expect((await data.articles.byCodes(['ST-12']))[0]?.prices).toEqual([
      { list: '', from: '', until: '2026-12-31', amount: 5_495 },
      { list: 'Acme', from: '2026-01-01', until: '', amount: 4_000 },
    ]);
    await data.articles.save(CHAIR, 3, null);
    expect(await data.articles.byCodes(['ST-12'])).toEqual([CHAIR]);
  });
});
