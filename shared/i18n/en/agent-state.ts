export const agentState = {
  region: 'Agent state',
} as const;
