/** Something that is sold. Codes are told apart without regard to capitals. */
export type ArticleTable = {
  readonly code_key: string;
  readonly code: string;
  readonly name: string;
  readonly name_key: string;
  readonly description: string;
  readonly unit: string;
  readonly vat: string;
  readonly stock: string;
  readonly active: number;
  /** Milliseconds since the Unix epoch. */
  readonly created_at: number;
  readonly created_by: string | null;
  readonly updated_at: number;
  readonly updated_by: string | null;
};

/** A price in cents, of a list, from a day on. */
type ArticlePriceTable = {
  readonly code_key: string;
  readonly list_key: string;
  readonly list: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly amount: number;
};

/** A quote that was put on paper; the record is the body. */
type QuoteTable = {
  readonly id: string;
  readonly number: string;
  readonly interaction_id: string;
  readonly contact_id: string | null;
  readonly body: string;
  readonly created_at: number;
  readonly created_by: string;
};

/** An import of a catalogue. */
type ArticleImportTable = {
  readonly id: string;
  readonly file: string;
  readonly state: 'read' | 'taken' | 'undone';
  readonly added: number;
  readonly changed: number;
  readonly at: number;
  readonly by_id: string | null;
};

/** What an import says of an article, and what stood there before; JSON. */
type ArticleImportRowTable = { readonly import_id: string; readonly code_key: string; readonly body: string; readonly before: string | null };

export type ArticleTables = { readonly article_import: ArticleImportTable; readonly article_import_row: ArticleImportRowTable; readonly quote: QuoteTable; readonly article: ArticleTable; readonly article_price: ArticlePriceTable };
