import { access, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { localDate } from '../../shared/domain/contact/calendar-date.ts';
import { customerFacts } from '../../shared/domain/interaction/customer-facts.ts';
import type { Agent } from '../../shared/domain/agent-state/agent-state.ts';
import { valueIn } from '../../shared/domain/registration/field-values.ts';
import type { TableField } from '../../shared/domain/registration/form.ts';
import { tableTotals } from '../../shared/domain/registration/line-totals.ts';
import type { Limits } from '../../shared/domain/registration/mandate.ts';
import type { Quote } from '../../shared/domain/registration/quote.ts';
import { isBlankRow, readRows } from '../../shared/domain/registration/table-value.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { InteractionView, Language } from '../../shared/ipc/app-state.ts';
import type { InteractionId, ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { quoteMaterial } from '../../shared/domain/registration/quote.ts';
import type { Dispatch } from '../../shared/domain/dispatch/dispatch.ts';
import type { DispatchDesk } from './follow-up/dispatch-desk.ts';
import type { ArticleDesk } from './article-desk.ts';
import type { FormDesk } from './form-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Desktop, NewId, Outcome } from './ports/platform-ports.ts';
import { interactionAnywhere } from './registration/interaction-anywhere.ts';
import { excessesOf } from './registration/mandate-desk.ts';
import { quotePage, type QuoteWords } from './quote-page.ts';

/** Quotes on paper: made while the customer is still there, kept in the profile, and to be sent from there. */
export type QuoteDesk = {
  /** Makes the PDF of what is filled in now. Errors: `not-found`, `registration-incomplete` without a line that counts, `file-not-written`. */
  readonly make: (id: InteractionId) => Promise<Outcome<Quote>>;
  readonly of: (id: InteractionId) => Promise<Outcome<readonly Quote[]>>;
  /**
   * Sends it to the customer: as an e-mail with the PDF through the queue, or as something to be posted where there is no e-mail address.
   * Errors: `not-found`, `file-not-written` when the PDF is gone, and those of sending.
   */
  readonly send: (quoteId: string) => Promise<Outcome<Dispatch>>;
  /** Asks for a place and puts a copy there; false when no place was chosen. */
  readonly saveCopy: (quoteId: string) => Promise<Outcome<boolean>>;
};

export function createQuoteDesk(deps: {
  readonly data: () => DataPort;
  readonly folder: string;
  readonly forms: Pick<FormDesk, 'read'>;
  readonly find: (id: InteractionId) => InteractionView | null;
  /** Whose name stands at the head of the page. */
  readonly houseOf: (id: ProjectId) => string;
  readonly limitsOf: (project: ProjectId, agent: Pick<Agent, 'id' | 'role'>) => Limits;
  readonly agent: () => Agent | null;
  readonly print: (html: string) => Promise<Uint8Array>;
  readonly desktop: Pick<Desktop, 'chooseSaveFile'>;
  /** What the catalogue asks in a conversation. */
  readonly look: ArticleDesk['look'];
  /** Sends customers something. */
  readonly sendOut: DispatchDesk['ask'];
  readonly clock: Clock;
  readonly newId: NewId;
  readonly words: (language: Language) => QuoteWords & { readonly save: string };
  readonly language: () => Language;
}): QuoteDesk {
  const fileOf = (name: string): string => path.join(deps.folder, name);
  return {
    make: async (id) => {
      const interaction = await interactionAnywhere(deps.find, deps.data(), id);
      const form = interaction === null ? null : await deps.forms.read(interaction.form);
      const field = form?.fields.find((each): each is TableField => each.kind === 'table' && each.amounts !== undefined);
      if (interaction === null || form === null || field === undefined) return err(appError('not-found', 'nothing to make a quote of'));
      const { values, contact } = interaction;
      const rows = readRows(field, valueIn(values, field.key)).filter((row) => !isBlankRow(row));
      const totals = tableTotals(field, rows);
      if (!totals.ok || totals.value === null || rows.length === 0 || totals.value.lines.includes(null)) return err(appError('registration-incomplete', 'a line does not count', { missing: field.key }));
      const facts = customerFacts(contact);
      const language = contact?.language ?? deps.language();
      const at = deps.clock.now();
      const today = localDate(at);
      const agent = deps.agent();
      const number = await deps.data().quotes.nextNumber(today.slice(0, 4));
      const quote: Quote = {
        ...{ id: deps.newId(), number, interactionId: id, projectId: interaction.projectId, contactId: interaction.contactId },
        toWhom: [facts.organisation, facts.name].filter((part) => part !== undefined && part !== '').join('\n'),
        email: valueIn(values, 'sentAs') === 'post' ? '' : valueIn(values, 'email') || (facts.email ?? ''),
        ...{ validUntil: valueIn(values, 'validUntil'), total: totals.value.gross, currency: field.amounts?.currency ?? 'EUR', language },
        provisional: agent !== null && (await excessesOf(deps.look, id, form, values, deps.limitsOf(interaction.projectId, agent))).length > 0,
        ...{ file: `${number}.pdf`, at },
      };
      const address = valueIn(values, 'address') || (facts.address ?? '');
      const page = quotePage(quote, { house: deps.houseOf(interaction.projectId), agent: agent?.name ?? '', address, today, note: valueIn(values, 'note'), field, rows, totals: totals.value }, deps.words(language));
      try {
        const pdf = await deps.print(page);
        await mkdir(deps.folder, { recursive: true });
        await writeFile(fileOf(quote.file), pdf, { flag: 'wx' });
      } catch {
        return err(appError('file-not-written', 'the quote could not be printed or written'));
      }
      await deps.data().quotes.add(quote, { agentId: interaction.agentId, at });
      return ok(quote);
    },
    of: async (id) => ok(await deps.data().quotes.ofInteraction(id)),
    send: async (quoteId) => {
      const quote = await deps.data().quotes.get(quoteId);
      if (quote === null) return err(appError('not-found', 'no such quote'));
      try {
        await access(fileOf(quote.file));
      } catch {
        return err(appError('file-not-written', 'the PDF of the quote is gone'));
      }
      const interaction = await interactionAnywhere(deps.find, deps.data(), quote.interactionId);
      const byMail = quote.email !== '';
      return deps.sendOut({
        ...{ kind: 'quote', channel: byMail ? 'mail' : 'post', article: quote.number, materials: byMail ? [quoteMaterial(quote.number)] : [] },
        ...{ contactId: quote.contactId, interactionId: quote.interactionId, toName: quote.toWhom.split('\n').at(-1) ?? '', language: quote.language },
        address: byMail ? quote.email : interaction === null ? '' : valueIn(interaction.values, 'address') || (customerFacts(interaction.contact).address ?? ''),
      });
    },
    saveCopy: async (quoteId) => {
      const quote = await deps.data().quotes.get(quoteId);
      if (quote === null) return err(appError('not-found', 'no such quote'));
      const place = await deps.desktop.chooseSaveFile(deps.words(deps.language()).save, quote.file);
      if (place === null) return ok(false);
      try {
        await copyFile(fileOf(quote.file), place);
        return ok(true);
      } catch {
        return err(appError('file-not-written', 'the quote could not be copied'));
      }
    },
  };
}
