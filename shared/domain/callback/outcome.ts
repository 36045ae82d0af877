import { instantAt } from '../../lib/zone-time.ts';
import { isDate } from '../contact/calendar-date.ts';
import { valueIn } from '../registration/field-values.ts';
import type { RegistrationForm, RegistrationValues } from '../registration/form.ts';
import { meaningOf } from '../registration/outcome.ts';

/** The field of the shipped forms that holds the day on which somebody is called back. */
export const CALLBACK_FIELD = 'callbackAt';
/** When people are called back on a day without an hour. */
const MORNING_HOUR = 9;

/** Whether the outcome that was chosen means that somebody is called back, in whichever set of outcomes. */
export function endsInCallback(form: Pick<RegistrationForm, 'choices'>, values: RegistrationValues): boolean {
  return meaningOf(form.choices, valueIn(values, 'outcome')) === 'callback';
}

/**
 * The morning of a day by the clock of a place, wall-clock ms.
 * @param day an ISO date; null for anything else
 */
export function morningOf(day: string, zone: string): number | null {
  if (!isDate(day)) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantAt({ year, month, day: date, hour: MORNING_HOUR, minute: 0 }, zone);
}
