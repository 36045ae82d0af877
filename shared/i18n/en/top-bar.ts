export const topBar = {
  region: 'Top bar',
} as const;
