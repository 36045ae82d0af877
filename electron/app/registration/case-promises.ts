import { quickDue } from '../../../shared/domain/agreement/agenda.ts';
import { isOpen, type Agreement } from '../../../shared/domain/agreement/agreement.ts';
import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import { localDate } from '../../../shared/domain/contact/calendar-date.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { describeRegistration, inOneLine } from '../../../shared/domain/registration/describe.ts';
import { addDays } from '../../../shared/domain/registration/field-text.ts';
import type { RegistrationForm } from '../../../shared/domain/registration/form.ts';
import { caseOf, type CaseState } from '../../../shared/domain/registration/life-cycle.ts';
import type { AgreementId } from '../../../shared/lib/brand.ts';
import type { PromisePurpose } from '../ports/registration-port.ts';
import type { RegistrationDeps } from './deps.ts';

/** Until when on its last day something can be done, by the clock of this computer; and when a customer is asked about a quote. */
const END_OF_DAY_HOUR = 17;
const ASK_HOUR = 10;
/** A quote is followed so many days before it ends. */
const BEFORE_THE_END_DAYS = 3;
const LONGEST_SUBJECT = 200;

export type CasePromises = {
  /** What it was about, in one line. */
  readonly subjectOf: (interaction: Interaction, form: RegistrationForm) => string;
  readonly make: (interaction: Interaction, purpose: PromisePurpose | null, what: string, dueAt: number) => Promise<Agreement>;
  /** The promises that go with where a registration stands: made, moved to another day, kept, opened again. */
  readonly follow: (interaction: Interaction, form: RegistrationForm) => Promise<void>;
};

/** The moment on a day by the clock of this computer, also on the days on which the clocks change. */
function momentOn(day: string, hour: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, hour).getTime();
}

/** A registration that goes on after the conversation is watched by a promise, which is told when due and first at log-in when late. */
export function createCasePromises(deps: RegistrationDeps): CasePromises {
  const subjectOf: CasePromises['subjectOf'] = (interaction, form) => {
    const described = describeRegistration(form, interaction.values).subject;
    const contact = deps.store.get().interactions.find(({ id }) => id === interaction.id)?.contact ?? null;
    return inOneLine(described?.[deps.language()] ?? (contact === null ? interaction.remoteRaw : fullName(contact))).replaceAll(/\s+/gu, ' ').slice(0, LONGEST_SUBJECT);
  };

  const make: CasePromises['make'] = async (interaction, purpose, what, dueAt) => {
    const made = await deps.agreements.make({ contactId: interaction.contactId, interactionId: interaction.id, number: interaction.remoteNumber, what, dueAt, owner: deps.agentId() });
    if (!made.ok) throw new Error(made.error.message);
    if (purpose !== null) await deps.data().registrations.addPromise(interaction.id, purpose, made.value.id);
    return made.value;
  };

  /** The promise of a purpose as it should be now; null is for nothing to do any more. */
  const wanted = (kind: RegistrationForm['kind'], { state, term, open }: CaseState, subject: string): { readonly purpose: PromisePurpose; readonly what: string; readonly dueAt: number } | null => {
    const words = deps.words();
    const today = localDate(deps.clock.now());
    if (!open || term === null) return null;
    if (kind === 'complaint') return { purpose: 'answer', what: words.answer(subject), dueAt: momentOn(term, END_OF_DAY_HOUR) };
    if (kind === 'quote') {
      const ask = addDays(term, -BEFORE_THE_END_DAYS);
      return { purpose: 'quote', what: words.followQuote(subject), dueAt: momentOn(ask > today ? ask : term, ASK_HOUR) };
    }
    return kind === 'sales-order' && state === 'passed-on' ? { purpose: 'order', what: words.processOrder(subject), dueAt: momentOn(term, END_OF_DAY_HOUR) } : null;
  };

  const known = async (id: AgreementId): Promise<Agreement | null> =>
    deps.data().agreements.get(id, { agentId: deps.agentId(), practice: deps.practice() });

  /** Somebody else's promise is left to its owner. */
  const move = async (agreement: Agreement, change: Parameters<RegistrationDeps['agreements']['move']>[2]): Promise<void> =>
    void (await deps.agreements.move(agreement.id, agreement.version, change));

  return {
    subjectOf,
    make,
    follow: async (interaction, form) => {
      const present = caseOf(form, interaction.values);
      const subject = subjectOf(interaction, form);
      const wish = present === null ? null : wanted(form.kind, present, subject);
      const linked = (await deps.data().registrations.promises(interaction.id)).filter(({ purpose }) => purpose !== 'by-hand');
      for (const { purpose, agreementId } of linked) {
        const agreement = await known(agreementId);
        if (agreement === null) continue;
        if (wish?.purpose !== purpose) {
          if (isOpen(agreement)) await move(agreement, { do: 'settle', state: 'kept', result: describeRegistration(form, interaction.values).facts.find(({ key }) => key === 'state')?.value[deps.language()] ?? '' });
          continue;
        }
        if (!isOpen(agreement)) await move(agreement, { do: 'reopen' });
        const now = await known(agreementId);
        if (now !== null && now.dueAt !== wish.dueAt) await move(now, { do: 'change', what: now.what, dueAt: wish.dueAt });
      }
      if (wish === null || linked.some(({ purpose }) => purpose === wish.purpose)) return;
      const made = await make(interaction, wish.purpose, wish.what, wish.dueAt);
      // The order goes to whoever processes it, who gives the receipt by accepting.
      if (wish.purpose === 'order') await move(made, { do: 'offer', to: null, department: deps.words().orderDesk, note: deps.words().orderNote });
    },
  };
}

/** Tomorrow at the usual hour. */
export function tomorrow(now: number): number {
  return quickDue('tomorrow', now);
}
