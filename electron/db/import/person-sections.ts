/** The tables that what is stored about a person is told by (GDPR, article 15), in the order of the report. */
export const PERSON_SECTIONS = [
  'contact',
  'phones',
  'mails',
  'addresses',
  'custom',
  'calls',
  'registrations',
  'recordings',
  'consents',
  'objections',
  'notes',
  'changes',
] as const;
export type PersonSection = (typeof PERSON_SECTIONS)[number];
