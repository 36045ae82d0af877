import type { CalendarDesk } from '../../app/follow-up/calendar-desk.ts';
import type { Handlers } from '../handler.ts';

export function plannerHandlers(calendar: CalendarDesk): Handlers<'planner'> {
  return { 'planner.calendar': () => calendar.save() };
}
