/** A price in a list, from a day on. An empty list is the one for everybody; lists are named after a client or a customer. */
export type ArticlePrice = {
  readonly list: string;
  /** Days, inclusive, as ISO dates; empty for no beginning, or no end. */
  readonly from: string;
  readonly until: string;
  /** What a consumer pays, in cents. */
  readonly amount: number;
};

/** Something that is sold, by its order code (bestelcode). */
export type Article = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Such as a piece or a metre; empty where it goes without saying. */
  readonly unit: string;
  /** VAT percentage as it is stored in forms, such as "21". */
  readonly vat: string;
  /** What is known of the stock, in words. */
  readonly stock: string;
  readonly active: boolean;
  readonly prices: readonly ArticlePrice[];
};

/** What an order line needs of an article, with the price that counts. */
export type ArticleFound = Omit<Article, 'prices' | 'active'> & { readonly price: ArticlePrice | null };

/** A price that an import would change; cents. */
export type PriceChange = { readonly code: string; readonly name: string; readonly old: number; readonly next: number };

/** Where nothing is said about it: the Dutch general rate, %. */
export const USUAL_VAT = '21';
export const MAX_PRICES = 200;
/** Most articles of one import. */
export const MAX_ARTICLES = 100_000;

/** One name for a code or a list, however it is written. */
export function articleKey(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * The price that counts: of the first of these lists that has one for the day, else of the list for everybody; of several the one that
 * began last. Null where there is none.
 * @param lists names of lists, the most particular first
 * @param day an ISO date
 */
export function priceOn(prices: readonly ArticlePrice[], lists: readonly string[], day: string): ArticlePrice | null {
  for (const list of [...lists.map(articleKey).filter((name) => name !== ''), '']) {
    const found = prices
      .filter((price) => articleKey(price.list) === list && price.from <= day && (price.until === '' || price.until >= day))
      .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
    if (found[0] !== undefined) return found[0];
  }
  return null;
}
