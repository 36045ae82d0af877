import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import { moveFaq, type FaqMove, type FaqProposal, type FaqRefusal } from '../../../shared/domain/improvement/faq.ts';
import { MAX_TITLE } from '../../../shared/domain/knowledge/knowledge.ts';
import { moveRemark, saysSomething, type Remark, type RemarkAbout, type RemarkKind, type RemarkMove, type RemarkRefusal, type RemarkRoutes } from '../../../shared/domain/improvement/remark.ts';
import { ASKED_OFTEN, WEEK_MS } from '../../../shared/domain/improvement/similar.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { appError, type AppErrorCode } from '../../../shared/errors/app-error.ts';
import type { AlikeQuestion, NotedRemark } from '../../../shared/ipc/commands/improvement.ts';
import { brandId, type ContactId, type FaqId, type InteractionId, type RemarkId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { FollowUpDeps } from './deps.ts';
import type { KnowledgeDesk } from './knowledge-desk.ts';

const ROUTES = 'remark-routes';
const MOST = 500;
const MOST_ALIKE = 5;

export type NewRemark = {
  readonly kind: RemarkKind;
  readonly text: string;
  readonly product: string;
  readonly contactId: ContactId | null;
  readonly interactionId: InteractionId | null;
  readonly about: RemarkAbout | null;
  readonly department: string;
};

/** What the organisation learns from: noted in a conversation, passed on, dealt with; questions that come back become knowledge. */
export type ImprovementDesk = {
  readonly note: (remark: NewRemark) => Promise<Outcome<NotedRemark>>;
  /** The question that was registered in a conversation counts as asked, once. */
  readonly registered: (interaction: Interaction) => Promise<void>;
  readonly list: (which: { readonly settled: boolean; readonly kinds: readonly RemarkKind[]; readonly own: boolean }) => Promise<Outcome<readonly Remark[]>>;
  /** To which department each kind goes when nobody says otherwise, on the project that is worked on. */
  readonly routes: () => Promise<RemarkRoutes>;
  readonly saveRoutes: (routes: RemarkRoutes) => Promise<Outcome>;
  readonly move: (id: RemarkId, version: number, move: RemarkMove) => Promise<Outcome<Remark>>;
  readonly remove: (id: RemarkId, removed: boolean) => Promise<Outcome>;
  readonly alike: (text: string) => Promise<Outcome<readonly AlikeQuestion[]>>;
  readonly often: () => Promise<Outcome<readonly AlikeQuestion[]>>;
  readonly faqs: () => Promise<Outcome<readonly FaqProposal[]>>;
  readonly addFaq: (faq: Pick<FaqProposal, 'question' | 'answer' | 'language' | 'group'>) => Promise<Outcome<FaqProposal>>;
  readonly moveFaq: (id: FaqId, version: number, move: FaqMove) => Promise<Outcome<FaqProposal>>;
};

const ERROR_OF: Readonly<Record<RemarkRefusal | FaqRefusal, AppErrorCode>> = {
  'not-yours': 'not-yours',
  settled: 'dealt-with',
  'not-settled': 'dealt-with',
  decided: 'dealt-with',
  'not-decided': 'dealt-with',
  placed: 'dealt-with',
  'no-department': 'words-missing',
  'no-reason': 'words-missing',
  'no-answer': 'words-missing',
  'no-question': 'words-missing',
  'says-nothing': 'words-missing',
};

/** @param deps `knowledge`: where answered questions are placed */
export function createImprovementDesk(deps: FollowUpDeps & { readonly knowledge: Pick<KnowledgeDesk, 'save'> }): ImprovementDesk {
  const { data, store, clock } = deps;
  const viewer = () => ({ agentId: deps.agentId(), practice: deps.practice() });
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const by = () => ({ agentId: deps.agentId(), role: deps.role() });
  const weekAgo = (): number => clock.now() - WEEK_MS;

  const routes = async (projectId = deps.projectId()): Promise<RemarkRoutes> => ((await data().settings.get(ROUTES, projectId)) as RemarkRoutes | null) ?? {};

  return {
    routes,
    saveRoutes: async (given) => {
      await data().settings.set(ROUTES, given, { projectId: deps.projectId() }, deps.agentId());
      return ok();
    },
    note: async ({ kind, text, product, contactId, interactionId, about, department }) => {
      if (contactId !== null && !(await deps.visibility.maySee(contactId))) return err(appError('contact-hidden', `contact ${contactId} is confidential`));
      const interaction = store.get().interactions.find(({ id }) => id === interactionId);
      const contact = contactId === null ? null : await data().contacts.get(contactId);
      const id = brandId<RemarkId>(deps.newId());
      const [same] = kind === 'question' ? await data().improvement.alike(text, viewer(), weekAgo(), 1) : [];
      const to = department.trim() || ((await routes(interaction?.projectId))[kind]?.trim() ?? '');
      const remark: Remark = {
        ...{ id, projectId: interaction?.projectId ?? deps.projectId(), kind, text: text.trim(), product: product.trim(), contactId },
        ...{ contactName: contact === null ? '' : fullName(contact) || contact.organisation, interactionId: interaction?.id ?? null, about, department: to },
        ...{ source: 'person', group: same?.group ?? id, state: to === '' ? 'new' : 'passed-on', takenBy: null, answer: '' },
        ...{ madeBy: deps.agentId(), madeAt: clock.now(), closedAt: null, closedBy: null, version: 1 },
      };
      if (!saysSomething(remark)) return err(appError('words-missing', 'a remark about nothing'));
      await data().improvement.add(remark, author());
      return ok({ remark, askedInWeek: (same?.askedInWeek ?? 0) + (kind === 'question' ? 1 : 0), faqId: same?.faqId ?? null });
    },
    registered: async (interaction) => {
      const text = interaction.values['question']?.value.trim() ?? '';
      // A complaint or bad news is about one customer; only what is asked can be asked again.
      if (text === '' || interaction.form.formId !== 'service' || interaction.state !== 'completed') return;
      const who = { agentId: interaction.agentId, practice: deps.practice() };
      const id = brandId<RemarkId>(deps.newId());
      const [same] = await data().improvement.alike(text, who, weekAgo(), 1);
      await data().improvement.addRegistered(
        {
          ...{ id, projectId: interaction.projectId, kind: 'question', text, product: '', contactId: interaction.contactId, contactName: '', interactionId: interaction.id },
          ...{ about: null, department: '', source: 'form', group: same?.group ?? id, state: 'new', takenBy: null, answer: '' },
          ...{ madeBy: interaction.agentId, madeAt: clock.now(), closedAt: null, closedBy: null, version: 1 },
        },
        { agentId: interaction.agentId, at: clock.now() },
      );
    },
    list: async (which) => ok(await data().improvement.remarks(viewer(), which, MOST)),
    move: async (id, version, move) => {
      const known = await data().improvement.remark(id, viewer());
      if (known === null) return err(appError('not-found', `remark ${id}`));
      if (known.version !== version) return err(appError('stale-version', `remark ${id}: version ${version}, now ${known.version}`));
      const moved = moveRemark(known, move, by(), clock.now());
      if (!moved.ok) return err(appError(ERROR_OF[moved.refusal], `remark ${id}: ${move.do} refused, ${moved.refusal}`));
      if (!(await data().improvement.save(moved.remark, version, author(), move.do))) return err(appError('stale-version', `remark ${id}`));
      return ok(moved.remark);
    },
    remove: async (id, removed) => {
      const known = removed ? await data().improvement.remark(id, viewer()) : null;
      if (known !== null && known.madeBy !== deps.agentId() && deps.role() === 'agent') return err(appError('not-yours', `remark ${id}`));
      return (await data().improvement.remove(id, removed, author())) ? ok() : err(appError('not-found', `remark ${id}`));
    },
    alike: async (text) => ok(await data().improvement.alike(text, viewer(), weekAgo(), MOST_ALIKE)),
    often: async () => ok(await data().improvement.askedOften(viewer(), weekAgo(), ASKED_OFTEN, MOST)),
    faqs: async () => ok(await data().improvement.faqs(null, deps.practice(), MOST)),
    addFaq: async ({ question, answer, language, group }) => {
      const faq: FaqProposal = {
        ...{ id: brandId<FaqId>(deps.newId()), projectId: deps.projectId(), language, question: question.trim(), answer: answer.trim(), group, asked: 0 },
        ...{ state: 'draft', reason: '', madeBy: deps.agentId(), madeAt: clock.now(), decidedBy: null, decidedAt: null, version: 1 },
      };
      if (!(await data().improvement.addFaq(faq, author()))) return err(appError('dealt-with', 'these questions have a proposal already'));
      return ok((await data().improvement.faq(faq.id)) ?? faq);
    },
    moveFaq: async (id, version, move) => {
      const known = await data().improvement.faq(id);
      if (known === null) return err(appError('not-found', `faq ${id}`));
      if (known.version !== version) return err(appError('stale-version', `faq ${id}: version ${version}, now ${known.version}`));
      const moved = moveFaq(known, move, by(), clock.now());
      if (!moved.ok) return err(appError(ERROR_OF[moved.refusal], `faq ${id}: ${move.do} refused, ${moved.refusal}`));
      if (!(await data().improvement.saveFaq(moved.faq, version, author(), move.do))) return err(appError('stale-version', `faq ${id}`));
      if (moved.faq.state === 'placed') {
        const { question, answer, language, projectId } = moved.faq;
        const only = (text: string) => ({ en: '', nl: '', [language]: text });
        const placed = await deps.knowledge.save(null, 0, { kind: 'faq', title: only(question.slice(0, MAX_TITLE)), body: only(answer), projectId, beside: [], validFrom: clock.now(), validTo: null, mustRead: false });
        if (!placed.ok) return placed;
      }
      return ok(moved.faq);
    },
  };
}
