import type { Condition } from '../../condition/condition.ts';
import type { FieldOption, FormDefinition, FormField } from '../form.ts';
import { ENRICHED, ENRICHED_LABELS } from '../enrichment.ts';
import { both, CALLBACK_AT, NOTE, numbered, option, OUTCOME, outcomeIs } from './parts.ts';

const DONE = outcomeIs('completed');
const yes = (field: string): Condition => ({ on: `field.${field}`, is: ['yes'] });
const no = (field: string): Condition => ({ on: `field.${field}`, is: ['no'] });

const FIVE: readonly FieldOption[] = numbered(
  ['very-good', 'Very good', 'Heel goed'],
  ['good', 'Good', 'Goed'],
  ['fair', 'Fair', 'Redelijk'],
  ['poor', 'Poor', 'Matig'],
  ['bad', 'Bad', 'Slecht'],
);

/** A question of the list: needed when the list is completed, asked only where it makes sense. */
function question<Field extends Omit<FormField, 'required'>>(field: Field, shown?: Condition): Field & { readonly required: Condition } {
  return { ...field, required: DONE, ...(shown === undefined ? {} : { shown }) };
}

/** A survey of customers: what does not apply is skipped, and counts for nothing. */
export const SURVEY_FORM: FormDefinition = {
  ...{ format: 1, id: 'survey', version: 1, kind: 'survey', name: both('Customer survey', 'Klantenonderzoek'), outcomes: 'research' },
  summary: ['improvement', 'satisfaction', 'note'],
  sections: [
    { id: 'contact', title: both('Contact', 'Contact') },
    { id: 'order', title: both('Order and delivery', 'Bestelling en levering') },
    { id: 'general', title: both('In general', 'Algemeen') },
  ],
  fields: [
    question({
      ...{ key: 'channel', kind: 'choice', label: both('1. Last contact', '1. Laatste contact'), section: 'contact' },
      options: numbered(['telephone', 'Telephone', 'Telefoon'], ['mail', 'E-mail', 'E-mail'], ['shop', 'Shop', 'Winkel'], ['website', 'Website', 'Website'], ['none', 'No contact', 'Geen contact']),
    }),
    question({ key: 'helpfulness', kind: 'choice', options: FIVE, label: both('2. How helped', '2. Hoe geholpen'), section: 'contact' }, { not: { on: 'field.channel', is: ['none', ''] } }),
    question({ key: 'helpfulnessReason', kind: 'text', label: both('2a. What went wrong', '2a. Wat ging er mis'), section: 'contact' }, { on: 'field.helpfulness', is: ['poor', 'bad'] }),
    question({ key: 'solved', kind: 'yes-no', label: both('3. Solved at once', '3. In één keer opgelost'), section: 'contact' }, { not: { on: 'field.channel', is: ['none', ''] } }),
    question({ key: 'ordered', kind: 'yes-no', label: both('4. Ordered this year', '4. Dit jaar besteld'), section: 'order' }),
    question({ key: 'onTime', kind: 'yes-no', label: both('5. Delivered on time', '5. Op tijd geleverd'), section: 'order' }, yes('ordered')),
    question({ key: 'daysLate', kind: 'number', min: 1, max: 365, label: both('5a. Days late', '5a. Dagen te laat'), section: 'order' }, no('onTime')),
    question({ key: 'quality', kind: 'choice', options: FIVE, label: both('6. Product', '6. Product'), section: 'order' }, yes('ordered')),
    question({ key: 'satisfaction', kind: 'number', min: 0, max: 10, label: both('7. Satisfied, 0–10', '7. Tevreden, 0–10'), section: 'general' }),
    question({ key: 'recommends', kind: 'number', min: 0, max: 10, label: both('8. Recommends, 0–10', '8. Beveelt aan, 0–10'), section: 'general' }),
    question({ key: 'recommendsReason', kind: 'text', label: both('8a. Why not', '8a. Waarom niet'), section: 'general' }, { on: 'field.recommends', atMost: 6 }),
    question({ key: 'improvement', kind: 'long-text', label: both('9. What could be better', '9. Wat kan er beter'), section: 'general' }),
    question({ key: 'mayContact', kind: 'yes-no', label: both('10. May we come back to it', '10. Mogen we erop terugkomen'), section: 'general' }),
    OUTCOME,
    CALLBACK_AT,
    NOTE,
  ],
};

