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
  next: 'Straks: {{state}}',
  nextExplained: 'Na dit gesprek en de afhandeling: {{state}}',
} as const satisfies Mirror<typeof en>;
