import type { agentState as en } from '../en/agent-state.ts';
import type { Mirror } from '../mirror.ts';

export const agentState = {
  label: 'Status',
  state: {
    'logged-out': 'Uitgelogd',
    ready: 'Gereed',
    ringing: 'Gaat over',
    preview: 'Voorbereiden',
    dialling: 'Bellen',
    talking: 'In gesprek',
    hold: 'In de wacht',
    consult: 'Ruggespraak',
    handling: 'Afhandelen',
    'not-ready': 'Niet gereed',
  },
  reason: {
    break: 'pauze',
    lunch: 'lunch',
    meeting: 'overleg',
    training: 'training',
    'e-mail': 'e-mail',
    technical: 'storing',
    other: 'anders',
  },
  option: { ready: 'Gereed', notReady: 'Niet gereed: {{reason}}', logOut: 'Uitloggen' },
  reasons: {
    title: 'Redenen voor niet gereed',
    intro: 'Wat je als reden kunt kiezen, en of die tijd als werk voor de opdrachtgever telt. Vastgelegde tijd houdt haar reden.',
    billable: 'Declarabel',
    offered: 'In de lijst',
    billableOf: '{{reason}} is declarabel',
    offeredOf: '{{reason}} staat in de lijst',
    rename: 'Naam van de reden {{reason}}',
    add: 'Reden toevoegen',
    name: 'Nieuwe reden',
    taken: 'Er is al een reden met die naam.',
    last: 'Er blijft altijd minstens één reden in de lijst.',
  },
  next: 'Straks: {{state}}',
  nextExplained: 'Na dit gesprek en de afhandeling: {{state}}',
} as const satisfies Mirror<typeof en>;
