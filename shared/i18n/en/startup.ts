export const startup = {
  file: 'File',
  problem: {
    'database-corrupt': {
      title: 'The data file is damaged',
      text: 'Balie cannot read its data file and has left it as it is. Restore a backup, or start with an empty file; the damaged one is kept.',
    },
    'database-from-future': {
      title: 'The data file is from a newer version',
      text: 'A newer version of Balie has written this file. Install that version or a later one. The file has not been touched.',
    },
    'disk-full': {
      title: 'The disk is full',
      text: 'Balie needs some room on the disk before it can start. Delete what you no longer need, then try again. The data file has not been touched.',
    },
    'database-unavailable': {
      title: 'The data file cannot be opened',
      text: 'Another program may hold it, or you may not be allowed to read and write it. Close other copies of Balie, check the folder, then try again.',
    },
    'provisioning-invalid': {
      title: 'The provisioning file has a mistake',
      text: 'Balie was started with a file of settings that it cannot use. Correct the file, then try again.',
    },
  },
  field: 'Field',
  reason: 'Reason',
  /** What is wrong with a field of the provisioning file. */
  rule: {
    'not-json': 'not valid JSON: {{value}}',
    unreadable: 'cannot be read ({{value}})',
    'unknown-setting': 'is not a known setting',
    'account-missing': 'is missing (or set practice to true)',
    missing: 'is missing',
    'wrong-kind': 'is of another kind: {{value}} is expected',
    'not-a-choice': 'must be one of: {{value}}',
    'too-short': 'is too short or too small',
    'too-long': 'is too long or too large',
    uri: 'must look like sip:1001@pbx.example',
    server: 'must start with ws://, wss://, tls:// or tcp://, or be a domain',
    country: 'must be two capital letters, such as NL',
    'codec-twice': 'names a codec twice',
    'project-unknown': 'names no project of the file: {{value}}',
    'account-main': 'belongs to account',
    twice: 'is there twice: {{value}}',
    'emergency-twice': 'another account is for emergency calls already',
    key: 'may hold lower-case letters, digits and hyphens only',
    'number-or-uri': 'needs either number or uri',
    invalid: 'is not valid',
  },
  version: 'Version of the file',
  supported: 'Version that this Balie knows',
  tryAgain: 'Try again',
  openFolder: 'Open data folder',
  restoreTitle: 'Restore a backup',
  restoreNone: 'There are no backups in the data folder.',
  fresh: 'Start with an empty file',
  freshQuestion:
    'Start with no customers and no registrations? The old file is kept in the data folder under another name.',
} as const;
