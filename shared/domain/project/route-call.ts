import { parsePhone } from '../contact/phone-number.ts';
import type { Project } from './project.ts';

/** What an INVITE says about why it came here. */
export type InviteFacts = {
  /** The numbers and user parts that were called or that the call was diverted from, the most telling first. */
  readonly called: readonly string[];
  /** Every header that may route, by its name in small letters. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
};

/** Headers in which exchanges tell the queue that a call waited in. */
const QUEUE_HEADERS = ['x-queue', 'x-queue-name', 'x-queuename', 'x-asterisk-queue', 'x-genesys-queue', 'x-acd-queue'];

/**
 * The project that an incoming call is for; null where nothing says so. What the exchange says on purpose (a header, a queue) counts before
 * the number that was dialled.
 * @param country ISO 3166 code that numbers without country code are read in
 */
export function projectForInvite<One extends Pick<Project, 'plan'>>(projects: readonly One[], invite: InviteFacts, country: string): One | null {
  for (const kind of ['header', 'queue', 'number'] as const)
    for (const project of projects)
      for (const route of project.plan.routes) {
        if (route.on !== kind || route.value.trim() === '') continue;
        if (kind === 'header' && valuesOf(invite, [route.header]).some((value) => fits(value, route.value))) return project;
        if (kind === 'queue' && valuesOf(invite, QUEUE_HEADERS).some((value) => fits(value, route.value))) return project;
        if (kind === 'number' && invite.called.some((called) => sameNumber(called, route.value, country))) return project;
      }
  return null;
}

function valuesOf({ headers }: InviteFacts, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const key = name.trim().toLowerCase();
    return Object.hasOwn(headers, key) ? (headers[key] ?? []) : [];
  });
}

function fits(value: string, wanted: string): boolean {
  const [have, want] = [value.trim().toLowerCase(), wanted.trim().toLowerCase()];
  return want.endsWith('*') ? have.startsWith(want.slice(0, -1)) : have === want;
}

function sameNumber(called: string, wanted: string, country: string): boolean {
  if (fits(called, wanted)) return true;
  if (wanted.trim().endsWith('*')) return false;
  const [have, want] = [parsePhone(called, country), parsePhone(wanted, country)];
  return have !== null && have === want;
}
