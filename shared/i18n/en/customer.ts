export const customer = {
  region: 'Customer',
} as const;
