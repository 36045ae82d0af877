export const shortcuts = {
  region: 'Shortcuts',
} as const;
