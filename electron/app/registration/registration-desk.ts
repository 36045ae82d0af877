import { localDate } from '../../../shared/domain/contact/calendar-date.ts';
import { missingForCompletion } from '../../../shared/domain/interaction/completion.ts';
import { customerFacts } from '../../../shared/domain/interaction/customer-facts.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { fieldStates, shownValues, type FormAbout } from '../../../shared/domain/registration/field-state.ts';
import { registrationCounts, type RegistrationCounts } from '../../../shared/domain/registration/counts.ts';
import { changeField, fitsForm, optionsOf, valueIn } from '../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../shared/domain/registration/form.ts';
import { mayBecome } from '../../../shared/domain/registration/life-cycle.ts';
import type { ChangeCause, RegistrationRecord, RegistrationsFound, WrittenBack } from '../../../shared/domain/interaction/record.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { OpenedRegistration, RegistrationQuery } from '../../../shared/ipc/commands/registration.ts';
import type { InteractionId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { Aftermath } from './aftermath.ts';
import type { RegistrationDeps } from './deps.ts';
import type { EnrichmentDesk } from './enrichment-desk.ts';

const PAGE = 100;
/** What comes later than this after the end was not on its way; ms. The longest are commands that print or send. */
const LATE_MS = 30_000;

/** Registrations that are on record: found again, put right, completed, brought further. Whatever is changed is kept as it was, with who and when. */
export type RegistrationDesk = {
  readonly list: (query: RegistrationQuery) => Promise<Outcome<RegistrationsFound>>;
  /** How often each answer was given. Error `not-found` for the form. @param since wall-clock ms; null for ever */
  readonly counts: (formId: string, since: number | null, search: Omit<RegistrationQuery, 'offset'>) => Promise<Outcome<RegistrationCounts>>;
  /** Errors: `not-found`, `contact-hidden`. */
  readonly open: (id: InteractionId) => Promise<Outcome<OpenedRegistration>>;
  /**
   * Changes fields. Errors: `stale-version` when somebody else was first, `case-step` for a state that cannot follow, `registration-incomplete`
   * when something that is needed would be missing from one that was complete, `bad-request` for a value that the form does not have.
   */
  readonly change: (id: InteractionId, version: number, fields: Readonly<Record<string, string>>, reason: string) => Promise<Outcome<OpenedRegistration>>;
  /**
   * Takes a value that was on its way when the call ended and the registration closed itself: typed in the last moment, or what came of a
   * command. Errors: those of `change`; `not-found` when it was not closed just now.
   */
  readonly late: (id: InteractionId, field: string, value: string) => Promise<Outcome>;
  /** Back to what stood there before the last change. Errors: `not-found` when there is none, `stale-version`. */
  readonly takeBack: (id: InteractionId, version: number) => Promise<Outcome<OpenedRegistration>>;
  /** Takes what it wrote out of the customer's record again. */
  readonly putBackData: (id: InteractionId) => Promise<Outcome<WrittenBack>>;
};

export function createRegistrationDesk(deps: RegistrationDeps & { readonly aftermath: Aftermath; readonly enrichment: EnrichmentDesk }): RegistrationDesk {
  /** Fields of one form come at once; each needs the version that the one before it made. */
  let lateOnes: Promise<unknown> = Promise.resolve();
  const registrations = () => deps.data().registrations;

  const found = async (id: InteractionId): Promise<Outcome<RegistrationRecord>> => {
    const record = await registrations().get(id);
    if (record === null) return err(appError('not-found', 'no such registration'));
    const { contactId } = record.interaction;
    if (contactId !== null && !(await deps.visibility.maySee(contactId))) return err(appError('contact-hidden', `contact ${contactId} is confidential`));
    return ok(record);
  };

  const opened = async (id: InteractionId): Promise<Outcome<OpenedRegistration>> => {
    const record = await found(id);
    if (!record.ok) return record;
    const { interaction, ...rest } = record.value;
    const contact = interaction.contactId === null ? null : await deps.data().contacts.get(interaction.contactId);
    const viewer = { agentId: deps.agentId(), practice: deps.practice() };
    const linked = await registrations().promises(id);
    const promises = (await Promise.all(linked.map(({ agreementId }) => deps.data().agreements.get(agreementId, viewer)))).filter((each) => each !== null);
    return ok({ ...rest, interaction: { ...interaction, contact: contact === null ? null : deps.visibility.contact(contact) }, promises });
  };

  const aboutOf = async ({ script, contactId, startedAt }: Interaction): Promise<FormAbout> => ({
    answers: script.answers,
    customer: customerFacts(contactId === null ? null : await deps.data().contacts.get(contactId)),
    today: localDate(startedAt),
  });

  const write = async (record: RegistrationRecord, after: Interaction, cause: ChangeCause, reason: string): Promise<Outcome<OpenedRegistration>> => {
    const { interaction: before, version } = record;
    if (!(await registrations().change(after, version, { cause, reason }, { agentId: deps.agentId(), at: deps.clock.now() })))
      return err(appError('stale-version', `registration ${before.id}`));
    await deps.aftermath.changed(after, before);
    return opened(before.id);
  };

  /** A state that follows, and nothing else, is a step; anything else puts something right. */
  const causeOf = (fields: Readonly<Record<string, string>>): ChangeCause => (Object.keys(fields).length === 1 && Object.hasOwn(fields, 'state') ? 'step' : 'correction');

  const changed = (before: Interaction, form: RegistrationForm, about: FormAbout, fields: Readonly<Record<string, string>>): Outcome<Interaction> => {
    const unfit = Object.entries(fields).find(([key, value]) => !fitsForm(form, key, value));
    if (unfit !== undefined) return err(appError('bad-request', 'the form has no such field or choice', { field: unfit[0] }));
    const typed = Object.entries(fields).reduce((values, [key, value]) => changeField(values, form, key, value, 'agent'), before.values);
    if (Object.hasOwn(fields, 'state') && !mayBecome(form, before.values, valueIn(typed, 'state'))) return err(appError('case-step', 'the state cannot follow', { field: 'state' }));
    const values = shownValues(form, typed, about);
    const missing = missingForCompletion(values, form, about);
    const wasMissing = missingForCompletion(before.values, form, about);
    // A day that has passed since is no new fault: what was taken then is not asked anew.
    const states = fieldStates(form, values, about);
    const worse = missing.filter((key) => !wasMissing.includes(key) || (Object.hasOwn(fields, key) && states.get(key)?.problem !== null));
    if (before.state === 'completed' && worse.length > 0) return err(appError('registration-incomplete', 'required fields are empty', { missing: worse.join(',') }));
    if (before.state === 'incomplete' && missing.length === 0) return ok({ ...before, values, state: 'completed', incompleteReason: null });
    return ok({ ...before, values });
  };

  const change: RegistrationDesk['change'] = async (id, version, fields, reason) => {
    const record = await found(id);
    if (!record.ok) return record;
    if (record.value.version !== version) return err(appError('stale-version', `registration ${id}`));
    const before = record.value.interaction;
    const form = await deps.forms.read(before.form);
    if (form === null) return err(appError('not-found', 'its form is nowhere'));
    const after = changed(before, form, await aboutOf(before), fields);
    if (!after.ok) return after;
    if (after.value.state === before.state && JSON.stringify(after.value.values) === JSON.stringify(before.values)) return opened(id);
    return write(record.value, after.value, causeOf(fields), reason.trim());
  };

  return {
    list: async ({ which, kind, query, offset }) => ok(await registrations().list({ which, kind, query, viewer: { agentId: deps.agentId(), practice: deps.practice() }, limit: PAGE, offset })),
    counts: async (formId, since, search) => {
      if (!deps.forms.hasForm(formId)) return err(appError('not-found', `form ${formId}`));
      const form = deps.forms.newest(formId, null);
      const keys = form.fields.filter((field) => optionsOf(form, field) !== null).map(({ key }) => key);
      const { total, found: values } = await registrations().counts({ ...search, formId, keys, since, viewer: { agentId: deps.agentId(), practice: deps.practice() } });
      return ok(registrationCounts(form, total, values));
    },
    open: opened,
    change,
    late: (id, field, value) => {
      const taken = lateOnes.then(async (): Promise<Outcome> => {
        const closedAt = await deps.closedAt(id);
        if (closedAt === null || deps.clock.now() - closedAt > LATE_MS) return err(appError('not-found', 'the registration is closed'));
        const record = await found(id);
        if (!record.ok) return record;
        const done = await change(id, record.value.version, { [field]: value }, '');
        return done.ok ? ok() : done;
      });
      lateOnes = taken.catch(() => undefined);
      return taken;
    },
    takeBack: async (id, version) => {
      const record = await found(id);
      if (!record.ok) return record;
      if (record.value.version !== version) return err(appError('stale-version', `registration ${id}`));
      const [last] = record.value.changes;
      if (last === undefined) return err(appError('not-found', 'nothing to take back'));
      const { interaction } = record.value;
      return write(record.value, { ...interaction, values: last.before, state: last.formerState, incompleteReason: last.formerReason }, 'take-back', '');
    },
    putBackData: (id) => deps.enrichment.takeBack(id),
  };
}
