import { zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { summaryOf } from '../../../shared/domain/contact/contact-name.ts';
import type { Callback } from '../../../shared/domain/agreement/callback.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import type { GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import { judge, TRIES_WITHIN_MS, type GuardReason } from '../../../shared/domain/guard/judge.ts';
import { isLegalPerson } from '../../../shared/domain/guard/legal-form.ts';
import { OVERRIDABLE, type OverridableRule } from '../../../shared/domain/project/project-plan.ts';
import { OVERRIDE_MS, type Override } from '../../../shared/domain/guard/override.ts';
import { hidesCaller, isPremium } from '../../../shared/domain/guard/premium-numbers.ts';
import type { Project } from '../../../shared/domain/project/project.ts';
import { appError, type AppError, type AppErrorCode } from '../../../shared/errors/app-error.ts';
import type { AgentId, CallId, ContactId, E164, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { NewId, Outcome } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';
import type { Visibility } from '../visibility.ts';
import { createDeathGuard } from './death-guard.ts';
import type { Holidays } from './holidays.ts';

/** Calls back a little early, and whenever it is late, are those that were asked for. */
const EARLY_MS = 15 * 60_000;
const SHOWN = 200;
/** A number that is shown instead of the caller's own and hides who calls (RFC 3323, 4.1.1.3). */
const ANONYMOUS = /anonymous|restricted|unavailable|private|unknown/i;

const CODE: Readonly<Record<GuardReason, AppErrorCode>> = {
  objection: 'objection',
  'do-not-call': 'guard-do-not-call',
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
export type GuardDesk = {
  /** @param target as it is dialled */
  readonly mayDial: (projectId: ProjectId, contactId: ContactId | null, number: E164 | null, target?: string) => Promise<AppError | null> | null;
  /** Sets the rule that has just refused a call aside for one try, with a reason. Errors: `call-not-possible` when nothing was refused, `not-allowed` when the project does not allow it. */
  readonly setAside: (reason: string) => Promise<Outcome>;
  /** Somebody who died is called all the same, for the relatives. Error `call-not-possible` when no such call was refused. */
  readonly callAllTheSame: () => Outcome;
  /** The refused call is not to be made. */
  readonly leave: () => Outcome;
  readonly overrides: () => Promise<Outcome<readonly Override[]>>;
  /** Notes that the right to object was offered in a call, or takes it back. Error `not-found`. */
  readonly offered: (callId: CallId, on: boolean) => Promise<Outcome>;
};

/** A rule that was set aside, until the call is made. */
type SetAside = { readonly id: string; readonly key: string; readonly rule: OverridableRule; readonly until: number };

export function createGuardDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  /** That somebody has died stops every call that was not confirmed. */
  readonly deceased: (contactId: ContactId | null, number: E164 | null) => Promise<AppError | null> | null;
  readonly purposeOf: (id: ProjectId) => Purpose;
  readonly planOf: (id: ProjectId) => Project['plan'];
  readonly callbacks: () => readonly Callback[];
  readonly holidays: Holidays;
  readonly rules: () => GuardRules;
  readonly visibility: Pick<Visibility, 'contact'>;
  readonly zone: () => string;
  readonly agentId: () => AgentId;
  readonly newId: NewId;
  readonly clock: Clock;
}): GuardDesk {
  const { data, store, clock } = deps;
  const deaths = createDeathGuard(deps.deceased, clock);
  let aside: readonly SetAside[] = [];
  const keyOf = (contactId: ContactId | null, number: E164 | null): string => `${contactId ?? ''} ${number ?? ''}`;
  const show = (change: Partial<ReturnType<StateStore['get']>['guard']>): void => store.setSlice('guard', { ...store.get().guard, ...change });

  /** Whom a refused call was for; empty when nobody is known, or several. */
  const nameOf = async (contact: Contact | null, number: E164 | null): Promise<string> => {
    const known = contact !== null ? [contact] : number === null ? [] : await data().contacts.findByPhone(number, false);
    const [only] = known;
    return only === undefined || known.length > 1 ? '' : summaryOf(deps.visibility.contact(only)).name;
  };

  const ask = async (projectId: ProjectId, contactId: ContactId | null, number: E164 | null, target: string): Promise<AppError | null> => {
    const at = clock.now();
    const purpose = deps.purposeOf(projectId);
    const plan = deps.planOf(projectId);
    const [known, contact, record, holiday] = await Promise.all([
      data().consents.forDialling({ contactId, number }, purpose),
      contactId === null ? null : data().contacts.get(contactId),
      data().guard.record({ contactId, number, purpose, since: at - TRIES_WITHIN_MS }),
      deps.holidays.at(number, at),
    ]);
    const asked = deps.callbacks().filter((one) => one.dueAt - EARLY_MS <= at && ((contactId !== null && one.contactId === contactId) || (number !== null && one.number === number)));
    const key = keyOf(contactId, number);
    aside = aside.filter((one) => one.until > at);
    const mine = aside.filter((one) => one.key === key);
    const verdict = judge(
      {
        ...{ at, purpose, exemption: plan.exemption ?? 'none', product: plan.product ?? '', consents: known.consents, objections: known.objections },
        latest: Math.max(0, ...store.get().recentCalls.map((call) => call.at)),
        requestedAt: asked.length === 0 ? null : Math.max(...asked.map(({ madeAt }) => madeAt)),
        premium: number !== null && isPremium(number) && plan.premium !== true,
        anonymous: ANONYMOUS.test(plan.callerId) || hidesCaller(target),
        legalPerson: contact !== null && isLegalPerson(contact.organisation),
        zones: number === null ? [deps.zone()] : zonesOfNumber(number, deps.zone(), at),
        ...{ holiday: holiday !== null, ...record, setAside: mine.map(({ rule }) => rule) },
      },
      deps.rules(),
    );
    if (verdict.allowed) {
      const used = mine.filter(({ rule }) => verdict.despite.includes(rule));
      for (const { id } of used) await data().guard.useOverride(id, at);
      // For one call.
      aside = aside.filter((one) => one.key !== key);
      if (store.get().guard.refused !== null) show({ refused: null });
      return null;
    }
    const { reason } = verdict;
    const rule = OVERRIDABLE.find((one) => one === reason);
    const mayBeSetAside = rule !== undefined && (plan.overrides ?? []).includes(rule);
    const name = mayBeSetAside ? await nameOf(contact, number) : '';
    show({ refused: mayBeSetAside ? { projectId, contactId, name, number, rule, at } : null });
    return appError(CODE[reason], `not to be dialled: ${reason}`, {
      ...{ source: verdict.source, also: verdict.source === '' ? '' : `: ${verdict.source}`, holiday: holiday?.name[store.get().settings.language] ?? '' },
      ...(verdict.next === null ? {} : { nextAt: verdict.next }),
    });
  };
  return {
    mayDial: (projectId, contactId, number, target = '') => {
      const died = deaths.refusal(contactId, number);
      if (deps.purposeOf(projectId) === 'service') return died;
      return (async () => (await died) ?? ask(projectId, contactId, number, target))();
    },
    callAllTheSame: deaths.callAllTheSame,
    setAside: async (reason) => {
      const { refused } = store.get().guard;
      if (refused === null) return err(appError('call-not-possible', 'no call was refused'));
      const { projectId, contactId, number, rule } = refused;
      if (!(deps.planOf(projectId).overrides ?? []).includes(rule)) return err(appError('not-allowed', 'the project does not allow it', { role: 'administrator' }));
      const id = deps.newId();
      await data().guard.addOverride({ id, rule, reason, number, contactId, projectId }, { agentId: deps.agentId(), at: clock.now() });
      aside = [...aside, { id, key: keyOf(contactId, number), rule, until: clock.now() + OVERRIDE_MS }];
      show({ refused: null });
      return ok();
    },
    leave: () => {
      show({ refused: null });
      return ok();
    },
    overrides: async () => ok(await data().guard.overrides(SHOWN)),
    offered: async (callId, on) => {
      const call = store.get().calls.calls.find(({ id }) => id === callId);
      if (call === undefined) return err(appError('not-found', `call ${callId}`));
      const contactId = store.get().interactions.find(({ id }) => id === call.interactionId)?.contact?.id ?? null;
      await data().guard.offered(callId, contactId, on, { agentId: deps.agentId(), at: clock.now() });
      const others = store.get().guard.offered.filter((id) => id !== callId);
      show({ offered: on ? [...others, callId] : others });
      return ok();
    },
  };
}
