import type { Condition } from '../../condition/condition.ts';
import type { LocalisedText } from '../../script/script.ts';
import type { ChoiceField, DateField, FieldOption, FormField, OutcomeField, TableField, TextField } from '../form.ts';

export function both(en: string, nl: string): LocalisedText {
  return { en, nl };
}

export function option(value: string, en: string, nl: string, code?: string): FieldOption {
  return { value, label: { en, nl }, ...(code === undefined ? {} : { code }) };
}

/** Options with the keys 1 to 9 in their order. */
export function numbered(...options: readonly (readonly [value: string, en: string, nl: string])[]): readonly FieldOption[] {
  return options.map(([value, en, nl], index) => option(value, en, nl, String(index + 1)));
}

export function outcomeIs(...codes: readonly string[]): Condition {
  return { on: 'field.outcome', is: codes };
}

export const OUTCOME: OutcomeField = { key: 'outcome', kind: 'outcome', label: both('Outcome', 'Resultaat'), required: true };
export const NOTE: TextField = { key: 'note', kind: 'long-text', label: both('Note', 'Notitie') };

/** Shown, and needed, when another call was agreed. */
export const CALLBACK_AT: DateField = {
  ...{ key: 'callbackAt', kind: 'date', label: both('Call back on', 'Terugbellen op'), earliestDays: 0 },
  ...{ shown: outcomeIs('callback'), required: true },
};

/** The same where the day may be left to the application: then it is tomorrow. */
export const CALLBACK_MOMENT: DateField = { ...CALLBACK_AT, required: false };

/** Why somebody who was reached does not want it. */
export const DECLINE_REASON: ChoiceField = {
  ...{ key: 'declineReason', kind: 'choice', label: both('Why not', 'Waarom niet'), shown: outcomeIs('not-interested'), required: true },
  options: numbered(
    ['price', 'Too expensive', 'Te duur'],
    ['has-one', 'Has it already', 'Heeft het al'],
    ['no-need', 'Does not need it', 'Niet nodig'],
    ['other-supplier', 'Bound to another supplier', 'Zit vast bij een ander'],
    ['no-time', 'No time', 'Geen tijd'],
    ['other', 'Another reason', 'Andere reden'],
  ),
};

/** What a service conversation may be about. */
export const CATEGORY_OPTIONS = numbered(
  ['delivery', 'Delivery', 'Levering'],
  ['order', 'Order', 'Bestelling'],
  ['invoice', 'Invoice', 'Factuur'],
  ['product', 'Product', 'Product'],
  ['complaint', 'Complaint', 'Klacht'],
  ['other', 'Other', 'Overig'],
);

export function solvedAtOnce(en: string, nl: string): FormField {
  return { key: 'solvedAtOnce', kind: 'yes-no', label: both(en, nl), required: true };
}

/** The lines of an order or an offer: prices as a consumer pays them, VAT in them. */
export function orderLines(required: Condition): TableField {
  return {
    ...{ key: 'lines', kind: 'table', label: both('Articles', 'Artikelen'), required, maxRows: 60 },
    columns: [
      { key: 'article', kind: 'lookup', of: 'article', label: both('Article', 'Artikel'), required: true },
      { key: 'articleCode', kind: 'text', label: both('Order code', 'Bestelcode') },
      { key: 'quantity', kind: 'number', label: both('Qty', 'Aantal'), required: true, min: 0.001, max: 100_000, decimals: 3, initial: '1' },
      { key: 'unitPrice', kind: 'money', label: both('Price', 'Prijs'), required: true, min: 0 },
      { key: 'discount', kind: 'number', label: both('Disc. %', 'Kort. %'), min: 0, max: 100, decimals: 2 },
      {
        ...{ key: 'vat', kind: 'choice', label: both('VAT', 'Btw'), required: true, initial: '21' },
        options: [option('21', '21%', '21%'), option('9', '9%', '9%'), option('0', '0%', '0%')],
      },
    ],
    amounts: { quantity: 'quantity', price: 'unitPrice', discount: 'discount', vat: 'vat', includesVat: true, currency: 'EUR' },
  };
}
