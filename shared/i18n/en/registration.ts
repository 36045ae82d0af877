export const registration = {
  region: 'Registration',
} as const;
