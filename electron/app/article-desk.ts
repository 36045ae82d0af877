import path from 'node:path';

import { articleKey, priceOn, type Article, type ArticleFound } from '../../shared/domain/article/article.ts';
import { localDate } from '../../shared/domain/contact/calendar-date.ts';
import type { OfferedArticle } from '../../shared/domain/registration/sell-hints.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { InteractionView } from '../../shared/ipc/app-state.ts';
import type { ArticlePage, CataloguePlan, CatalogueTaken } from '../../shared/ipc/commands/article.ts';
import type { AgentId, InteractionId, ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { interactionAnywhere } from './registration/interaction-anywhere.ts';
import type { FileThread } from '../contact-file/client.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Desktop, NewId, Outcome } from './ports/platform-ports.ts';

/** Suggestions while typing; rows of the list at once; articles written in one transaction, so that others never wait long. */
const SUGGESTIONS = 10;
const PAGE = 100;
const WRITTEN_AT_ONCE = 250;
/** Articles that are shown before they are taken over. */
const SAMPLE = 5;

/** What is sold, and for how much. */
export type ArticleDesk = {
  readonly page: (query: string, all: boolean, offset: number) => Promise<Outcome<ArticlePage>>;
  /** Articles by code or name while it is typed, each with the price that counts in this conversation: by customer or client, and by day. */
  readonly search: (query: string, interactionId: InteractionId | null) => Promise<Outcome<readonly ArticleFound[]>>;
  /** What the catalogue says of these codes in this conversation; what it does not have is left out. */
  readonly look: (
    codes: readonly string[],
    interactionId: InteractionId | null,
  ) => Promise<Outcome<readonly ArticleFound[]>>;
  /** The article with this code, or the only one that has one of these names in full, with its price in this conversation; null without. */
  readonly named: (article: OfferedArticle, interactionId: InteractionId) => Promise<ArticleFound | null>;
  /** Error `stale-version` when another article has the code already. */
  readonly save: (article: Article, isNew: boolean, by: AgentId | null) => Promise<Outcome>;
  /** Asks for a file and reads it; nothing is written yet. */
  readonly openCatalogue: (by: AgentId | null) => Promise<Outcome<CataloguePlan>>;
  /** Takes over what was read last, wholly or not at all. Error `not-found` when nothing was. */
  readonly takeOver: (by: AgentId | null) => Promise<Outcome<CatalogueTaken>>;
  /** Takes the last one back, but for what was changed by hand since. Error `not-found` when there is none. */
  readonly takeBack: (by: AgentId | null) => Promise<Outcome<CatalogueTaken>>;
};

export function createArticleDesk(deps: {
  readonly data: () => DataPort;
  readonly thread: FileThread;
  readonly desktop: Pick<Desktop, 'chooseFile'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly title: () => string;
  readonly find: (id: InteractionId) => InteractionView | null;
  readonly projectId: () => ProjectId;
  /** The client of a project, after whom a price list may be named. */
  readonly clientOf: (id: ProjectId) => string;
}): ArticleDesk {
  const articles = (): DataPort['articles'] => deps.data().articles;
  /** What was read and not taken over yet, and what was taken over last. */
  let read: string | null = null;
  let taken: string | null = null;

  const priced = async (found: readonly Article[], interactionId: InteractionId | null): Promise<readonly ArticleFound[]> => {
    const interaction = interactionId === null ? null : await interactionAnywhere(deps.find, deps.data(), interactionId);
    const lists = [interaction?.contact?.organisation ?? '', deps.clientOf(interaction?.projectId ?? deps.projectId())];
    const day = localDate(interaction?.startedAt ?? deps.clock.now());
    return found.map(({ prices, active: _active, ...article }) => ({ ...article, price: priceOn(prices, lists, day) }));
  };

  return {
    page: async (query, all, offset) => ok(await articles().find(query, all, PAGE, offset)),
    search: async (query, interactionId) =>
      ok(query.trim() === '' ? [] : await priced((await articles().find(query, false, SUGGESTIONS, 0)).articles, interactionId)),
    look: async (codes, interactionId) => ok(await priced(await articles().byCodes(codes), interactionId)),
    named: async ({ code, names }, interactionId) => {
      const [byCode] = code === '' ? [] : (await articles().byCodes([code])).filter(({ active }) => active);
      if (byCode !== undefined) return (await priced([byCode], interactionId))[0] ?? null;
      const wanted = names.map(articleKey);
      const found =
        code === ''
          ? (await Promise.all(names.map((name) => articles().find(name, false, PAGE, 0)))).flatMap(
              (page) => page.articles,
            )
          : [];
      const [only, ...others] = new Map(
        found
          .filter(({ name }) => wanted.includes(articleKey(name)))
          .map((article) => [articleKey(article.code), article]),
      ).values();
      return only === undefined || others.length > 0 ? null : ((await priced([only], interactionId))[0] ?? null);
    },
    save: async (article, isNew, by) => {
      if (isNew && (await articles().byCodes([article.code])).length > 0) return err(appError('name-taken', 'another article has this code', { field: 'code' }));
      await articles().save(article, deps.clock.now(), by);
      return ok();
    },
    openCatalogue: async (by) => {
      read = null;
      const file = await deps.desktop.chooseFile(deps.title());
      if (file === null) return ok({ state: 'none' });
      const name = path.basename(file);
      const outcome = await deps.thread.ask('catalogue', { file });
      if (!outcome.ok) return ok({ state: 'refused', file: name, problem: 'unreadable' });
      if ('problem' in outcome.value) return ok({ state: 'refused', file: name, problem: outcome.value.problem });
      const { articles: found, rejected, rejectedRows } = outcome.value;
      if (found.length === 0 && rejectedRows === 0) return ok({ state: 'refused', file: name, problem: 'empty' });
      const id = deps.newId();
      // In pieces: what somebody types in a call is written in between.
      for (let from = 0; from < found.length; from += WRITTEN_AT_ONCE) await articles().stage({ id, file: name, articles: found.slice(from, from + WRITTEN_AT_ONCE) }, deps.clock.now(), by);
      const { prices: priceChanges, ...plan } = await articles().plan(id);
      read = found.length === 0 ? null : id;
      return ok({ state: 'read', file: name, ...plan, priceChanges, sample: found.slice(0, SAMPLE), articles: found.length, prices: found.reduce((all, { prices }) => all + prices.length, 0), rejected, rejectedRows });
    },
    takeOver: async (by) => {
      if (read === null) return err(appError('not-found', 'no catalogue was read'));
      const done = await articles().takeOver(read, deps.clock.now(), by);
      [taken, read] = [read, null];
      return ok(done);
    },
    takeBack: async (by) => {
      const undone = taken === null ? null : await articles().takeBack(taken, deps.clock.now(), by);
      taken = null;
      return undone === null ? err(appError('not-found', 'no catalogue was taken over')) : ok(undone);
    },
  };
}
