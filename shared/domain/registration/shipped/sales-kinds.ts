import type { FormDefinition } from '../form.ts';
import { both, CALLBACK_AT, DECLINE_REASON, NOTE, numbered, OUTCOME, orderLines, outcomeIs } from './parts.ts';

const NUMBERED_STATES = numbered(
  ['draft', 'Draft', 'Concept'],
  ['confirmed', 'Confirmed', 'Bevestigd'],
  ['passed-on', 'Passed on', 'Overgedragen'],
  ['delivered', 'Delivered', 'Geleverd'],
  ['cancelled', 'Cancelled', 'Geannuleerd'],
);

/** The order form: lines with article, order code, quantity, price, discount and VAT; delivery and payment. */
export const SALES_ORDER_FORM: FormDefinition = {
  ...{ format: 1, id: 'sales-order', version: 1, kind: 'sales-order', name: both('Sales order', 'Bestelformulier'), sections: [], outcomes: 'sales' },
  summary: ['lines', 'note', 'declineReason'],
  fields: [
    orderLines(outcomeIs('sold')),
    { key: 'deliveryDate', kind: 'date', label: both('Delivery date', 'Leverdatum'), earliestDays: 0, required: outcomeIs('sold') },
    { key: 'address', kind: 'text', label: both('Delivery address', 'Afleveradres'), from: 'address', required: outcomeIs('sold') },
    {
      ...{ key: 'payment', kind: 'choice', label: both('Payment', 'Betaling'), required: outcomeIs('sold') },
      options: numbered(
        ['invoice', 'Invoice', 'Factuur'],
        ['direct-debit', 'Direct debit', 'Incasso'],
        ['payment-link', 'Payment link', 'Betaallink'],
        ['cash-on-delivery', 'On delivery', 'Bij aflevering'],
      ),
    },
    OUTCOME,
    CALLBACK_AT,
    DECLINE_REASON,
    { key: 'orderNo', kind: 'text', maxLength: 60, label: both('Order number', 'Ordernummer') },
    { key: 'state', kind: 'choice', label: both('State', 'Status'), required: true, initial: 'draft', options: NUMBERED_STATES },
    NOTE,
  ],
};

/** An offer with its price, valid until a day. */
export const QUOTE_FORM: FormDefinition = {
  ...{ format: 1, id: 'quote', version: 1, kind: 'quote', name: both('Quote', 'Offerte'), sections: [], outcomes: 'sales' },
  summary: ['lines', 'note', 'declineReason'],
  fields: [
    orderLines(outcomeIs('quote', 'sold')),
    { key: 'validUntil', kind: 'date', label: both('Valid until', 'Geldig tot'), earliestDays: 1, initialDays: 30, required: outcomeIs('quote') },
    {
      ...{ key: 'sentAs', kind: 'choice', label: both('Sent by', 'Verzonden per'), required: outcomeIs('quote') },
      options: numbered(['mail', 'E-mail', 'E-mail'], ['post', 'Post', 'Post']),
    },
    { key: 'email', kind: 'text', label: both('E-mail', 'E-mail'), from: 'email', shown: { on: 'field.sentAs', is: ['mail'] }, required: true },
    { key: 'address', kind: 'text', label: both('Address', 'Adres'), from: 'address', shown: { on: 'field.sentAs', is: ['post'] }, required: true },
    OUTCOME,
    CALLBACK_AT,
    DECLINE_REASON,
    {
      ...{ key: 'state', kind: 'choice', label: both('State', 'Status'), required: true, initial: 'draft' },
      options: numbered(['draft', 'Draft', 'Concept'], ['sent', 'Sent', 'Verzonden'], ['accepted', 'Accepted', 'Geaccepteerd'], ['declined', 'Declined', 'Afgewezen'], ['expired', 'Expired', 'Verlopen']),
    },
    NOTE,
  ],
};

/** A reservation: what, when, for how many. */
export const RESERVATION_FORM: FormDefinition = {
  ...{ format: 1, id: 'reservation', version: 1, kind: 'reservation', name: both('Reservation', 'Reservering'), sections: [], outcomes: 'service' },
  summary: ['what', 'note'],
  fields: [
    { key: 'what', kind: 'text', label: both('What', 'Wat'), required: true },
    { key: 'date', kind: 'date', label: both('Date', 'Datum'), earliestDays: 0, required: outcomeIs('order-placed', 'solved') },
    { key: 'time', kind: 'text', maxLength: 20, label: both('Time', 'Tijd'), required: outcomeIs('order-placed', 'solved') },
    { key: 'persons', kind: 'number', min: 1, max: 1_000, label: both('Persons', 'Personen'), required: outcomeIs('order-placed', 'solved') },
    { key: 'name', kind: 'text', label: both('In the name of', 'Op naam van'), from: 'name', required: outcomeIs('order-placed', 'solved') },
    { key: 'phone', kind: 'text', label: both('Telephone', 'Telefoon'), from: 'phone' },
    { key: 'wishes', kind: 'long-text', label: both('Special wishes', 'Bijzondere wensen') },
    {
      ...{ key: 'state', kind: 'choice', label: both('State', 'Status'), required: true, initial: 'requested' },
      options: numbered(['requested', 'Requested', 'Aangevraagd'], ['confirmed', 'Confirmed', 'Bevestigd'], ['cancelled', 'Cancelled', 'Geannuleerd']),
    },
    OUTCOME,
    NOTE,
  ],
};

/** Somebody who may buy: what, when, for how much, and who goes on with it. */
export const LEAD_FORM: FormDefinition = {
  ...{ format: 1, id: 'lead', version: 1, kind: 'lead', name: both('Lead', 'Lead'), sections: [], outcomes: 'sales' },
  summary: ['interest', 'note', 'declineReason'],
  fields: [
    { key: 'interest', kind: 'long-text', label: both('Interest', 'Interesse'), required: outcomeIs('quote', 'sold', 'callback') },
    { key: 'product', kind: 'lookup', of: 'product', label: both('Product', 'Product') },
    {
      ...{ key: 'horizon', kind: 'choice', label: both('When', 'Termijn'), required: outcomeIs('quote', 'sold') },
      options: numbered(['now', 'Now', 'Nu'], ['quarter', 'Within three months', 'Binnen drie maanden'], ['year', 'Within a year', 'Binnen een jaar'], ['later', 'Later', 'Later']),
    },
    { key: 'budget', kind: 'money', currency: 'EUR', min: 0, label: both('Budget', 'Budget') },
    { key: 'decides', kind: 'yes-no', label: both('Decides', 'Beslist zelf') },
    { key: 'decider', kind: 'text', label: both('Who decides', 'Wie beslist'), shown: { on: 'field.decides', is: ['no'] }, required: true },
    { key: 'handover', kind: 'text', label: both('Goes on to', 'Gaat naar'), required: outcomeIs('quote', 'sold') },
    OUTCOME,
    CALLBACK_AT,
    DECLINE_REASON,
    NOTE,
  ],
};
