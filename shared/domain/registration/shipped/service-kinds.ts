import type { FormDefinition } from '../form.ts';
import { both, CALLBACK_MOMENT, CATEGORY_OPTIONS, NOTE, numbered, option, OUTCOME, solvedAtOnce } from './parts.ts';

const SUMMARY = ['question', 'proposedSolution', 'note', 'category'];

/** Advice: the question and the need behind it, what was advised, and whether the customer chose. */
export const ADVICE_FORM: FormDefinition = {
  ...{ format: 1, id: 'advice', version: 2, kind: 'advice', name: both('Advice', 'Advies'), sections: [], outcomes: 'service', summary: SUMMARY },
  fields: [
    { key: 'question', kind: 'long-text', label: both('What it is about', 'Waar het over gaat'), required: true },
    { key: 'category', kind: 'choice', label: both('Category', 'Categorie'), options: CATEGORY_OPTIONS, required: true },
    { key: 'note', kind: 'long-text', label: both('What the customer needs', 'Wat de klant nodig heeft') },
    { key: 'product', kind: 'lookup', of: 'product', label: both('Product', 'Product') },
    { key: 'proposedSolution', kind: 'long-text', label: both('Advice given', 'Gegeven advies'), required: true },
    solvedAtOnce('Customer chose', 'Klant koos meteen'),
    OUTCOME,
    CALLBACK_MOMENT,
  ],
};

/** A complaint with its term: what is wrong and why, what is done about it, and by when. */
export const COMPLAINT_FORM: FormDefinition = {
  ...{ format: 1, id: 'complaint', version: 4, kind: 'complaint', name: both('Complaint', 'Klacht'), outcomes: 'service', summary: SUMMARY },
  sections: [
    { id: 'complaint', title: both('Complaint', 'Klacht') },
    { id: 'handling', title: both('Handling', 'Afhandeling') },
  ],
  fields: [
    { key: 'question', kind: 'long-text', label: both('Complaint', 'Klacht'), required: true, section: 'complaint' },
    {
      ...{ key: 'category', kind: 'choice', label: both('Cause', 'Oorzaak'), required: true, section: 'complaint' },
      options: numbered(
        ['delivery', 'Delivery', 'Levering'],
        ['product', 'Product', 'Product'],
        ['invoice', 'Invoice', 'Factuur'],
        ['treatment', 'Treatment', 'Bejegening'],
        ['other', 'Other', 'Overig'],
      ),
    },
    {
      ...{ key: 'severity', kind: 'choice', label: both('Severity', 'Ernst'), required: true, section: 'complaint' },
      options: numbered(['low', 'Nuisance', 'Ongemak'], ['medium', 'Damage', 'Schade'], ['high', 'Danger or great damage', 'Gevaar of grote schade']),
    },
    {
      ...{ key: 'emotion', kind: 'choice', label: both('Emotion', 'Emotie'), section: 'complaint' },
      options: numbered(['calm', 'Calm', 'Rustig'], ['disappointed', 'Disappointed', 'Teleurgesteld'], ['angry', 'Angry', 'Boos'], ['sad', 'Sad', 'Verdrietig']),
    },
    { key: 'wishedBy', kind: 'long-text', label: both('What the customer wants', 'Wat de klant wil'), required: true, section: 'complaint' },
    { key: 'proposedSolution', kind: 'long-text', label: both('Proposed solution', 'Voorgestelde oplossing'), required: true, section: 'handling' },
    { key: 'compensation', kind: 'money', currency: 'EUR', min: 0, guarded: true, label: both('Compensation', 'Vergoeding'), section: 'handling' },
    { ...solvedAtOnce('Solved at once', 'Direct opgelost'), section: 'handling' },
    {
      ...{ key: 'term', kind: 'date', label: both('Answer by', 'Antwoord uiterlijk'), earliestDays: 0, initialDays: 14, section: 'handling' },
      ...{ required: true, shown: { not: { on: 'field.solvedAtOnce', is: ['yes'] } } },
    },
    {
      ...{ key: 'state', kind: 'choice', label: both('State', 'Status'), required: true, initial: 'received', section: 'handling' },
      // Solved while the customer was there: nothing is left to follow.
      shown: { not: { on: 'field.solvedAtOnce', is: ['yes'] } },
      options: [
        option('received', 'Received', 'Ontvangen', '1'),
        option('acknowledged', 'Acknowledged', 'Bevestigd', '2'),
        option('in-progress', 'Being looked into', 'In behandeling', '3'),
        option('solved', 'Solved', 'Opgelost', '4'),
        option('refused', 'Refused', 'Afgewezen', '5'),
        option('reported-back', 'Customer informed', 'Teruggekoppeld', '6'),
        option('closed', 'Closed', 'Gesloten', '7'),
        option('escalated', 'Escalated', 'Geëscaleerd', '8'),
      ],
    },
    { ...OUTCOME, section: 'handling' },
    { ...CALLBACK_MOMENT, section: 'handling' },
    { ...NOTE, section: 'handling' },
  ],
};

/** Bad news: what was told, how it was taken, and the way on. */
export const BAD_NEWS_FORM: FormDefinition = {
  ...{ format: 1, id: 'bad-news', version: 2, kind: 'bad-news', name: both('Bad news', 'Slecht nieuws'), sections: [], outcomes: 'service', summary: SUMMARY },
  fields: [
    { key: 'question', kind: 'long-text', label: both('The news', 'Het nieuws'), required: true },
    { key: 'category', kind: 'choice', label: both('About', 'Gaat over'), options: CATEGORY_OPTIONS, required: true },
    {
      ...{ key: 'reaction', kind: 'choice', label: both('Reaction', 'Reactie') },
      options: numbered(['calm', 'Calm', 'Rustig'], ['disbelief', 'Disbelief', 'Ongeloof'], ['angry', 'Angry', 'Boos'], ['sad', 'Sad', 'Verdrietig']),
    },
    { key: 'proposedSolution', kind: 'long-text', label: both('The way on', 'Hoe nu verder'), required: true },
    solvedAtOnce('Accepted', 'Akkoord'),
    OUTCOME,
    CALLBACK_MOMENT,
    NOTE,
  ],
};
