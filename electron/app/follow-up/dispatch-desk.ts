import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { dayStart } from '../../../shared/domain/agreement/agenda.ts';
import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import { afterCrash, afterSending, beginSending, HOLD_BACK_MS, isMailAddress, moveDispatch, type Dispatch, type DispatchChannel, type DispatchFile, type DispatchKind, type DispatchMove, type SentKind } from '../../../shared/domain/dispatch/dispatch.ts';
import { DEFAULT_TEMPLATES, type MailSettings } from '../../../shared/domain/dispatch/mail-settings.ts';
import { mergeValuesOf } from '../../../shared/domain/interaction/merge-values.ts';
import { houseOf } from '../../../shared/domain/project/project.ts';
import { DOTS } from '../../../shared/domain/verification/mask.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type ContactId, type DispatchId, type InteractionId, type ProjectId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { MailThread } from '../../mail/client.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { FollowUpDeps } from './deps.ts';
import type { MailDesk } from './mail-desk.ts';

const MOST = 500;
/** Timers do not reach further than 24 days, and a clock may be set meanwhile. */
const LOOK_AGAIN_MS = 60 * 60_000;

export type NewDispatch = {
  readonly kind: DispatchKind;
  readonly channel: DispatchChannel;
  readonly article: string;
  readonly materials: readonly string[];
  readonly contactId: ContactId | null;
  readonly interactionId: InteractionId | null;
  readonly toName: string;
  readonly address: string;
  readonly language: 'en' | 'nl';
};

/** An e-mail that was written elsewhere, with what was made to go along. */
export type ReadyMail = Omit<NewDispatch, 'kind' | 'channel' | 'materials'> & { readonly kind: SentKind; readonly subject: string; readonly body: string; readonly files: readonly DispatchFile[] };

/** What customers are sent after a conversation: asked for, written, sent from a queue that survives everything, and followed until it has left. */
export type DispatchDesk = {
  readonly ask: (dispatch: NewDispatch) => Promise<Outcome<Dispatch>>;
  readonly send: (mail: ReadyMail) => Promise<Outcome<Dispatch>>;
  readonly move: (id: DispatchId, version: number, move: DispatchMove) => Promise<Outcome<Dispatch>>;
  /** What the person at the desk sees of it. */
  readonly load: () => Promise<void>;
  /** After the data was opened: what a crash cut off, then the queue. */
  readonly start: () => Promise<void>;
  /** Before it is closed; an attempt that is under way is waited for, not long. */
  readonly stop: () => Promise<void>;
};

const LONGEST_STOP_MS = 3_000;

