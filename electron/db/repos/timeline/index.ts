import {
  boundFor,
  compareEntries,
  FILTERS_OF,
  type TimelineBound,
  type TimelineCursor,
  type TimelineEntry,
  type TimelineKind,
  type TimelinePage,
} from '../../../../shared/domain/timeline/timeline.ts';
import { searchKey } from '../../../../shared/domain/contact/search-key.ts';
import type { DataPort } from '../../../app/ports/data-port.ts';
import { familyOf } from '../contact-family.ts';
import { maySeeContact } from '../contact-visible.ts';
import type { RepoContext } from '../context.ts';
import { agreementSource } from './agreement-source.ts';
import { callSource } from './call-source.ts';
import { changeSource } from './change-source.ts';
import { consentSource } from './consent-source.ts';
import { dispatchSource } from './dispatch-source.ts';
import { emotionSource } from './emotion-source.ts';
import { letterSource } from './letter-source.ts';
import { mergeSource } from './merge-source.ts';
import { objectionSource } from './objection-source.ts';
import { overrideSource } from './override-source.ts';
import type { SourceContext, TimelineSource } from './source.ts';

/** A source for every kind. */
const SOURCES: { readonly [Kind in TimelineKind]: TimelineSource<Kind> } = {
  call: callSource,
  agreement: agreementSource,
  dispatch: dispatchSource,
  letter: letterSource,
  emotion: emotionSource,
  consent: consentSource,
  objection: objectionSource,
  override: overrideSource,
  merge: mergeSource,
  change: changeSource,
};

/** Rows that a search looks at in one go. */
const SEARCH_ROWS = 100;
/** A page ends after this, ms, with what was found: the reading thread has others to serve. */
const SEARCH_BUDGET_MS = 8;

type Item = { readonly entry: TimelineEntry; readonly text: string };

/** The entries of one kind for one contact, fetched as they are needed. */
class Stream {
  #items: readonly Item[] = [];
  #at = 0;
  #after: TimelineBound;
  #ended = false;
  readonly #fetch: (after: TimelineBound) => Promise<readonly Item[]>;
  readonly #rows: number;

  constructor(fetch: (after: TimelineBound) => Promise<readonly Item[]>, rows: number, after: TimelineBound) {
    this.#fetch = fetch;
    this.#rows = rows;
    this.#after = after;
  }

  /** The next entry without taking it; null at the end. */
  async head(): Promise<Item | null> {
    if (this.#at >= this.#items.length && !this.#ended) {
      this.#items = await this.#fetch(this.#after);
      this.#at = 0;
      this.#ended = this.#items.length < this.#rows;
      const last = this.#items.at(-1);
      if (last !== undefined) this.#after = { at: last.entry.at, id: last.entry.id };
    }
    return this.#items[this.#at] ?? null;
  }

  take(): void {
    this.#at += 1;
  }
}

/** One list of everything that happened with a customer, and with the contacts that went into it. */
export function timelineRepo({ db, codec }: RepoContext): DataPort['timeline'] {
  return {
    async page({ contactId, viewer, filters, search, after, limit }): Promise<TimelinePage> {
      const until = performance.now() + SEARCH_BUDGET_MS;
      const context: SourceContext = { db, codec, viewer, filters: new Set(filters) };
      const words = searchKey(search).split(' ').filter(Boolean);
      // One more than asked for tells whether there are more.
      const rows = words.length === 0 ? limit + 1 : SEARCH_ROWS;
      const wanted = Object.values(SOURCES).filter(
        ({ kind }) => filters.length === 0 || FILTERS_OF[kind].some((each) => context.filters.has(each)),
      ) as readonly TimelineSource<TimelineKind>[];
      // Confidential: for those who are named, whatever their role.
      if (!(await maySeeContact(db, contactId, viewer.agentId))) return { entries: [], next: null };
      const family = await familyOf(db, contactId);
      const streams = family.flatMap((id) =>
        wanted.map(
          (source) =>
            new Stream(
              (bound) => source.page(context, id, bound, rows),
              rows,
              boundFor(source.kind, after),
            ),
        ),
      );

      const entries: TimelineEntry[] = [];
      let last: TimelineCursor | null = null;
      for (;;) {
        const first = await firstOf(streams);
        if (first === null) return { entries, next: null };
        // At least one entry is looked at, so that the next page begins further on.
        const enough = entries.length >= limit || (words.length > 0 && last !== null && performance.now() > until);
        if (enough) return { entries, next: last };
        first.stream.take();
        const { entry, text } = first.item;
        last = { at: entry.at, kind: entry.kind, id: entry.id };
        if (words.length === 0 || matches(text, words)) entries.push(entry);
      }
    },
  };
}

async function firstOf(streams: readonly Stream[]): Promise<{ readonly stream: Stream; readonly item: Item } | null> {
  let first: { readonly stream: Stream; readonly item: Item } | null = null;
  for (const stream of streams) {
    const item = await stream.head();
    if (item !== null && (first === null || compareEntries(item.entry, first.item.entry) < 0)) first = { stream, item };
  }
  return first;
}

function matches(text: string, words: readonly string[]): boolean {
  const key = searchKey(text);
  return words.every((word) => key.includes(word));
}
