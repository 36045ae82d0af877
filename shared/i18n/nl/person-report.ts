import type { personReport as english } from '../en/person-report.ts';
import type { Mirror } from '../mirror.ts';

const REACH_KINDS = { mobile: 'mobiel', home: 'thuis', work: 'werk', private: 'privé', post: 'post', billing: 'factuur' };
const SENT_KINDS = { brochure: 'foldermateriaal', sample: 'monster', quote: 'offerte', product: 'product' };
const REMARK_KINDS = {
  ...{ question: 'vraag', remark: 'opmerking', bottleneck: 'knelpunt', complaint: 'klacht', verification: 'verificatie' },
  ...{ need: 'klantbehoefte', opportunity: 'afzetmogelijkheid', signal: 'koopsignaal', proposal: 'voorstel' },
};

export const personReport = {
  nothing: 'In de andere delen van dit overzicht wordt niets bewaard: {{parts}}.',
  section: {
    contact: 'Persoon',
    phones: 'Telefoonnummers',
    mails: 'E-mailadressen',
    addresses: 'Adressen',
    custom: 'Overige gegevens',
    calls: 'Gesprekken',
    answers: 'Antwoorden in gesprekken',
    registrations: 'Registraties van gesprekken',
    earlierRegistrations: 'Registraties zoals ze waren voordat ze gewijzigd werden',
    writtenBack: 'Gegevens die in een gesprek verbeterd zijn',
    recordings: 'Opnamen',
    agreements: 'Toezeggingen',
    handOvers: 'Toezeggingen die overgedragen zijn',
    dispatches: 'Brieven en zendingen',
    quotes: 'Offertes',
    remarks: 'Opmerkingen en vragen die doorgegeven zijn',
    consents: 'Toestemmingen',
    objections: 'Bezwaren',
    notes: 'Emoties die in gesprekken genoteerd zijn',
    merges: 'Samengevoegde kaarten',
    changes: 'Wijzigingen',
    actions: 'Wat er met de gegevens gedaan is',
  },
  column: {
    ...{ customer_number: 'klantnummer', salutation: 'aanhef', initials: 'voorletters', first_name: 'voornaam', infix: 'tussenvoegsel', last_name: 'achternaam' },
    ...{ role: 'functie', organisation: 'bedrijf', right_person_for: 'juiste persoon voor', language: 'taal', birth_date: 'geboortedatum' },
    ...{ deceased: 'overleden', moved: 'verhuisd', owner: 'accounthouder', customer_value: 'klantwaarde (€ per jaar)', type_model: 'type klant' },
    ...{ type_confidence: 'hoe zeker', type_observed_at: 'type waargenomen', tone_hint: 'tip voor de toon', tags: 'labels', notes: 'opmerkingen' },
    ...{ confidential: 'vertrouwelijk', visible_to: 'zichtbaar voor', read_only: 'alleen-lezen', retention_class: 'bewaarklasse' },
    ...{ created_at: 'vastgelegd', created_by: 'vastgelegd door', updated_at: 'laatst gewijzigd', last_contact_at: 'laatste contact', deleted_at: 'verwijderd' },
    ...{ number: 'nummer', international: 'internationaal', kind: 'soort', preferred: 'voorkeur', valid: 'werkt', last_reached_at: 'laatst bereikt' },
    ...{ address: 'adres', street: 'straat', house_number: 'huisnummer', postcode: 'postcode', city: 'plaats', country: 'land' },
    ...{ field: 'gegeven', value: 'waarde', started_at: 'begonnen', answered_at: 'opgenomen', ended_at: 'beëindigd', direction: 'richting', caller_name: 'naam van de beller' },
    ...{ agent: 'door', project: 'project', state: 'stand', incomplete_reason: 'waarom onvolledig', hold_seconds: 'in de wacht (s)', transferred_to: 'doorverbonden met' },
    ...{ hand_over_note: 'notitie', verified_at: 'identiteit bevestigd', verification_failed_at: 'identiteit niet bevestigd', question: 'vraag', answer: 'antwoord' },
    ...{ form: 'formulier', changed_at: 'gewijzigd', cause: 'waardoor', reason: 'reden', before_it: 'was', after_it: 'werd', result: 'resultaat', seconds: 'lengte (s)' },
    ...{ removed_at: 'verwijderd', what: 'wat', to_whom: 'aan wie', due_at: 'uiterlijk', closed_at: 'afgesloten', offered_at: 'aangeboden', from_whom: 'van' },
    ...{ note: 'notitie', article: 'artikel', channel: 'weg', to_name: 'geadresseerde', subject: 'onderwerp', letter: 'tekst', reply: 'antwoord van de mailserver' },
    ...{ quote_number: 'nummer', valid_until: 'geldig tot en met', total: 'totaal', currency: 'munt', text: 'tekst', product: 'product', department: 'afdeling' },
    ...{ purpose: 'waarvoor', basis: 'grondslag', scope: 'wat het omvat', granted_how: 'hoe gegeven', proof: 'bewijs', valid_from: 'vanaf', valid_to: 'tot' },
    ...{ withdrawn_at: 'ingetrokken', tone: 'toon', intensity: 'sterkte (1 tot 5)', source: 'uit', merged_at: 'samengevoegd', undone_at: 'uit elkaar gehaald' },
    ...{ action: 'wat', happened_at: 'wanneer' },
  },
  field: {
    ...{ salutation: 'aanhef', initials: 'voorletters', firstName: 'voornaam', infix: 'tussenvoegsel', lastName: 'achternaam', role: 'functie', organisationId: 'bedrijf (kaart)' },
    ...{ organisation: 'bedrijf', isRightPersonFor: 'juiste persoon voor', customerNumber: 'klantnummer', language: 'taal', phones: 'telefoonnummers' },
    ...{ mails: 'e-mailadressen', addresses: 'adressen', birthDate: 'geboortedatum', deceased: 'overleden', moved: 'verhuisd', ownerId: 'accounthouder' },
    ...{ customerValue: 'klantwaarde (€ per jaar)', customerType: 'type klant', tags: 'labels', custom: 'eigen velden', notes: 'opmerkingen', confidential: 'vertrouwelijk' },
    ...{ visibleTo: 'zichtbaar voor', readOnly: 'alleen-lezen', phone: 'telefoon', email: 'e-mail', street: 'straat', houseNumber: 'huisnummer', postcode: 'postcode' },
    ...{ city: 'plaats', country: 'land' },
  },
  flag: { yes: 'ja', no: 'nee' },
  value: {
    salutation: { none: '', mr: 'de heer', mrs: 'mevrouw' },
    language: { nl: 'Nederlands', en: 'Engels' },
    type_model: { thinking: 'denken', giving: 'geven', feeling: 'voelen', doing: 'doen' },
    type_confidence: { low: 'onzeker', medium: 'vrij zeker', high: 'zeker' },
    retention_class: { standard: 'standaard' },
    kind: { ...REACH_KINDS, ...SENT_KINDS, ...REMARK_KINDS, 'hand-over': 'overdracht' },
    direction: { in: 'belde ons', out: 'werd gebeld' },
    state: {
      ...{ open: 'open', handling: 'wordt geregistreerd', completed: 'geregistreerd', incomplete: 'onvolledig', unregistered: 'niet geregistreerd' },
      ...{ recording: 'wordt opgenomen', complete: 'volledig', interrupted: 'afgebroken', offered: 'aangeboden', accepted: 'geaccepteerd', kept: 'nagekomen', missed: 'gemist' },
      ...{ returned: 'geretourneerd', withdrawn: 'ingetrokken', requested: 'gevraagd', prepared: 'klaargezet', queued: 'te verzenden', sending: 'wordt verzonden', sent: 'verzonden' },
      ...{ uncertain: 'onbekend of het aankwam', failed: 'mislukt', cancelled: 'geannuleerd', new: 'nieuw', 'passed-on': 'doorgegeven', taken: 'in behandeling' },
      ...{ done: 'klaar', declined: 'afgewezen' },
    },
    incomplete_reason: {
      ...{ interrupted: 'onderbroken', 'no-time': 'geen tijd', 'customer-left': 'de klant haakte af', 'wrong-number': 'verkeerd nummer', other: 'anders' },
    },
    cause: {
      ...{ step: 'een volgende stap', correction: 'een verbetering', 'take-back': 'teruggenomen', import: 'een import', merge: 'samenvoegen', unmerge: 'uit elkaar halen' },
      ...{ registration: 'een registratie', bulk: 'een wijziging van velen tegelijk' },
    },
    result: { refused: 'niet overgenomen', undone: 'teruggenomen', written: 'overgenomen' },
    channel: { phone: 'telefoon', 'e-mail': 'e-mail', mail: 'e-mail', post: 'post', all: 'alles' },
    purpose: { all: 'alles', service: 'service', research: 'onderzoek', sales: 'verkoop' },
    basis: {
      ...{ consent: 'toestemming', customer: 'bestaande klant', contract: 'overeenkomst', 'legal-duty': 'wettelijke plicht', 'legitimate-interest': 'gerechtvaardigd belang' },
    },
    granted_how: {
      ...{ call: 'in een gesprek', 'e-mail': 'per e-mail', letter: 'per brief', website: 'op de website', 'in-person': 'persoonlijk', unknown: 'niet vastgelegd hoe' },
    },
    tone: { positive: 'positief', negative: 'negatief' },
    source: { call: 'gesprek', 'e-mail': 'e-mail', person: 'persoon', form: 'formulier' },
    action: {
      ...{ create: 'vastgelegd', update: 'gewijzigd', remove: 'verwijderd', undo: 'teruggezet', exported: 'geëxporteerd', 'consent.granted': 'grondslag vastgelegd' },
      ...{ 'objection.recorded': 'bezwaar vastgelegd', 'contact.merged': 'kaarten samengevoegd', 'contact.unmerged': 'kaarten uit elkaar gehaald' },
    },
  },
} satisfies Mirror<typeof english>;
