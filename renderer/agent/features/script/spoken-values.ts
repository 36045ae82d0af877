import { CALLBACK_FIELD } from '../../../../shared/domain/callback/outcome.ts';
import { describedText, inOneLine } from '../../../../shared/domain/registration/describe.ts';
import { fieldByKey } from '../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { houseOf } from '../../../../shared/domain/project/project.ts';
import { mergeValuesOf } from '../../../../shared/domain/interaction/merge-values.ts';
import type { VerifyItem } from '../../../../shared/domain/verification/verification.ts';
import { listValues, type MergeField, type MergeValues } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { AppState, InteractionView } from '../../../../shared/ipc/app-state.ts';

/** What cannot be spoken while an item is to be confirmed. */
const COVERED: Readonly<Record<VerifyItem, readonly MergeField[]>> = {
  name: ['customer.name', 'customer.fullName'],
  birthDate: [],
  postcode: ['customer.address'],
  customerNumber: ['customer.number'],
};

/** What the spoken texts can name now. @param now wall-clock ms @param language that the customer is spoken to */
export function spokenValues(
  interaction: InteractionView,
  { session, project, settings }: Pick<AppState, 'session' | 'project' | 'settings'>,
  now: number,
  language: 'en' | 'nl',
): MergeValues {
  const { country } = settings;
  const day = new Date(now);
  const tomorrow = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  const values = mergeValuesOf({
    contact: interaction.contact,
    phone: displayPhone(interaction.remoteNumber ?? interaction.remoteRaw, country),
    agentName: session.agent?.name ?? '',
    companyName: project === null ? '' : houseOf(project),
    language,
    today: spokenDate(day, language),
    tomorrow: spokenDate(tomorrow, language),
  });
  const said = interaction.list === undefined ? values : { ...listValues(interaction.list.fields), ...values };
  // What is covered is no word to say; what a list says does not reach the window until the caller is verified.
  const covered = (interaction.masked === undefined ? [] : (interaction.verification?.required ?? [])).flatMap((item) => COVERED[item]);
  return Object.fromEntries(Object.entries(said).filter(([field]) => !covered.some((each) => each === field)));
}

/** As it is said: "Monday 23 November", "maandag 23 november". */
export function spokenDate(day: Date, language: 'en' | 'nl'): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
    .format(day)
    .replace(',', '');
}

/**
 * The answers as the summary reads them back: where an answer fills a field of the form, what stands there now, because that is what
 * the agent has corrected. A closing full stop falls away: the sentence around it has its own.
 */
export function spokenAnswers(
  script: Script,
  form: RegistrationForm | null,
  interaction: InteractionView,
  language: 'en' | 'nl',
): Readonly<Record<string, StepAnswer>> {
  const spoken = (text: string): string => text.trim().replace(/[.。]+$/u, '');
  const answers: Record<string, StepAnswer> = {};
  for (const [stepId, answer] of Object.entries(interaction.script.answers)) {
    answers[stepId] = { ...answer, text: spoken(answer.text) };
  }
  for (const { id, fillsField } of script.steps) {
    const field = form === null || fillsField === undefined ? null : fieldByKey(form, fillsField);
    // The hour is in the answer; the form has the day.
    if (field?.key === CALLBACK_FIELD && answers[id] !== undefined) continue;
    const value = field === null ? undefined : interaction.values[field.key]?.value;
    if (value !== undefined && value.trim() !== '' && fillsOnce(script, fillsField)) {
      const text = form === null || field === null ? value : inOneLine(describedText(form, field, value, language));
      answers[id] = { value: answers[id]?.value ?? value, text: spoken(text) };
    }
  }
  return answers;
}

/** A field that several steps fill belongs to none of them. */
function fillsOnce(script: Script, field: string | undefined): boolean {
  return script.steps.filter((step) => step.fillsField === field).length === 1;
}
