// Words that the stories share.
import { AUDIO_CODECS } from '../../../shared/domain/account/account.ts';
import type { CommandInput, TestCore, TestCoreOptions } from '../../support/test-core.ts';
import { startCore } from '../../support/test-core.ts';
import type { Call } from '../../../shared/domain/call/call.ts';
import { upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { newPhone, type Contact, type ContactFields } from '../../../shared/domain/contact/contact.ts';
import type { ProjectPlan } from '../../../shared/domain/project/project-plan.ts';
import type { InteractionView } from '../../../shared/ipc/app-state.ts';
import { brandId, type CallId, type E164 } from '../../../shared/lib/brand.ts';

export const ACCOUNT = {
  displayName: 'Ans',
  uri: 'sip:1001@pbx.example',
  server: 'wss://pbx.example/ws',
  authUser: '',
  tls: { caFile: '', rejectUnauthorized: true },
  iceServers: [],
  codecs: AUDIO_CODECS,
};

/** What a provisioning file says about the same account. */
export const PROVISIONED_ACCOUNT = { displayName: 'Ans', uri: ACCOUNT.uri, server: ACCOUNT.server, password: 'secret' };

/** One person, logged in, on a registered telephone line. */
export async function atTheDesk(options: TestCoreOptions = {}): Promise<TestCore> {
  const desk = await startCore(options);
  await desk.must('account.useSip', { account: ACCOUNT, password: 'secret' });
  return desk;
}

export function person(given: EarlierFields = {}, ...numbers: readonly string[]): ContactFields {
  return upgradeFields({
    salutation: 'mrs',
    initials: 'A.',
    firstName: 'Anna',
    infix: 'van den',
    lastName: 'Berg',
    city: 'Gouda',
    phones: numbers.map((number) => newPhone(number, brandId<E164>(number), 'mobile')),
    ...given,
  });
}

export const NUMBER = '+31612345678';

/** Adds a customer with this number. */
export function addContact(
  desk: TestCore,
  given: EarlierFields = {},
  ...numbers: readonly string[]
): Promise<Contact> {
  const fields = person(
    given,
    ...(numbers.length === 0 ? [NUMBER] : numbers),
  ) as CommandInput<'contact.save'>['fields'];
  return desk.must('contact.save', { contactId: null, version: 0, fields, interactionId: null });
}

export function callIn(desk: TestCore, callId: CallId): Call {
  const call = desk.state().calls.calls.find(({ id }) => id === callId);
  if (call === undefined) throw new Error('the call is not on screen');
  return call;
}

export function interactionOf(desk: TestCore, callId: CallId): InteractionView {
  const interaction = desk.state().interactions.find((candidate) => candidate.callId === callId);
  if (interaction === undefined) throw new Error('the interaction is not on screen');
  return interaction;
}

/** A customer rings and the agent answers. */
export async function talking(desk: TestCore, number?: string): Promise<CallId> {
  const callId = desk.sip.ring(number === undefined ? {} : { number });
  await desk.settle();
  await desk.must('call.answer', { callId });
  return callId;
}

/** Everything that a registration needs. */
export const COMPLETE = [
  ['question', 'Where is my order?'],
  ['category', 'delivery'],
  ['proposedSolution', 'It comes tomorrow'],
  ['solvedAtOnce', 'yes'],
  ['outcome', 'solved'],
] as const;

export async function fillIn(
  desk: TestCore,
  callId: CallId,
  fields: readonly (readonly [(typeof COMPLETE)[number][0] | 'note', string])[] = COMPLETE,
): Promise<void> {
  const { id } = interactionOf(desk, callId);
  for (const [field, value] of fields) await desk.must('registration.change', { interactionId: id, field, value });
}

/** Changes the rules of the project that is worked for, as a supervisor does. */
export async function changePlan(desk: TestCore, change: Partial<ProjectPlan>): Promise<void> {
  const { project } = desk.state();
  if (project === null) throw new Error('no project');
  const { id: projectId, key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId, plan } = project;
  const input = { projectId, key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId, plan: { ...plan, ...change } };
  await desk.must('project.save', input);
}
