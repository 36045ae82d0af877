import type { Outcome, OutcomeMeaning, OutcomeSet } from '../outcome.ts';

function outcome(code: string, key: string, meaning: OutcomeMeaning, en: string, nl: string, requires?: readonly string[]): Outcome {
  return { code, key, meaning, label: { en, nl }, ...(requires === undefined ? {} : { requires }) };
}

/** Of a conversation that the customer begins. */
export const SERVICE_OUTCOMES: OutcomeSet = {
  format: 1,
  id: 'service',
  version: 1,
  name: { en: 'Service', nl: 'Service' },
  outcomes: [
    outcome('solved', '1', 'complete', 'Solved', 'Opgelost'),
    outcome('passed-on', '2', 'contact', 'Passed on', 'Doorgegeven'),
    outcome('callback', '3', 'callback', 'Call back', 'Terugbellen'),
    outcome('order-placed', '4', 'sale', 'Order placed', 'Bestelling geplaatst'),
    outcome('complaint-registered', '5', 'complete', 'Complaint registered', 'Klacht geregistreerd'),
    outcome('no-result', '6', 'contact', 'No result', 'Geen resultaat'),
  ],
};

/** Of a conversation in which something is offered. */
export const SALES_OUTCOMES: OutcomeSet = {
  format: 1,
  id: 'sales',
  version: 1,
  name: { en: 'Sales', nl: 'Verkoop' },
  outcomes: [
    outcome('sold', '1', 'sale', 'Sold', 'Verkocht', ['lines', 'deliveryDate', 'address', 'payment']),
    outcome('quote', '2', 'contact', 'Wants a quote', 'Wil een offerte'),
    outcome('callback', '3', 'callback', 'Call back', 'Terugbellen', ['callbackAt']),
    outcome('not-interested', '4', 'not-interested', 'Not interested', 'Geen interesse', ['declineReason']),
    outcome('do-not-call', '5', 'do-not-call', 'Do not call again', 'Niet meer bellen'),
    outcome('not-reached', '6', 'unworkable', 'Person not reached', 'Persoon niet bereikt'),
    outcome('wrong-number', '7', 'unworkable', 'Wrong number', 'Verkeerd nummer'),
  ],
};

/** Of a conversation in which questions are asked. */
export const RESEARCH_OUTCOMES: OutcomeSet = {
  format: 1,
  id: 'research',
  version: 1,
  name: { en: 'Survey and data', nl: 'Enquête en gegevens' },
  outcomes: [
    outcome('completed', '1', 'complete', 'Completed', 'Afgerond'),
    outcome('broken-off', '2', 'contact', 'Broken off', 'Afgebroken'),
    outcome('callback', '3', 'callback', 'Call back', 'Terugbellen', ['callbackAt']),
    outcome('refused', '4', 'not-interested', 'Does not take part', 'Doet niet mee'),
    outcome('do-not-call', '5', 'do-not-call', 'Do not call again', 'Niet meer bellen'),
    outcome('not-reached', '6', 'unworkable', 'Person not reached', 'Persoon niet bereikt'),
    outcome('wrong-number', '7', 'unworkable', 'Wrong number', 'Verkeerd nummer'),
  ],
};

export const SHIPPED_OUTCOMES: readonly OutcomeSet[] = [SERVICE_OUTCOMES, SALES_OUTCOMES, RESEARCH_OUTCOMES];
