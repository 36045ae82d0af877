export const projects = {
  script: 'Script',
  scriptHint: 'For conversations that begin from now on.',
  wrapUp: 'Time to complete a registration after the call',
  wrapUpHint: 'A warning shows when it runs out. Nothing is saved or closed by the clock.',
  noLimit: 'No limit',
  seconds_one: '{{count}} second',
  seconds_other: '{{count}} seconds',
  minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes',
  onlySupervisors: 'Only supervisors and administrators can change this.',
} as const;
