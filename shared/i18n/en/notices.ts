export const notices = {
  region: 'Notices',
  backupRestored: 'The backup has been restored. The file from before is kept in the data folder.',
  deviceFallback: '{{device}} is not plugged in. Sound goes through {{used}} until it is back.',
  systemDevice: 'the system’s choice',
  interruptedCall:
    'Balie stopped during a call. The call is on record as interrupted and its registration is kept as it was.',
  holdRefused: '{{name}} cannot be put on hold. Your microphone is off for this call, so you are not overheard.',
  agreementDue_one: 'Promised for now: {{what}}',
  agreementDue_other: 'Promised for now: {{what}}, and more',
  agreementsOffered_one: '{{count}} promise was handed over to you and waits for your answer.',
  agreementsOffered_other: '{{count}} promises were handed over to you and wait for your answer.',
  agreementsOverdue_one: '{{count}} promise is late.',
  agreementsOverdue_other: '{{count}} promises are late.',
  handOverOpened: 'Somebody hands a promise over to you, or answers one of yours.',
  toAgreements: 'Show promises',
  more_one: '{{count}} more notice',
  more_other: '{{count}} more notices',
} as const;
