import type { agentState as en } from '../en/agent-state.ts';
import type { Mirror } from '../mirror.ts';

export const agentState = {
  region: 'Status van de medewerker',
} as const satisfies Mirror<typeof en>;