/** Data put right: each field with what was there and what it is now. The new values go to the customer's record. */
export const DATA_ENRICHMENT_FORM: FormDefinition = {
  ...{ format: 1, id: 'data-enrichment', version: 2, kind: 'data-enrichment', name: both('Data enrichment', 'Databaseverrijking'), sections: [], outcomes: 'research' },
  summary: ['changes', 'note'],
  fields: [
    { key: 'changed', kind: 'yes-no', label: both('Anything changed', 'Iets gewijzigd'), required: DONE },
    {
      ...{ key: 'changes', kind: 'table', label: both('Changes', 'Wijzigingen'), shown: yes('changed'), required: true, maxRows: 30 },
      columns: [
        {
          ...{ key: 'field', kind: 'choice', label: both('Field', 'Gegeven'), required: true },
          options: [
            ...ENRICHED.map((value) => ({ value, label: ENRICHED_LABELS[value] })),
            option('person', 'Right person', 'Juiste persoon'),
            option('other', 'Other', 'Anders'),
          ],
        },
        { key: 'old', kind: 'text', label: both('Old', 'Oud') },
        { key: 'new', kind: 'text', label: both('New', 'Nieuw'), required: true },
      ],
      writesBack: { field: 'field', old: 'old', next: 'new' },
    },
    { key: 'checkedWith', kind: 'text', label: both('Checked with', 'Nagevraagd bij'), from: 'name', required: DONE },
    OUTCOME,
    CALLBACK_AT,
    NOTE,
  ],
};

/** What a customer has and needs, before anything is offered. */
export const INVENTORY_FORM: FormDefinition = {
  ...{ format: 1, id: 'inventory', version: 1, kind: 'inventory', name: both('Inventory', 'Inventarisatie'), sections: [], outcomes: 'research' },
  summary: ['situation', 'need', 'note'],
  fields: [
    { key: 'situation', kind: 'long-text', label: both('Present situation', 'Huidige situatie'), required: DONE },
    { key: 'supplier', kind: 'text', label: both('Present supplier', 'Huidige leverancier') },
    { key: 'satisfied', kind: 'choice', options: FIVE, label: both('How it works', 'Hoe het bevalt'), required: DONE },
    { key: 'problem', kind: 'long-text', label: both('What is missing', 'Wat er ontbreekt'), shown: { on: 'field.satisfied', is: ['fair', 'poor', 'bad'] }, required: DONE },
    { key: 'need', kind: 'long-text', label: both('Need', 'Behoefte'), required: DONE },
    {
      ...{ key: 'horizon', kind: 'choice', label: both('When', 'Termijn'), required: DONE },
      options: numbered(['now', 'Now', 'Nu'], ['quarter', 'Within three months', 'Binnen drie maanden'], ['year', 'Within a year', 'Binnen een jaar'], ['later', 'Later', 'Later']),
    },
    { key: 'decides', kind: 'yes-no', label: both('Decides', 'Beslist zelf'), required: DONE },
    { key: 'decider', kind: 'text', label: both('Who decides', 'Wie beslist'), shown: no('decides'), required: DONE },
    {
      ...{ key: 'nextStep', kind: 'choice', label: both('Next step', 'Vervolg'), required: DONE },
      options: numbered(['information', 'Sends information', 'Informatie sturen'], ['appointment', 'Appointment', 'Afspraak'], ['quote', 'Quote', 'Offerte'], ['none', 'Nothing', 'Geen']),
    },
    OUTCOME,
    CALLBACK_AT,
    NOTE,
  ],
};
