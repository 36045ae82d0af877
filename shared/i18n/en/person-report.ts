import type { PersonSection } from '../../domain/contact-file/person-section.ts';

const REACH_KINDS = { mobile: 'mobile', home: 'home', work: 'work', private: 'private', post: 'post', billing: 'billing' };
const SENT_KINDS = { brochure: 'brochure', sample: 'sample', quote: 'quote', product: 'product' };
const REMARK_KINDS = {
  ...{ question: 'question', remark: 'remark', bottleneck: 'bottleneck', complaint: 'complaint', verification: 'verification' },
  ...{ need: 'customer need', opportunity: 'market opportunity', signal: 'buying signal', proposal: 'proposal' },
};

/** Texts of the page with everything about one person. They stand in that file alone, so they are no part of what the window loads. */
export const personReport = {
  nothing: 'Nothing is kept in the other parts of this report: {{parts}}.',
  section: {
    contact: 'Person',
    phones: 'Telephone numbers',
    mails: 'E-mail addresses',
    addresses: 'Addresses',
    custom: 'Other data',
    calls: 'Calls',
    answers: 'Answers in conversations',
    registrations: 'Registrations of conversations',
    earlierRegistrations: 'Registrations as they were before they were changed',
    writtenBack: 'Data put right in a conversation',
    recordings: 'Recordings',
    agreements: 'Promises',
    handOvers: 'Promises handed over to others',
    callLists: 'Call lists and tries',
    dispatches: 'Letters and parcels',
    quotes: 'Quotes',
    remarks: 'Remarks and questions passed on',
    consents: 'Consents',
    objections: 'Objections',
    notes: 'Emotions noted in conversations',
    merges: 'Cards put together',
    changes: 'Changes',
    actions: 'What was done with the data',
  } satisfies Readonly<Record<PersonSection, string>>,
  column: {
    ...{ customer_number: 'customer number', salutation: 'salutation', initials: 'initials', first_name: 'first name', infix: 'infix', last_name: 'last name' },
    ...{ role: 'role', organisation: 'organisation', right_person_for: 'right person for', language: 'language', birth_date: 'date of birth' },
    ...{ deceased: 'has died', moved: 'has moved', owner: 'account owner', customer_value: 'customer value (€ a year)', type_model: 'type of customer' },
    ...{ type_confidence: 'how sure', type_observed_at: 'type observed', tone_hint: 'hint for the tone', tags: 'tags', notes: 'remarks' },
    ...{ confidential: 'confidential', visible_to: 'visible to', read_only: 'read only', retention_class: 'retention class' },
    ...{ created_at: 'made', created_by: 'made by', updated_at: 'last changed', last_contact_at: 'last contact', deleted_at: 'removed' },
    ...{ number: 'number', international: 'international', kind: 'kind', preferred: 'preferred', valid: 'works', last_reached_at: 'last reached' },
    ...{ address: 'address', street: 'street', house_number: 'house number', postcode: 'postcode', city: 'city', country: 'country' },
    ...{ field: 'field', value: 'value', started_at: 'begun', answered_at: 'answered', ended_at: 'ended', direction: 'direction', caller_name: 'name of the caller' },
    ...{ agent: 'by', project: 'project', state: 'state', incomplete_reason: 'why incomplete', hold_seconds: 'on hold (s)', transferred_to: 'passed on to' },
    ...{ hand_over_note: 'note', verified_at: 'identity confirmed', verification_failed_at: 'identity not confirmed', question: 'question', answer: 'answer' },
    ...{ form: 'form', changed_at: 'changed', cause: 'by what', reason: 'reason', before_it: 'was', after_it: 'became', result: 'result', seconds: 'length (s)' },
    ...{ removed_at: 'removed', what: 'what', to_whom: 'to whom', due_at: 'at the latest', closed_at: 'closed', offered_at: 'offered', from_whom: 'from' },
    ...{ note: 'note', article: 'article', channel: 'channel', to_name: 'addressed to', subject: 'subject', letter: 'text', reply: 'reply of the mail server' },
    ...{ quote_number: 'number', valid_until: 'valid until', total: 'total', currency: 'currency', text: 'text', product: 'product', department: 'department' },
    ...{ purpose: 'for', basis: 'legal basis', scope: 'what it covers', granted_how: 'how given', proof: 'proof', valid_from: 'from', valid_to: 'until' },
    ...{ withdrawn_at: 'withdrawn', tone: 'tone', intensity: 'intensity (1 to 5)', source: 'from', merged_at: 'put together', undone_at: 'taken apart' },
    ...{ action: 'what', happened_at: 'when' },
    ...{ list: 'list', attempt_result: 'what came of it' },
  },
  /** Of fields of the customer, where one is named. */
  field: {
    ...{ salutation: 'salutation', initials: 'initials', firstName: 'first name', infix: 'infix', lastName: 'last name', role: 'role', organisationId: 'organisation (card)' },
    ...{ organisation: 'organisation', isRightPersonFor: 'right person for', customerNumber: 'customer number', language: 'language', phones: 'telephone numbers' },
    ...{ mails: 'e-mail addresses', addresses: 'addresses', birthDate: 'date of birth', deceased: 'has died', moved: 'has moved', ownerId: 'account owner' },
    ...{ customerValue: 'customer value (€ a year)', customerType: 'type of customer', tags: 'tags', custom: 'own fields', notes: 'remarks', confidential: 'confidential' },
    ...{ visibleTo: 'visible to', readOnly: 'read only', phone: 'telephone', email: 'e-mail', street: 'street', houseNumber: 'house number', postcode: 'postcode' },
    ...{ city: 'city', country: 'country' },
  },
  flag: { yes: 'yes', no: 'no' },
  value: {
    salutation: { none: '', mr: 'Mr', mrs: 'Ms' },
    language: { nl: 'Dutch', en: 'English' },
    type_model: { thinking: 'thinking', giving: 'giving', feeling: 'feeling', doing: 'doing' },
    type_confidence: { low: 'not sure', medium: 'fairly sure', high: 'sure' },
    retention_class: { standard: 'standard' },
    kind: { ...REACH_KINDS, ...SENT_KINDS, ...REMARK_KINDS, 'hand-over': 'hand-over' },
    direction: { in: 'called us', out: 'was called' },
    state: {
      ...{ open: 'open', handling: 'being registered', completed: 'registered', incomplete: 'incomplete', unregistered: 'not registered' },
      ...{ recording: 'being recorded', complete: 'complete', interrupted: 'interrupted', offered: 'offered', accepted: 'accepted', kept: 'kept', missed: 'missed' },
      ...{ returned: 'returned', withdrawn: 'withdrawn', requested: 'asked for', prepared: 'prepared', queued: 'to be sent', sending: 'being sent', sent: 'sent' },
      ...{ uncertain: 'unknown whether it arrived', failed: 'failed', cancelled: 'cancelled', new: 'new', 'passed-on': 'passed on', taken: 'being looked into' },
      ...{ done: 'done', declined: 'declined' },
      ...{ fresh: 'not tried yet', waiting: 'to be tried again', removed: 'taken off the list' },
    },
    incomplete_reason: {
      ...{ interrupted: 'interrupted', 'no-time': 'no time', 'customer-left': 'the customer left', 'wrong-number': 'wrong number', other: 'other' },
    },
    cause: {
      ...{ step: 'a next step', correction: 'a correction', 'take-back': 'taken back', import: 'an import', merge: 'cards put together', unmerge: 'cards taken apart' },
      ...{ registration: 'a registration', bulk: 'a change of many at once' },
    },
    attempt_result: { answered: 'reached', busy: 'busy', 'no-answer': 'no answer', voicemail: 'voicemail', 'wrong-number': 'wrong number', fax: 'fax', refused: 'declined', technical: 'technical failure' },
    result: { refused: 'not taken over', undone: 'taken back', written: 'taken over' },
    channel: { phone: 'telephone', 'e-mail': 'e-mail', mail: 'e-mail', post: 'post', all: 'all' },
    purpose: { all: 'everything', service: 'service', research: 'research', sales: 'sales' },
    basis: {
      ...{ consent: 'consent', customer: 'existing customer', contract: 'contract', 'legal-duty': 'legal duty', 'legitimate-interest': 'legitimate interest' },
    },
    granted_how: {
      ...{ call: 'in a call', 'e-mail': 'by e-mail', letter: 'by letter', website: 'on the website', 'in-person': 'in person', unknown: 'not recorded how' },
    },
    tone: { positive: 'positive', negative: 'negative' },
    source: { call: 'call', 'e-mail': 'e-mail', person: 'person', form: 'form' },
    action: {
      ...{ create: 'made', update: 'changed', remove: 'removed', undo: 'put back', exported: 'exported', 'consent.granted': 'legal basis recorded' },
      ...{ 'objection.recorded': 'objection recorded', 'contact.merged': 'cards put together', 'contact.unmerged': 'cards taken apart' },
    },
  },
} as const;
