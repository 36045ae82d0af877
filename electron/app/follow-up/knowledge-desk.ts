import { tellingWords } from '../../../shared/domain/improvement/similar.ts';
import { faultOf, stepRef, type KnowledgeFields, type KnowledgeItem } from '../../../shared/domain/knowledge/knowledge.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { KnowledgeReader, SuggestedStep } from '../../../shared/ipc/commands/knowledge.ts';
import { brandId, type KnowledgeId, type ProjectId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { KnowledgeAsker } from '../ports/knowledge-port.ts';
import type { FollowUpDeps } from './deps.ts';

const MOST = 1_000;
const FOUND = 20;
const SUGGESTED = 5;
const WORDS = 12;
/** News that becomes valid while somebody works is noticed within this time. */
const LOOK_AGAIN_MS = 5 * 60_000;

/** What agents look up beside a conversation, and the news that they read before they are Ready. */
export type KnowledgeDesk = {
  /** @param projectId that of the conversation; without it, that of the person at the desk */
  readonly search: (text: string, projectId?: ProjectId) => Promise<Outcome<readonly KnowledgeItem[]>>;
  /** What belongs beside these steps and fields, then what the words that were typed are about. */
  readonly suggest: (refs: readonly string[], text: string, projectId?: ProjectId) => Promise<Outcome<readonly KnowledgeItem[]>>;
  readonly list: () => Promise<Outcome<readonly KnowledgeItem[]>>;
  readonly save: (id: KnowledgeId | null, version: number, fields: KnowledgeFields) => Promise<Outcome<KnowledgeItem>>;
  readonly remove: (id: KnowledgeId, removed: boolean) => Promise<Outcome>;
  readonly read: (id: KnowledgeId, version: number) => Promise<Outcome>;
  readonly readers: (id: KnowledgeId, version: number) => Promise<Outcome<readonly KnowledgeReader[]>>;
  /** Of the script of the project that is worked on. */
  readonly steps: () => Promise<Outcome<readonly SuggestedStep[]>>;
  /** Reads what the person at the desk still has to read. */
  readonly load: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => void;
};

/** @param onNews told when the news to read has changed */
export function createKnowledgeDesk(deps: FollowUpDeps & { readonly onNews: () => void }): KnowledgeDesk {
  const { data, store, clock } = deps;
  const knowledge = () => data().knowledge;
  const asker = (projectId = deps.projectId()): KnowledgeAsker => ({ agentId: deps.agentId(), projectId, at: clock.now() });
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  let stopLooking = (): void => undefined;

  const load = async (): Promise<void> => {
    store.setSlice('news', store.get().session.agent === null ? [] : await knowledge().unread(asker(), MOST));
    deps.onNews();
  };
  const saved = async (id: KnowledgeId): Promise<Outcome<KnowledgeItem>> => {
    await load();
    const item = await knowledge().get(id);
    return item === null ? err(appError('not-found', `knowledge ${id}`)) : ok(item);
  };

  return {
    load,
    search: async (text, projectId) => {
      // What somebody types means every word of it; the last one may be half a word.
      const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, WORDS);
      return ok(await knowledge().search(words, true, asker(projectId), FOUND));
    },
    suggest: async (refs, text, projectId) => {
      const beside = await knowledge().beside(refs, asker(projectId), SUGGESTED);
      const about = await knowledge().search(tellingWords(text).slice(0, WORDS), false, asker(projectId), SUGGESTED);
      return ok([...beside, ...about.filter((item) => !beside.some(({ id }) => id === item.id))].slice(0, SUGGESTED));
    },
    list: async () => ok(await knowledge().list(MOST)),
    save: async (known, version, fields) => {
      const fault = faultOf(fields);
      if (fault !== null) return err(appError('knowledge-invalid', `knowledge refused: ${fault}`, { fault }));
      const id = known ?? brandId<KnowledgeId>(deps.newId());
      if (!(await knowledge().save(id, fields, known === null ? null : version, author()))) return err(appError('stale-version', `knowledge ${id}`));
      return saved(id);
    },
    remove: async (id, removed) => {
      if (!(await knowledge().remove(id, removed, author()))) return err(appError('not-found', `knowledge ${id}`));
      await load();
      return ok();
    },
    read: async (id, version) => {
      const item = await knowledge().get(id);
      if (item === null) return err(appError('not-found', `knowledge ${id}`));
      // What was changed while it was being read has not been read.
      if (item.version !== version) return err(appError('stale-version', `knowledge ${id}: version ${version}, now ${item.version}`));
      await knowledge().read(id, version, author());
      await load();
      return ok();
    },
    readers: async (id, version) => {
      const { agents } = store.get().session;
      return ok((await knowledge().readers(id, version)).map(({ agentId, at }) => ({ name: agents.find((agent) => agent.id === agentId)?.name ?? '', at })));
    },
    steps: async () => {
      const scriptId = store.get().project?.scriptId;
      const script = scriptId === undefined ? null : await data().scripts.newest(scriptId);
      return ok((script?.steps ?? []).map(({ id, title }) => ({ ref: stepRef(script?.id ?? '', id), title })));
    },
    start: () => {
      stopLooking = deps.timers.every(LOOK_AGAIN_MS, () => {
        if (store.get().session.agent !== null) load().catch((error: unknown) => deps.notices.report('the news could not be read', error));
      });
    },
    stop: () => stopLooking(),
  };
}
