export const search = {
  label: 'Search',
  placeholder: 'Customer, number, command',
  results: 'Found',
  customers: 'Customers',
  commands: 'Commands',
  similar: 'Similar names',
  nothing: 'Nothing found.',
  command: {
    state: 'Agent state: {{state}}',
    place: 'Go to: {{place}}',
    settings: 'Settings: {{tab}}',
    language: 'Switch to Dutch (Nederlands)',
    theme: { light: 'Light theme', dark: 'Dark theme', system: 'Theme of the system' },
  },
} as const;
