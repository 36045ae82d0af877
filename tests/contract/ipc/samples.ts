import type { CommandName } from '../../../shared/ipc/contract.ts';
import type { CommandInput } from '../../support/test-core.ts';

const ID = '018f0000-0000-7000-8000-00000000abcd';
const account = {
  displayName: 'Ans',
  uri: 'sip:1001@pbx.example',
  server: 'wss://pbx.example/ws',
  authUser: '',
  tls: { caFile: '', rejectUnauthorized: true },
  iceServers: [{ urls: ['stun:stun.example'] }],
  codecs: ['opus', 'PCMA'] as const,
};
const fields = {
  salutation: 'mrs',
  initials: 'A.',
  firstName: 'Anna',
  infix: '',
  lastName: 'Berg',
  organisation: '',
  customerNumber: '',
  language: 'nl',
  phones: [{ raw: '0612345678', e164: '+31612345678', kind: 'mobile' }],
  email: '',
  street: '',
  houseNumber: '',
  postcode: '',
  city: '',
  notes: '',
} as const;

/** An input of each command that its schema accepts. */
export const SAMPLES: { readonly [Name in CommandName]: CommandInput<Name> } = {
  'account.chooseCaFile': {},
  'account.enterPassword': { password: 'x' },
  'account.reconnect': {},
  'account.test': { account, password: null },
  'account.usePractice': {},
  'account.useSip': { account, password: 'x' },
  'agent.chooseState': { choice: { state: 'not-ready', reason: 'lunch' } },
  'agent.logIn': { agentId: ID, password: '' },
  'agent.logOut': {},
  'agent.save': { agentId: null, name: 'Bert', role: 'agent', active: true },
  'agent.setPassword': { agentId: ID, currentPassword: '', newPassword: 'x' },
  'backup.create': {},
  'backup.restore': { name: 'daily-20260115T090000000Z.sqlite' },
  'bar.show': {},
  'bar.showWindow': {},
  'call.answer': { callId: ID },
  'call.decline': { callId: ID },
  'call.dial': { target: '0612345678', contactId: null },
  'call.dismiss': { callId: ID },
  'call.hangUp': { callId: ID },
  'call.hold': { callId: ID, on: true },
  'call.markMissedSeen': {},
  'call.mute': { callId: ID, on: true },
  'call.redial': {},
  'call.sendDtmf': { callId: ID, digits: '12#' },
  'contact.get': { contactId: ID },
  'contact.history': { contactId: ID, limit: 5 },
  'contact.pick': { interactionId: ID, contactId: null },
  'contact.remove': { contactId: ID },
  'contact.save': {
    contactId: null,
    version: 0,
    fields: { ...fields, phones: [...fields.phones] },
    interactionId: null,
  },
  'contact.search': { query: 'anna', limit: 10 },
  'contact.undo': { contactId: ID },
  'practice.callMe': { scenarioId: null },
  'registration.change': { interactionId: ID, field: 'note', value: 'x' },
  'registration.close': { interactionId: ID, reason: 'other' },
  'registration.save': { interactionId: ID },
  'script.answer': { interactionId: ID, stepId: 'greeting', value: '', text: '' },
  'script.back': { interactionId: ID },
  'script.get': { scriptId: 'starter-service', version: 1 },
  'script.jump': { interactionId: ID, stepId: 'greeting' },
  'settings.change': { language: 'nl' },
  'settings.chooseDevice': { kind: 'speaker', deviceId: '' },
  'settings.monitorMicrophone': { on: true },
  'settings.testRinger': {},
  'system.dismissNotice': { id: 'x' },
  'system.quit': {},
  'system.retryStart': {},
  'system.showDataFolder': {},
  'system.snapshot': {},
  'system.startFresh': {},
};

const tooLong = 'x'.repeat(20_001);

/** Inputs that must be refused: of the wrong shape, out of range, or trying to get somewhere. */
export const JUNK: { readonly [Name in CommandName]?: readonly unknown[] } = {
  'account.enterPassword': [{ password: tooLong }],
  'account.useSip': [
    { account: { ...account, tls: null }, password: 'x' },
    { account: { ...account, uri: tooLong }, password: 'x' },
    { account },
  ],
  'agent.chooseState': [
    { choice: { state: 'talking' } },
    { choice: { state: 'not-ready' } },
    { choice: { state: 'not-ready', reason: 'asleep' } },
  ],
  'agent.logIn': [{ agentId: 'ans', password: '' }, { agentId: ID }, { agentId: ID, password: tooLong }],
  'agent.save': [
    { agentId: null, name: '', role: 'agent', active: true },
    { agentId: null, name: 'Bert', role: 'owner', active: true },
    { agentId: null, name: tooLong, role: 'agent', active: true },
  ],
  'backup.restore': [{ name: '../../etc/passwd' }, { name: 'a/b' }, { name: '' }],
  'call.dial': [{ target: '', contactId: null }, { target: tooLong, contactId: null }, { target: '1' }],
  'call.sendDtmf': [
    { callId: ID, digits: '' },
    { callId: ID, digits: 'x' },
    { callId: ID, digits: '1'.repeat(33) },
  ],
  'contact.history': [
    { contactId: ID, limit: 0 },
    { contactId: ID, limit: 1e9 },
  ],
  'contact.save': [
    { contactId: null, version: -1, fields, interactionId: null },
    {
      contactId: null,
      version: 0,
      fields: { ...fields, phones: [{ raw: '1', e164: '0612345678', kind: 'mobile' }] },
      interactionId: null,
    },
    { contactId: null, version: 0, fields: { ...fields, notes: tooLong }, interactionId: null },
  ],
  'contact.search': [
    { query: 'a', limit: 0.5 },
    { query: 'a', limit: 51 },
  ],
  'registration.change': [
    { interactionId: ID, field: 'salary', value: 'x' },
    { interactionId: ID, field: 'note', value: tooLong },
    { interactionId: ID, field: '__proto__', value: 'x' },
  ],
  'registration.close': [{ interactionId: ID, reason: 'bored' }],
  'script.get': [
    { scriptId: 'x', version: 0 },
    { scriptId: 'x', version: 'newest' },
  ],
  'settings.change': [{ language: 'fr' }, { theme: 'pink' }, { country: 'Netherlands' }, { dialLinksAtOnce: 'yes' }],
  'settings.chooseDevice': [{ kind: 'camera', deviceId: '' }],
};
