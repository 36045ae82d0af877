import { zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import type { Callback } from '../../../shared/domain/agreement/callback.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import { DUTCH_RULES } from '../../../shared/domain/guard/guard-rules.ts';
import { judge, TRIES_WITHIN_MS, type GuardReason } from '../../../shared/domain/guard/judge.ts';
import { isLegalPerson } from '../../../shared/domain/guard/legal-form.ts';
import { isPremium } from '../../../shared/domain/guard/premium-numbers.ts';
import type { Project } from '../../../shared/domain/project/project.ts';
import { appError, type AppError, type AppErrorCode } from '../../../shared/errors/app-error.ts';
import type { ContactId, E164, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { StateStore } from '../state-store.ts';
import type { Holidays } from './holidays.ts';

/** Calls back a little early, and whenever it is late, are those that were asked for. */
const EARLY_MS = 15 * 60_000;
/** Earlier contacts that are counted. */
const EARLIER = 100;
/** A number that is shown instead of the caller's own and hides who calls (RFC 3323, 4.1.1.3). */
const ANONYMOUS = /anonymous|restricted|unavailable|private|unknown/i;

const CODE: Readonly<Record<GuardReason, AppErrorCode>> = {
  objection: 'objection',
  'no-legal-basis': 'no-legal-basis',
  premium: 'guard-premium',
  rules: 'guard-rules',
  'caller-id': 'guard-caller-id',
  tries: 'guard-tries',
  holiday: 'guard-holiday',
  hours: 'guard-hours',
  pause: 'guard-pause',
};

/** Asks before each call that nobody asked for whether it may be made (DOMAIN 9, invariant 4). */
export type GuardDesk = { readonly mayDial: (projectId: ProjectId, contactId: ContactId | null, number: E164 | null) => Promise<AppError | null> | null };

export function createGuardDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  /** That somebody has died forbids every call. */
  readonly deceased: (contactId: ContactId | null) => Promise<AppError | null> | null;
  readonly purposeOf: (id: ProjectId) => Purpose;
  readonly planOf: (id: ProjectId) => Project['plan'];
  readonly callbacks: () => readonly Callback[];
  readonly holidays: Holidays;
  readonly zone: () => string;
  readonly clock: Clock;
}): GuardDesk {
  const ask = async (projectId: ProjectId, contactId: ContactId | null, number: E164 | null): Promise<AppError | null> => {
    const { data, store } = deps;
    const at = deps.clock.now();
    const plan = deps.planOf(projectId);
    const [known, contact, history, holiday] = await Promise.all([
      data().consents.forDialling({ contactId, number }, deps.purposeOf(projectId)),
      contactId === null ? null : data().contacts.get(contactId),
      contactId === null ? [] : data().contacts.history(contactId, EARLIER),
      deps.holidays.at(number, at),
    ]);
    const earlier = store.get().recentCalls.filter((call) => call.direction === 'out' && call.number === number && number !== null);
    const asked = deps.callbacks().filter((one) => one.dueAt - EARLY_MS <= at && ((contactId !== null && one.contactId === contactId) || (number !== null && one.number === number)));
    const verdict = judge(
      {
        ...{ at, purpose: deps.purposeOf(projectId), exemption: plan.exemption ?? 'none', product: plan.product ?? '', consents: known.consents, objections: known.objections },
        latest: Math.max(0, ...store.get().recentCalls.map((call) => call.at)),
        requestedAt: asked.length === 0 ? null : Math.max(...asked.map(({ madeAt }) => madeAt)),
        premium: number !== null && isPremium(number),
        anonymous: ANONYMOUS.test(plan.callerId),
        legalPerson: contact !== null && isLegalPerson(contact.organisation),
        zones: number === null ? [deps.zone()] : zonesOfNumber(number, deps.zone()),
        holiday: holiday !== null,
        lastCallAt: earlier.length === 0 ? null : Math.max(...earlier.map((call) => call.at)),
        tries: history.filter((call) => call.direction === 'out' && !call.answered && at - call.at < TRIES_WITHIN_MS).length,
      },
      DUTCH_RULES,
    );
    if (verdict.allowed) return null;
    return appError(CODE[verdict.reason], `not to be dialled: ${verdict.reason}`, {
      ...{ source: verdict.source, holiday: holiday?.name[store.get().settings.language] ?? '' },
      ...(verdict.next === null ? {} : { nextAt: verdict.next }),
    });
  };
  return {
    mayDial: (projectId, contactId, number) => {
      const died = deps.deceased(contactId);
      if (deps.purposeOf(projectId) === 'service') return died;
      return (async () => (await died) ?? ask(projectId, contactId, number))();
    },
  };
}
