import type { FormField, RegistrationForm } from './form.ts';

type Options = FormField['options'];

const CATEGORIES: Options = [
  { value: 'delivery', label: { en: 'Delivery', nl: 'Levering' } },
  { value: 'order', label: { en: 'Order', nl: 'Bestelling' } },
  { value: 'invoice', label: { en: 'Invoice', nl: 'Factuur' } },
  { value: 'product', label: { en: 'Product', nl: 'Product' } },
  { value: 'complaint', label: { en: 'Complaint', nl: 'Klacht' } },
  { value: 'other', label: { en: 'Other', nl: 'Overig' } },
];

const YES_NO: Options = [
  { value: 'yes', label: { en: 'Yes', nl: 'Ja' } },
  { value: 'no', label: { en: 'No', nl: 'Nee' } },
];

const OUTCOMES: Options = [
  { value: 'solved', label: { en: 'Solved', nl: 'Opgelost' } },
  { value: 'passed-on', label: { en: 'Passed on', nl: 'Doorgegeven' } },
  { value: 'callback', label: { en: 'Call back', nl: 'Terugbellen' } },
  { value: 'order-placed', label: { en: 'Order placed', nl: 'Bestelling geplaatst' } },
  { value: 'complaint-registered', label: { en: 'Complaint registered', nl: 'Klacht geregistreerd' } },
  { value: 'no-result', label: { en: 'No result', nl: 'Geen resultaat' } },
];

/** The registration of a service conversation: what was asked, what was proposed, how it ended. */
export const SERVICE_FORM: RegistrationForm = {
  id: 'service',
  version: 1,
  fields: [
    {
      key: 'question',
      kind: 'long-text',
      label: { en: 'Question or request', nl: 'Vraag of verzoek' },
      options: [],
      required: true,
    },
    {
      key: 'category',
      kind: 'choice',
      label: { en: 'Category', nl: 'Categorie' },
      options: CATEGORIES,
      required: true,
    },
    {
      key: 'proposedSolution',
      kind: 'long-text',
      label: { en: 'Proposed solution', nl: 'Voorgestelde oplossing' },
      options: [],
      required: true,
    },
    {
      key: 'solvedAtOnce',
      kind: 'choice',
      label: { en: 'Solved at once', nl: 'Direct opgelost' },
      options: YES_NO,
      required: true,
    },
    { key: 'outcome', kind: 'choice', label: { en: 'Outcome', nl: 'Resultaat' }, options: OUTCOMES, required: true },
    { key: 'note', kind: 'long-text', label: { en: 'Note', nl: 'Notitie' }, options: [], required: false },
  ],
};
