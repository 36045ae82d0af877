export const telephone = {
  region: 'Telephone',
} as const;
