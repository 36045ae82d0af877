import { isDate } from '../contact/calendar-date.ts';
import { addDays } from './field-text.ts';
import { valueIn } from './field-values.ts';
import type { RegistrationForm, RegistrationKind, RegistrationValues } from './form.ts';
import { meaningOf, type OutcomeMeaning } from './outcome.ts';

/** What becomes of a registration after the conversation (DOMAIN 4): its states, the ways between them, and the day it is measured by. */
type LifeCycle = {
  /** Where each state can go; a state without ways is the end. */
  readonly ways: Readonly<Record<string, readonly string[]>>;
  /** The field with the day by which something has to be done. */
  readonly term: string;
  /** Nothing has to be done by that day any more. */
  readonly met: readonly string[];
  /** With another outcome there is nothing to follow: nothing was ordered, asked for or reserved. */
  readonly meanings: readonly OutcomeMeaning[];
};

const CYCLES: Partial<Readonly<Record<RegistrationKind, LifeCycle>>> = {
  complaint: {
    ways: {
      received: ['acknowledged', 'in-progress', 'solved', 'refused', 'escalated'],
      acknowledged: ['in-progress', 'solved', 'refused', 'escalated'],
      'in-progress': ['solved', 'refused', 'escalated'],
      escalated: ['in-progress', 'solved', 'refused'],
      solved: ['reported-back', 'in-progress'],
      refused: ['reported-back', 'in-progress'],
      'reported-back': ['closed', 'in-progress'],
      closed: [],
    },
    term: 'term',
    met: ['reported-back', 'closed'],
    meanings: ['complete', 'sale', 'contact', 'callback'],
  },
  'sales-order': {
    ways: { draft: ['confirmed', 'cancelled'], confirmed: ['passed-on', 'cancelled'], 'passed-on': ['delivered', 'cancelled'], delivered: [], cancelled: [] },
    term: 'deliveryDate',
    met: ['delivered', 'cancelled'],
    meanings: ['sale'],
  },
  quote: {
    ways: { draft: ['sent', 'declined', 'expired'], sent: ['accepted', 'declined', 'expired'], accepted: [], declined: [], expired: [] },
    term: 'validUntil',
    met: ['accepted', 'declined', 'expired'],
    meanings: ['sale', 'contact'],
  },
  reservation: {
    ways: { requested: ['confirmed', 'cancelled'], confirmed: ['cancelled'], cancelled: [] },
    term: 'date',
    met: ['cancelled'],
    meanings: ['sale', 'complete'],
  },
};

/** Where a registration stands in its life. */
export type CaseState = {
  readonly state: string;
  /** What it can become next; nothing for a state of a form of one's own, which may become any of its choices. */
  readonly next: readonly string[];
  /** An ISO date; null without one, or when nothing is left to do by it. */
  readonly term: string | null;
  readonly open: boolean;
};

/** Null for what has no life after the conversation. */
export function caseOf(form: Pick<RegistrationForm, 'kind' | 'fields' | 'choices'>, values: RegistrationValues): CaseState | null {
  const cycle = CYCLES[form.kind];
  const field = form.fields.find(({ key }) => key === 'state');
  const meaning = meaningOf(form.choices, valueIn(values, 'outcome'));
  if (cycle === undefined || field?.kind !== 'choice' || meaning === null || !cycle.meanings.includes(meaning)) return null;
  const state = valueIn(values, 'state');
  if (state === '') return null;
  const known = field.options.map(({ value }) => value);
  const ways = Object.hasOwn(cycle.ways, state) ? cycle.ways[state] : undefined;
  const term = valueIn(values, cycle.term);
  return {
    state,
    next: (ways ?? known.filter((each) => each !== state)).filter((each) => known.includes(each)),
    term: isDate(term) && !cycle.met.includes(state) ? term : null,
    open: ways === undefined || (ways.length > 0 && !cycle.met.includes(state)),
  };
}

/** Whether the state may follow that of what is on record; staying is no move. */
export function mayBecome(form: Pick<RegistrationForm, 'kind' | 'fields' | 'choices'>, values: RegistrationValues, state: string): boolean {
  const present = caseOf(form, values);
  return present === null || present.state === state || present.next.includes(state);
}

export type TermLook = 'late' | 'today' | 'soon' | 'later';

/** How near the day is. @param today an ISO date, the calendar's day here, whatever the clocks do in between */
export function termLook(term: string, today: string): TermLook {
  if (term < today) return 'late';
  if (term === today) return 'today';
  return term <= addDays(today, 3) ? 'soon' : 'later';
}
