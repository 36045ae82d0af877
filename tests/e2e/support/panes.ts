import type { Locator, Page } from '@playwright/test';

/** Names of what stands beside the telephone, in both languages. */
const NAMES = {
  en: {
    script: 'Script',
    customer: 'Customer',
    registration: 'Registration',
    search: 'Search',
    notices: 'Notices',
    practice: 'Practice line',
    practiceCustomer: 'Practice customer',
    callMe: 'Call me',
    next: 'Next',
    answers: 'Answers',
    save: 'Save registration',
    closeIncomplete: 'Close as incomplete',
    whyIncomplete: 'Why incomplete?',
    newCustomer: 'New customer',
    you: 'You',
    other: 'Customer',
    fields: ['Question or request', 'Category', 'Proposed solution', 'Solved at once', 'Outcome', 'Note'],
  },
  nl: {
    script: 'Script',
    customer: 'Klant',
    registration: 'Registratie',
    search: 'Zoeken',
    notices: 'Meldingen',
    practice: 'Oefenlijn',
    practiceCustomer: 'Oefenklant',
    callMe: 'Bel mij',
    next: 'Volgende',
    answers: 'Antwoorden',
    save: 'Registratie opslaan',
    closeIncomplete: 'Onvolledig sluiten',
    whyIncomplete: 'Waarom onvolledig?',
    newCustomer: 'Nieuwe klant',
    you: 'Jij',
    other: 'Klant',
    fields: ['Vraag of verzoek', 'Categorie', 'Voorgestelde oplossing', 'Direct opgelost', 'Resultaat', 'Notitie'],
  },
} as const;

/** The panes beside the telephone, by their accessible names. */
export type Panes = {
  readonly script: Locator;
  /** The words to be said now. */
  readonly spoken: Locator;
  readonly next: Locator;
  readonly answers: Locator;
  readonly customer: Locator;
  readonly newCustomer: Locator;
  readonly registration: Locator;
  readonly question: Locator;
  readonly category: Locator;
  readonly proposedSolution: Locator;
  readonly solvedAtOnce: Locator;
  readonly outcome: Locator;
  readonly note: Locator;
  readonly save: Locator;
  readonly closeIncomplete: Locator;
  readonly whyIncomplete: Locator;
  readonly search: Locator;
  readonly notices: Locator;
  /** The box of the practice line. */
  readonly practice: Locator;
  readonly practiceCustomer: Locator;
  readonly callMe: Locator;
  /** Level meters of a call card. */
  readonly ownLevel: Locator;
  readonly otherLevel: Locator;
};

export function panesOf(window: Page, language: 'en' | 'nl' = 'en'): Panes {
  const names = NAMES[language];
  const region = (name: string): Locator => window.getByRole('region', { name, exact: true });
  const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });
  const [question, category, proposedSolution, solvedAtOnce, outcome, note] = names.fields;
  const script = region(names.script);
  const registration = region(names.registration);
  const customer = region(names.customer);
  const practice = region(names.practice);
  return {
    script,
    spoken: script.getByRole('article').getByRole('paragraph'),
    next: button(script, names.next),
    answers: script.getByRole('group', { name: names.answers }).getByRole('button'),
    customer,
    newCustomer: button(customer, names.newCustomer),
    registration,
    question: registration.getByRole('textbox', { name: question, exact: true }),
    category: registration.getByRole('combobox', { name: category, exact: true }),
    proposedSolution: registration.getByRole('textbox', { name: proposedSolution, exact: true }),
    solvedAtOnce: registration.getByRole('radiogroup', { name: solvedAtOnce }),
    outcome: registration.getByRole('combobox', { name: outcome, exact: true }),
    note: registration.getByRole('textbox', { name: note, exact: true }),
    save: button(registration, names.save),
    closeIncomplete: button(registration, names.closeIncomplete),
    whyIncomplete: registration.getByRole('listbox', { name: names.whyIncomplete }),
    search: window.getByRole('textbox', { name: names.search, exact: true }),
    notices: region(names.notices),
    practice,
    practiceCustomer: practice.getByRole('combobox', { name: names.practiceCustomer }),
    callMe: button(practice, names.callMe),
    ownLevel: window.getByRole('article').getByRole('meter', { name: names.you, exact: true }),
    otherLevel: window.getByRole('article').getByRole('meter', { name: names.other, exact: true }),
  };
}