export function createDispatchDesk(deps: FollowUpDeps & { readonly mail: MailDesk; readonly thread: MailThread; readonly quoteFolder: string }): DispatchDesk {
  const { data, store, clock, mail } = deps;
  const viewer = () => ({ agentId: deps.agentId(), practice: deps.practice() });
  let cancelTimer = (): void => undefined;
  let sending: Promise<void> | null = null;
  let stopped = true;

  const refresh = async (): Promise<void> => {
    if (store.get().session.agent !== null) store.setSlice('dispatches', await data().dispatches.list(viewer(), false, MOST));
  };
  const report = (error: unknown): void => deps.notices.report('the outgoing mail could not be kept', error);

  const follow = async (): Promise<void> => {
    cancelTimer();
    if (stopped || sending !== null) return;
    const next = await data().dispatches.nextQueued();
    if (next === null || next.nextAt === null || stopped) return;
    const wait = next.nextAt - clock.now();
    if (wait > 0) cancelTimer = deps.timers.after(Math.min(wait, LOOK_AGAIN_MS), () => void follow().catch(report));
    else if (sending === null) {
      sending = attempt(next).finally(() => {
        sending = null;
      });
      await sending;
      await follow();
    }
  };

  /** One try. What begins is on disk before the server hears of it. */
  const attempt = async (queued: Dispatch): Promise<void> => {
    const begun = beginSending(queued);
    if (!(await data().dispatches.save(begun, queued.version, null, clock.now()))) return;
    const settings = await mail.settings(begun.projectId);
    const attachments = begun.materials.map((id) => mail.fileOf(settings, id));
    const known = attachments.filter((each) => each !== null);
    const result =
      settings.server === null
        ? ({ ok: false, problem: 'no-server', reply: '', permanent: true, handedOver: false } as const)
        : known.length < attachments.length
          ? ({ ok: false, problem: 'file-missing', reply: '', permanent: true, handedOver: false } as const)
          : await deps.thread.ask({
              server: settings.server,
              password: await mail.password(begun.projectId),
              message: { id: begun.id, at: begun.madeAt, toName: begun.toName, to: begun.address, subject: begun.subject, text: begun.body, language: begun.language, attachments: [...known, ...(await data().dispatches.files(begun.id))] },
            });
    const after = afterSending(begun, result, clock.now());
    await data().dispatches.save(after, begun.version, null, clock.now());
    deps.log.info('an e-mail was tried', { dispatch: begun.id, state: after.state, problem: after.problem, attempts: after.attempts });
    if (after.state === 'failed' || after.state === 'uncertain') deps.notices.show({ code: 'mail-failed', severity: 'warning', details: { state: after.state, name: after.toName || after.address } });
    await refresh();
  };

  const write = async (asked: NewDispatch, settings: MailSettings, projectId: ProjectId): Promise<Pick<Dispatch, 'subject' | 'body'>> => {
    const { language, article } = asked;
    const contact = asked.contactId === null ? null : await data().contacts.get(asked.contactId);
    const { session, projects, project } = store.get();
    const sender = [...projects, ...(project === null ? [] : [project])].find(({ id }) => id === projectId);
    const day = (at: number): string => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
    const values = mergeValuesOf({
      ...{ contact, phone: '', agentName: session.agent?.name ?? '', language, today: day(clock.now()), tomorrow: day(dayStart(clock.now(), 1)) },
      companyName: sender === undefined ? '' : houseOf(sender),
    });
    const template = settings.templates[asked.kind] ?? DEFAULT_TEMPLATES[asked.kind];
    // It brings the engine of templates along.
    const { fillMail } = await import('../../../shared/domain/dispatch/mail-template.ts');
    return fillMail(asked.kind, template, language, 'customer.name' in values ? values : { ...values, 'customer.name': asked.toName }, article);
  };

  /** The quote that was put on paper last in this conversation goes along; null when its file is gone. */
  const quoteOf = async (id: InteractionId): Promise<readonly DispatchFile[] | null> => {
    const made = (await data().quotes.ofInteraction(id)).toSorted((a, b) => b.at - a.at)[0];
    try {
      return made === undefined ? [] : [{ fileName: made.file, content: await readFile(path.join(deps.quoteFolder, made.file)) }];
    } catch {
      return null;
    }
  };

  const add = async (asked: Omit<NewDispatch, 'kind'> & { readonly kind: SentKind }, written: (settings: MailSettings, projectId: ProjectId) => Promise<Pick<Dispatch, 'subject' | 'body'>>, files: readonly DispatchFile[]): Promise<Outcome<Dispatch>> => {
    if (asked.contactId !== null && !(await deps.visibility.maySee(asked.contactId))) return err(appError('contact-hidden', `contact ${asked.contactId} is confidential`));
    const byMail = asked.channel === 'mail';
    const address = asked.address.trim();
    if (address === '' || (byMail && !isMailAddress(address))) return err(appError('mail-address', 'no address to send to'));
    // What is covered until the caller is verified is no address.
    if (address.includes(DOTS)) return err(appError('verify-first', 'the address is covered'));
    const interaction = store.get().interactions.find(({ id }) => id === asked.interactionId);
    const projectId = interaction?.projectId ?? deps.projectId();
    const contact = asked.contactId === null ? null : await data().contacts.get(asked.contactId);
    const settings = await mail.settings(projectId);
    const at = clock.now();
    const ready = byMail && settings.server !== null && !deps.practice();
    const dispatch: Dispatch = {
      ...{ id: brandId<DispatchId>(deps.newId()), projectId, contactId: asked.contactId, interactionId: interaction?.id ?? null, kind: asked.kind, article: asked.article.trim() },
      ...{ channel: asked.channel, toName: asked.toName.trim() || (contact === null ? '' : fullName(contact) || contact.organisation), address, language: asked.language },
      ...(byMail ? await written(settings, projectId) : { subject: '', body: '' }),
      ...{ materials: byMail ? asked.materials : [], state: byMail ? (ready ? 'queued' : 'prepared') : 'requested', attempts: 0, nextAt: ready ? at + HOLD_BACK_MS : null },
      ...{ reply: '', problem: byMail && !ready ? (deps.practice() ? 'practice' : 'no-server') : null, madeBy: deps.agentId(), madeAt: at, closedAt: null, closedBy: null, version: 1 },
    };
    await data().dispatches.add(dispatch, files);
    await refresh();
    void follow().catch(report);
    return ok(dispatch);
  };

  return {
    ask: async (asked) => {
      const files = asked.kind === 'quote' && asked.materials.length === 0 && asked.channel === 'mail' && asked.interactionId !== null ? await quoteOf(asked.interactionId) : [];
      return files === null ? err(appError('not-found', 'the file of the quote is gone')) : add(asked, (settings, projectId) => write(asked, settings, projectId), files);
    },
    send: ({ subject, body, files, ...asked }) => add({ ...asked, channel: 'mail', materials: [] }, () => Promise.resolve({ subject, body }), files),
    move: async (id, version, move) => {
      const known = await data().dispatches.get(id, viewer());
      if (known === null) return err(appError('not-found', `dispatch ${id}`));
      if (known.version !== version) return err(appError('stale-version', `dispatch ${id}: version ${version}, now ${known.version}`));
      if (move === 'send' && deps.practice()) return err(appError('mail-practice', 'nothing leaves while practising'));
      if (move === 'send' && (await mail.settings(known.projectId)).server === null) return err(appError('mail-no-server', 'the project has no mail server'));
      const moved = moveDispatch(known, move, deps.agentId(), clock.now());
      if (!moved.ok) return err(appError('dealt-with', `dispatch ${id}: ${move} refused in state ${known.state}`));
      if (!(await data().dispatches.save(moved.dispatch, version, deps.agentId(), clock.now()))) return err(appError('stale-version', `dispatch ${id}`));
      await refresh();
      void follow().catch(report);
      return ok(moved.dispatch);
    },
    load: async () => {
      if (store.get().session.agent === null) store.setSlice('dispatches', []);
      else await refresh();
    },
    start: async () => {
      stopped = false;
      for (const cut of await data().dispatches.interrupted()) await data().dispatches.save(afterCrash(cut), cut.version, null, clock.now());
      void follow().catch(report);
    },
    stop: async () => {
      stopped = true;
      cancelTimer();
      if (sending !== null) await Promise.race([sending, new Promise<void>((resolve) => void deps.timers.after(LONGEST_STOP_MS, resolve))]);
      await deps.thread.stop();
    },
  };
}
