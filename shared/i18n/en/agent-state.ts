import type { AgentStateName, NotReadyReason } from '../../domain/agent-state/agent-state.ts';

export const agentState = {
  label: 'Agent state',
  state: {
    'logged-out': 'Logged out',
    ready: 'Ready',
    ringing: 'Ringing',
    preview: 'Preview',
    dialling: 'Dialling',
    talking: 'Talking',
    hold: 'On hold',
    consult: 'Consulting',
    handling: 'Handling',
    'not-ready': 'Not ready',
  } satisfies Readonly<Record<AgentStateName, string>>,
  reason: {
    break: 'break',
    lunch: 'lunch',
    meeting: 'meeting',
    training: 'training',
    'e-mail': 'e-mail',
    technical: 'technical problem',
    other: 'other',
  } satisfies Readonly<Record<NotReadyReason, string>>,
  option: { ready: 'Ready', notReady: 'Not ready: {{reason}}', logOut: 'Log out' },
  next: 'Next: {{state}}',
  nextExplained: 'After this call and its handling: {{state}}',
} as const;
