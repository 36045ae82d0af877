import { readFile, stat, writeFile } from 'node:fs/promises';

import { MAX_WHAT, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { moveAgreement } from '../../../../shared/domain/agreement/agreement-move.ts';
import { HAND_OVER_EXTENSION } from '../../../../shared/domain/agreement/hand-over-extension.ts';
import { fieldsOfHanded, HAND_OVER_VALID_MS, handedCustomer, MAX_HAND_OVER_BYTES, type HandOverAnswer, type HandOverOffer, type HandOverReceipt, type OpenedHandOver, type Signer } from '../../../../shared/domain/agreement/hand-over-file.ts';
import { fieldsOf } from '../../../../shared/domain/contact/contact-fields.ts';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import type { Contact, ContactFields } from '../../../../shared/domain/contact/contact.ts';
import type { DispatchFile } from '../../../../shared/domain/dispatch/dispatch.ts';
import { appError, isAppError, type AppErrorCode } from '../../../../shared/errors/app-error.ts';
import { brandId, type AgreementId, type ContactId, type E164, type HandOverId } from '../../../../shared/lib/brand.ts';
import { err, ok } from '../../../../shared/lib/result.ts';
import type { Desktop, Outcome } from '../../ports/platform-ports.ts';
import type { FollowUpDeps } from '../deps.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import type { MailDesk } from '../mail-desk.ts';
import type { ProfileKey } from '../../signing/profile-key.ts';
import type { OpenedFile } from './signed-file.ts';

export type HandOverWords = {
  readonly open: string;
  readonly save: string;
  readonly saveReceipt: string;
  readonly offerMail: (from: string, what: string) => { readonly subject: string; readonly body: string };
  readonly receiptMail: (answer: HandOverAnswer, by: string, what: string) => { readonly subject: string; readonly body: string };
};

export type NewHandOver = { readonly agreementId: AgreementId; readonly version: number; readonly toName: string; /** Empty: a file is saved. */ readonly address: string; readonly note: string };

/** Promises that go to or come from somebody outside this profile: signed files out, signed receipts back. */
export type HandOverDesk = {
  /** Null when no place for the file was chosen; then nothing is handed over. */
  readonly send: (handOver: NewHandOver) => Promise<Outcome<Agreement | null>>;
  /** Writes the file of an offer that still stands once more, or the receipt of what was accepted here; false when no place was chosen. */
  readonly saveAgain: (id: AgreementId) => Promise<Outcome<boolean>>;
  /** Lets the person choose a file and shows it. */
  readonly choose: () => Promise<Outcome>;
  /** A file that the operating system hands to Balie. */
  readonly open: (file: string) => Promise<Outcome>;
  readonly close: () => Outcome;
  /** Answers the offer that is shown. */
  readonly answer: (answer: HandOverAnswer, reason: string) => Promise<Outcome<Agreement | null>>;
  /** The receipt of the offer that is shown; false when no place was chosen. */
  readonly receipt: (by: 'file' | 'mail') => Promise<Outcome<boolean>>;
  /** The receipt that is shown counts. */
  readonly takeOver: () => Promise<Outcome<Agreement>>;
};

export function createHandOverDesk(
  deps: FollowUpDeps & {
    readonly key: ProfileKey;
    readonly desktop: Pick<Desktop, 'chooseFile' | 'chooseSaveFile'>;
    readonly dispatches: Pick<DispatchDesk, 'send'>;
    readonly mail: Pick<MailDesk, 'settings'>;
    readonly addCustomer: (fields: ContactFields) => Promise<Outcome<Contact>>;
    /** The list of promises has changed. */
    readonly onChanged: () => Promise<void>;
    readonly words: () => HandOverWords;
  },
): HandOverDesk {
  const { data, store, clock } = deps;
  const viewer = () => ({ agentId: deps.agentId(), practice: deps.practice() });
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const refuse = (code: AppErrorCode, why: string) => err(appError(code, why));
  const myName = (): string => store.get().session.agent?.name ?? '';
  const houseName = (): string => store.get().project?.name ?? '';
  /** What is shown, as it was read. */
  let opened: OpenedFile | null = null;

  const fileName = (name: string): string => `${name.replaceAll(/[^\p{L}\p{N} .-]+/gu, ' ').trim().slice(0, 60) || 'Balie'}.${HAND_OVER_EXTENSION}`;
  const write = async (title: string, name: string, content: string): Promise<Outcome<boolean>> => {
    const target = await deps.desktop.chooseSaveFile(title, fileName(name));
    if (target === null) return ok(false);
    try {
      await writeFile(target, content, 'utf8');
      return ok(true);
    } catch (error) {
      return refuse('file-not-written', `a hand-over file was not written: ${error instanceof Error ? error.message : ''}`);
    }
  };
  const attachment = (name: string, content: string): DispatchFile => ({ fileName: fileName(name), content: Buffer.from(content, 'utf8') });

  const signerOf = async ({ key, fingerprint }: OpenedFile, name: string): Promise<Signer> => {
    const known = await data().agreements.keysNamed(key, name);
    return { fingerprint, knownAs: known.find((each) => each.key === key)?.name ?? null, otherKeyKnown: known.some((each) => each.key !== key) };
  };

  /** The one customer here who has a number of it; null for none and for several. */
  const matchOf = async ({ customer, promise }: HandOverOffer): Promise<Contact | null> => {
    const numbers = new Set([...(customer?.phones ?? []).flatMap(({ e164 }) => e164 ?? []), ...(promise.number === null ? [] : [promise.number as E164])]);
    const found = new Map<ContactId, Contact>();
    for (const number of numbers) for (const contact of await data().contacts.findByPhone(number, deps.practice())) found.set(contact.id, contact);
    const [only] = found.values();
    return found.size === 1 && only !== undefined && (await deps.visibility.maySee(only.id)) ? only : null;
  };

  const viewOfOffer = async (file: OpenedFile, offer: HandOverOffer): Promise<OpenedHandOver> => {
    const answered = await data().agreements.received(offer.id, file.key);
    const match = await matchOf(offer);
    return {
      ...{ kind: 'offer', offer, signer: await signerOf(file, offer.from.name) },
      match: match === null ? null : { id: match.id, name: fullName(match) || match.organisation },
      answered: answered === null ? null : { answer: answered.answer, reason: answered.reason, at: answered.at, sent: answered.made },
      mailPossible: offer.from.replyTo !== '' && !deps.practice() && (await deps.mail.settings(deps.projectId())).server !== null,
      keyInMemoryOnly: deps.key.inMemoryOnly(),
    };
  };

  /** Errors: `hand-over-own`, `hand-over-expired`, `hand-over-practice`. */
  const lookAtOffer = async (file: OpenedFile, offer: HandOverOffer): Promise<Outcome<OpenedHandOver>> => {
    // By the key, and by what was sent from here: without a key store the key is another one after each start.
    if (file.key === (await deps.key.get()).key || (await data().agreements.outside(offer.id)) !== null) return refuse('hand-over-own', 'signed by this profile');
    if (offer.practice !== deps.practice()) return refuse('hand-over-practice', `practice ${String(offer.practice)}`);
    if (offer.expiresAt <= clock.now() && (await data().agreements.received(offer.id, file.key)) === null) return refuse('hand-over-expired', `since ${String(offer.expiresAt)}`);
    return ok(await viewOfOffer(file, offer));
  };

  /** Errors: `hand-over-foreign`, `hand-over-answered`, `hand-over-withdrawn`, `hand-over-expired`. */
  const lookAtReceipt = async (file: OpenedFile, receipt: HandOverReceipt): Promise<Outcome<{ readonly view: OpenedHandOver; readonly agreement: Agreement }>> => {
    const sent = await data().agreements.outside(receipt.id);
    if (sent === null || sent.digest !== receipt.offer) return refuse('hand-over-foreign', 'a receipt of nothing that was offered here');
    const agreement = await data().agreements.get(sent.agreementId, viewer());
    if (agreement === null) return refuse('hand-over-foreign', 'a receipt of a promise that is not there for this person');
    if (sent.state === 'accepted' || sent.state === 'returned') return refuse('hand-over-answered', 'a receipt that counted before');
    if (sent.state === 'withdrawn' || agreement.handOver?.id !== receipt.id) return refuse('hand-over-withdrawn', 'taken back meanwhile');
    if (receipt.answeredAt > sent.expiresAt) return refuse('hand-over-expired', 'answered too late');
    const { what, toWhom } = agreement;
    return ok({ view: { kind: 'receipt', receipt, signer: await signerOf(file, receipt.by.name), what, toWhom, toName: sent.toName, takenOver: false }, agreement });
  };

  const show = async (text: string): Promise<Outcome> => {
    const { openFile } = await import('./signed-file.ts');
    const file = openFile(text);
    if (!file.ok) return file;
    const { content } = file.value;
    const looked = content.kind === 'offer' ? await lookAtOffer(file.value, content) : await lookAtReceipt(file.value, content);
    if (!looked.ok) return looked;
    opened = file.value;
    store.setSlice('handOver', 'view' in looked.value ? looked.value.view : looked.value);
    return ok();
  };
  const open = async (path: string): Promise<Outcome> => {
    opened = null;
    store.setSlice('handOver', null);
    try {
      if ((await stat(path)).size > MAX_HAND_OVER_BYTES) return refuse('hand-over-too-large', 'no hand-over is that large');
      return await show(await readFile(path, 'utf8'));
    } catch (error) {
      if (isAppError(error)) throw error;
      return refuse('hand-over-unreadable', `the file could not be read: ${error instanceof Error ? error.message : ''}`);
    }
  };
  const shownOffer = (): { readonly file: OpenedFile; readonly offer: HandOverOffer } | null =>
    opened !== null && opened.content.kind === 'offer' ? { file: opened, offer: opened.content } : null;

  const offerOf = async (agreement: Agreement, { toName, note }: NewHandOver, id: HandOverId): Promise<HandOverOffer> => {
    const contact = agreement.contactId === null ? null : await data().contacts.get(agreement.contactId);
    const { server } = await deps.mail.settings(deps.projectId());
    const at = clock.now();
    return {
      ...{ kind: 'offer', id, practice: deps.practice(), from: { name: myName(), organisation: houseName(), replyTo: server?.fromAddress ?? '' } },
      ...{ toName, note, offeredAt: at, expiresAt: at + HAND_OVER_VALID_MS },
      promise: { what: agreement.what.slice(0, MAX_WHAT), toWhom: agreement.toWhom, number: agreement.number, dueAt: agreement.dueAt, madeAt: agreement.madeAt },
      customer: contact === null ? null : handedCustomer(fieldsOf(contact)),
    };
  };

  return {
    send: async (asked) => {
      const { agreementId, version } = asked;
      const toName = asked.toName.trim();
      const known = await data().agreements.get(agreementId, viewer());
      if (known === null) return refuse('not-found', `agreement ${agreementId}`);
      if (known.version !== version) return refuse('stale-version', `agreement ${agreementId}: version ${String(version)}, now ${String(known.version)}`);
      const id = brandId<HandOverId>(deps.newId());
      const offer = await offerOf(known, { ...asked, toName, note: asked.note.trim() }, id);
      const move = { do: 'offer-outside', handOverId: id, toName, address: asked.address.trim(), note: asked.note, expiresAt: offer.expiresAt } as const;
      const moved = moveAgreement(known, move, { agentId: deps.agentId(), role: deps.role() }, offer.offeredAt);
      if (!moved.ok) return refuse(moved.refusal === 'not-yours' ? 'agreement-not-yours' : moved.refusal === 'nobody-named' ? 'bad-request' : 'agreement-settled', `agreement ${agreementId}: ${moved.refusal}`);
      const words = deps.words();
      const { sealFile } = await import('./signed-file.ts');
      const { file, digest } = sealFile(offer, await deps.key.get());
      if (move.address === '') {
        const written = await write(words.save, `${toName} ${known.toWhom}`, file);
        if (!written.ok) return written;
        if (!written.value) return ok(null);
      } else {
        const letter = words.offerMail(myName(), known.what);
        const sent = await deps.dispatches.send({
          ...{ kind: 'hand-over', article: known.what, contactId: known.contactId, interactionId: null, toName, address: move.address, language: store.get().settings.language },
          ...{ ...letter, files: [attachment(`${toName} ${known.toWhom}`, file)] },
        });
        if (!sent.ok) return sent;
      }
      if (!(await data().agreements.save(moved.agreement, version, author(), 'offer-outside', { digest, file }))) return refuse('stale-version', `agreement ${agreementId}`);
      await deps.onChanged();
      return ok(moved.agreement);
    },
    saveAgain: async (id) => {
      const known = await data().agreements.get(id, viewer());
      const words = deps.words();
      if (known?.handOver?.outside != null && known.handOver.state === 'offered') {
        const sent = await data().agreements.outside(known.handOver.id);
        if (sent !== null && sent.file !== '') return write(words.save, `${sent.toName} ${known.toWhom}`, sent.file);
      }
      const received = known === null ? null : await data().agreements.receivedAs(id);
      if (known === null || received === null) return refuse('not-found', `no hand-over of agreement ${id}`);
      const written = await write(words.saveReceipt, `${received.senderName} ${known.toWhom}`, received.receipt);
      if (written.ok && written.value) {
        await data().agreements.receiptMade(received.id, received.senderKey, clock.now());
        await deps.onChanged();
      }
      return written;
    },
    open,
    choose: async () => {
      const file = await deps.desktop.chooseFile(deps.words().open);
      return file === null ? ok() : open(file);
    },
    close: () => {
      opened = null;
      store.setSlice('handOver', null);
      return ok();
    },
    answer: async (answer, given) => {
      const shown = shownOffer();
      if (shown === null) return refuse('not-found', 'no offer is shown');
      const { file, offer } = shown;
      const reason = answer === 'returned' ? given.trim() : '';
      if (answer === 'returned' && reason === '') return refuse('words-missing', 'returned without a reason');
      // Looked at again: it may have been answered, or be too late, since it was opened.
      const looked = await lookAtOffer(file, offer);
      if (!looked.ok) return looked;
      if (await data().agreements.received(offer.id, file.key)) return refuse('hand-over-answered', 'answered before');
      const at = clock.now();
      let agreement: Agreement | null = null;
      if (answer === 'accepted') {
        const match = await matchOf(offer);
        const added = match !== null || offer.customer === null ? null : await deps.addCustomer(fieldsOfHanded(offer.customer));
        if (added !== null && !added.ok) return added;
        agreement = {
          ...{ id: brandId<AgreementId>(deps.newId()), projectId: deps.projectId(), contactId: match?.id ?? added?.value.id ?? null, interactionId: null },
          ...{ toWhom: offer.promise.toWhom, number: offer.promise.number as E164 | null, what: offer.promise.what, owner: deps.agentId(), dueAt: offer.promise.dueAt, state: 'open' },
          ...{ madeBy: deps.agentId(), madeAt: at, closedAt: null, closedBy: null, result: '', version: 1, handOver: null },
          received: { name: offer.from.name, organisation: offer.from.organisation, note: offer.note, at, receiptMade: false },
        };
      }
      const receipt: HandOverReceipt = { ...{ kind: 'receipt', id: offer.id, practice: offer.practice, offer: file.digest, answer, reason }, by: { name: myName(), organisation: houseName() }, answeredAt: at };
      const { sealFile } = await import('./signed-file.ts');
      const sealed = sealFile(receipt, await deps.key.get());
      await data().agreements.answer({ ...{ id: offer.id, senderKey: file.key, senderName: offer.from.name, organisation: offer.from.organisation, note: offer.note }, answer, reason, receipt: sealed.file }, agreement, author());
      await data().agreements.knowKey(file.key, offer.from.name, author());
      store.setSlice('handOver', await viewOfOffer(file, offer));
      await deps.onChanged();
      return ok(agreement);
    },
    receipt: async (by) => {
      const shown = shownOffer();
      const received = shown === null ? null : await data().agreements.received(shown.offer.id, shown.file.key);
      if (shown === null || received === null) return refuse('not-found', 'nothing was answered');
      const { file, offer } = shown;
      const words = deps.words();
      if (by === 'file') {
        const written = await write(words.saveReceipt, `${offer.from.name} ${offer.promise.toWhom}`, received.receipt);
        if (!written.ok || !written.value) return written;
      } else {
        const letter = words.receiptMail(received.answer, myName(), offer.promise.what);
        const sent = await deps.dispatches.send({
          ...{ kind: 'hand-over', article: offer.promise.what, contactId: null, interactionId: null, toName: offer.from.name, address: offer.from.replyTo, language: store.get().settings.language },
          ...{ ...letter, files: [attachment(`${offer.from.name} ${offer.promise.toWhom}`, received.receipt)] },
        });
        if (!sent.ok) return sent;
      }
      await data().agreements.receiptMade(offer.id, file.key, clock.now());
      store.setSlice('handOver', await viewOfOffer(file, offer));
      await deps.onChanged();
      return ok(true);
    },
    takeOver: async () => {
      if (opened === null || opened.content.kind !== 'receipt') return refuse('not-found', 'no receipt is shown');
      const file = opened;
      const receipt = opened.content;
      const looked = await lookAtReceipt(file, receipt);
      if (!looked.ok) return looked;
      const { agreement, view } = looked.value;
      const { answer, reason, by } = receipt;
      const moved = moveAgreement(agreement, { do: 'answer-outside', answer, reason, name: by.name }, { agentId: deps.agentId(), role: deps.role() }, clock.now());
      if (!moved.ok) return refuse('hand-over-withdrawn', `agreement ${agreement.id}: ${moved.refusal}`);
      if (!(await data().agreements.save(moved.agreement, agreement.version, author(), 'answer-outside', { answeredKey: file.key }))) return refuse('stale-version', `agreement ${agreement.id}`);
      await data().agreements.knowKey(file.key, by.name, author());
      store.setSlice('handOver', view.kind === 'receipt' ? { ...view, takenOver: true } : null);
      await deps.onChanged();
      return ok(moved.agreement);
    },
  };
}
