export const search = {
  region: 'Search',
} as const;
