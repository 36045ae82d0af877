import { isElsewhere, isOverdue, mayAnswer, type Agreement, type CallbackFacts } from '../../shared/domain/agreement/agreement.ts';
import { moveAgreement, type AgreementMove, type MoveRefusal } from '../../shared/domain/agreement/agreement-move.ts';
import { isCallback, mayCallBack, type Callback } from '../../shared/domain/agreement/callback.ts';
import { fullName } from '../../shared/domain/contact/contact-name.ts';
import { appError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import { brandId, type AgentId, type AgreementId, type ContactId, type E164, type HandOverId, type InteractionId, type ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { ContactAuthor, DataPort } from './ports/data-port.ts';
import type { NewId, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';
import type { Visibility } from './visibility.ts';

/** Open ones that one person is shown at most; who has more has another problem. */
const MOST = 500;
/** Timers do not reach further than 24 days, and a clock may be set meanwhile. */
const LOOK_AGAIN_MS = 60 * 60_000;

export type NewAgreement = {
  readonly contactId: ContactId | null;
  readonly interactionId: InteractionId | null;
  readonly number: E164 | null;
  /** What an unknown caller said their name is; a customer's own name counts more. */
  readonly toWhom?: string;
  readonly what: string;
  readonly dueAt: number;
  readonly owner: AgentId;
  /** Given for one that is kept by a call. */
  readonly callback?: CallbackFacts | undefined;
};
/** A move as it is asked for: an offer gets its id here. */
export type AskedMove = Exclude<AgreementMove, { readonly do: 'offer' | 'offer-outside' | 'answer-outside' }> | Omit<Extract<AgreementMove, { readonly do: 'offer' }>, 'handOverId'>;

/** What was promised, and keeping it: made in a call, handed over, watched, settled. */
export type AgreementDesk = {
  readonly make: (agreement: NewAgreement) => Promise<Outcome<Agreement>>;
  readonly move: (id: AgreementId, version: number, move: AskedMove) => Promise<Outcome<Agreement>>;
  /** For one that was made by mistake; `removed: false` brings it back. */
  readonly remove: (id: AgreementId, removed: boolean) => Promise<Outcome>;
  readonly ofContact: (id: ContactId) => Promise<Outcome<readonly Agreement[]>>;
  readonly list: (which: 'open' | 'settled', everyone: boolean) => Promise<Outcome<readonly Agreement[]>>;
  /** Every callback that is open, whoever is to call. */
  readonly callbacks: () => readonly Callback[];
  /** The clock may have made callbacks of others theirs too. */
  readonly lookAgain: () => void;
  /** Reads what the person at the desk has to keep; says what is late when somebody begins. */
  readonly load: (begins: boolean) => Promise<void>;
  /** Promises to a caller who was unknown belong to this contact now: those to its numbers, and those of the conversation. */
  readonly linkUnknown: (contactId: ContactId, numbers: readonly E164[], interactionId: InteractionId | null) => Promise<void>;
};

const ERROR_OF: Readonly<Record<MoveRefusal, AppErrorCode>> = {
  'not-yours': 'agreement-not-yours',
  own: 'agreement-not-yours',
  settled: 'agreement-settled',
  'not-settled': 'agreement-settled',
  'not-offered': 'agreement-settled',
  'nobody-named': 'bad-request',
  'no-reason': 'bad-request',
};

export function createAgreementDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly role: () => Role;
  readonly projectId: () => ProjectId;
  readonly practice: () => boolean;
  /** What is shown has changed. */
  readonly onShown: () => void;
}): AgreementDesk {
  const { data, store, clock } = deps;
  const agreements = (): DataPort['agreements'] => data().agreements;
  const viewer = () => ({ agentId: deps.agentId(), practice: deps.practice() });
  const author = (): ContactAuthor => ({ agentId: deps.agentId(), at: clock.now() });
  let stopWaiting: () => void = () => undefined;
  /** Those that were said to be due, so that each is said once. */
  const told = new Set<AgreementId>();

  /** What somebody outside keeps is not said to be late: the list shows it; callbacks have a bar of their own. */
  const isDue = (agreement: Agreement, me: AgentId): boolean => agreement.owner === me && !isCallback(agreement) && !isElsewhere(agreement) && isOverdue(agreement, clock.now());

  /** What was said is settled in the meantime, or was said to somebody else. */
  const takeBackNotices = (): void => {
    const { agent } = store.get().session;
    const { agreements: shown } = store.get();
    if (agent === null || !shown.some((agreement) => isDue(agreement, agent.id))) for (const code of ['agreement-due', 'agreements-overdue'] as const) deps.notices.solve(code);
    if (agent === null || !shown.some((agreement) => mayAnswer(agreement, agent.id))) deps.notices.solve('agreements-offered');
  };

  let all: readonly Agreement[] = [];
  const show = (found: readonly Agreement[]): void => {
    all = found;
    const now = clock.now();
    const by = { agentId: deps.agentId(), role: deps.role() };
    const own = all.filter((agreement) => !isCallback(agreement) || mayCallBack(agreement, by, now) || mayAnswer(agreement, by.agentId));
    store.setSlice('agreements', own);
    takeBackNotices();
    stopWaiting();
    const next = own.find((agreement) => agreement.owner === store.get().session.agent?.id && !isElsewhere(agreement) && !isOverdue(agreement, now));
    stopWaiting = deps.timers.after(Math.max(0, Math.min(LOOK_AGAIN_MS, next === undefined ? LOOK_AGAIN_MS : next.dueAt - now)), watch);
    deps.onShown();
  };
  const read = async (): Promise<void> => {
    if (store.get().session.agent !== null) show(await agreements().open(viewer(), false, MOST));
  };

  /** A minute has come: what is due is said, once each. */
  const watch = (): void => {
    const me = store.get().session.agent?.id;
    if (me === undefined) return;
    const due = store.get().agreements.filter((agreement) => isDue(agreement, me) && !told.has(agreement.id));
    for (const { id } of due) told.add(id);
    const [first] = due;
    if (first !== undefined) deps.notices.show({ code: 'agreement-due', severity: 'warning', details: { count: due.length, what: first.what, toWhom: first.toWhom } });
    show(all);
  };

  return {
    make: async ({ contactId, interactionId, number, toWhom = '', what, dueAt, owner, callback }) => {
      if (contactId !== null && !(await deps.visibility.maySee(contactId))) return err(appError('contact-hidden', `contact ${contactId} is confidential`));
      const contact = contactId === null ? null : await data().contacts.get(contactId);
      const interaction = store.get().interactions.find(({ id }) => id === interactionId);
      const at = clock.now();
      const agreement: Agreement = {
        ...{ id: brandId<AgreementId>(deps.newId()), projectId: interaction?.projectId ?? deps.projectId(), contactId, interactionId: interaction?.id ?? null },
        ...{ toWhom: contact === null ? toWhom.trim() : fullName(contact) || contact.organisation, number, what: what.trim(), owner, dueAt, state: 'open' },
        ...{ madeBy: deps.agentId(), madeAt: at, closedAt: null, closedBy: null, result: '', version: 1, handOver: null, received: null },
        ...(callback === undefined ? {} : { callback }),
      };
      await agreements().add(agreement, author());
      await read();
      return ok(agreement);
    },
    move: async (id, version, move) => {
      const known = await agreements().get(id, viewer());
      if (known === null) return err(appError('not-found', `agreement ${id}`));
      if (known.version !== version) return err(appError('stale-version', `agreement ${id}: version ${version}, now ${known.version}`));
      const whole: AgreementMove = move.do === 'offer' ? { ...move, handOverId: brandId<HandOverId>(deps.newId()) } : move;
      const moved = moveAgreement(known, whole, { agentId: deps.agentId(), role: deps.role() }, clock.now());
      if (!moved.ok) return err(appError(ERROR_OF[moved.refusal], `agreement ${id}: ${move.do} refused, ${moved.refusal}`));
      if (!(await agreements().save(moved.agreement, version, author(), move.do, null))) return err(appError('stale-version', `agreement ${id}`));
      told.delete(id);
      await read();
      return ok(moved.agreement);
    },
    remove: async (id, removed) => {
      const known = removed ? await agreements().get(id, viewer()) : null;
      if (known !== null && known.madeBy !== deps.agentId() && known.owner !== deps.agentId() && deps.role() === 'agent')
        return err(appError('agreement-not-yours', `agreement ${id}`));
      if (!(await agreements().remove(id, removed, author()))) return err(appError('not-found', `agreement ${id}`));
      await read();
      return ok();
    },
    ofContact: async (id) => ok(await agreements().ofContact(id, viewer(), MOST)),
    list: async (which, everyone) => ok(which === 'open' ? await agreements().open(viewer(), everyone, MOST) : await agreements().settled(viewer(), everyone, MOST)),
    linkUnknown: async (contactId, numbers, interactionId) => {
      const linked = await agreements().linkUnknown(contactId, numbers, interactionId, deps.practice());
      if (linked > 0) await read();
    },
    callbacks: () => all.filter(isCallback),
    lookAgain: () => {
      if (store.get().session.agent !== null) show(all);
    },
    load: async (begins) => {
      stopWaiting();
      if (store.get().session.agent === null) {
        all = [];
        store.setSlice('agreements', []);
        takeBackNotices();
        told.clear();
        deps.onShown();
        return;
      }
      if (begins) told.clear();
      await read();
      const me = deps.agentId();
      const late = store.get().agreements.filter((agreement) => isDue(agreement, me));
      if (begins && late.length > 0) {
        for (const { id } of late) told.add(id);
        deps.notices.show({ code: 'agreements-overdue', severity: 'warning', details: { count: late.length } });
      }
      // A hand-over reaches somebody of this profile when they log in.
      const offered = begins ? store.get().agreements.filter((agreement) => mayAnswer(agreement, me)).length : 0;
      if (offered > 0) deps.notices.show({ code: 'agreements-offered', severity: 'info', details: { count: offered } });
    },
  };
}
