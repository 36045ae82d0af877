import type { FormDefinition, RegistrationForm } from './form.ts';
import { withOutcomes } from './form-ref.ts';
import { SERVICE_OUTCOMES } from './shipped/outcomes.ts';
import { CALLBACK_MOMENT } from './shipped/parts.ts';

/** The registration of a service conversation: what was asked, what was proposed, how it ended. */
export const SERVICE_DEFINITION: FormDefinition = {
  format: 1,
  id: 'service',
  version: 2,
  kind: 'service',
  name: { en: 'Service', nl: 'Service' },
  sections: [],
  outcomes: 'service',
  summary: ['question', 'note', 'proposedSolution', 'category'],
  fields: [
    {
      key: 'question',
      kind: 'long-text',
      label: { en: 'Question or request', nl: 'Vraag of verzoek' },
      required: true,
    },
    {
      key: 'category',
      kind: 'choice',
      label: { en: 'Category', nl: 'Categorie' },
      options: [
        { value: 'delivery', label: { en: 'Delivery', nl: 'Levering' }, code: '1' },
        { value: 'order', label: { en: 'Order', nl: 'Bestelling' }, code: '2' },
        { value: 'invoice', label: { en: 'Invoice', nl: 'Factuur' }, code: '3' },
        { value: 'product', label: { en: 'Product', nl: 'Product' }, code: '4' },
        { value: 'complaint', label: { en: 'Complaint', nl: 'Klacht' }, code: '5' },
        { value: 'other', label: { en: 'Other', nl: 'Overig' }, code: '6' },
      ],
      required: true,
    },
    {
      key: 'proposedSolution',
      kind: 'long-text',
      label: { en: 'Proposed solution', nl: 'Voorgestelde oplossing' },
      required: true,
    },
    {
      key: 'solvedAtOnce',
      kind: 'yes-no',
      label: { en: 'Solved at once', nl: 'Direct opgelost' },
      required: true,
    },
    { key: 'outcome', kind: 'outcome', label: { en: 'Outcome', nl: 'Resultaat' }, required: true },
    CALLBACK_MOMENT,
    { key: 'note', kind: 'long-text', label: { en: 'Note', nl: 'Notitie' } },
  ],
};

/** The service form with the outcomes that come with it: what every registration had before forms could be chosen. */
export const SERVICE_FORM: RegistrationForm = withOutcomes(SERVICE_DEFINITION, SERVICE_OUTCOMES);
