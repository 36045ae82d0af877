export const script = {
  region: 'Script',
} as const;
