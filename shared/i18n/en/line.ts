import type { LineProblem } from '../../domain/account/account.ts';

type PerProblem = Readonly<Record<LineProblem, string>>;

export const line = {
  label: 'Line',
  off: 'No telephone line',
  connecting: 'Connecting',
  registered: 'Registered',
  notRegistered: 'Not registered: {{reason}}',
  practice: 'Practice line',
  /** A word or three, for the line status. */
  reason: {
    'logged-out': 'logged out',
    'server-unreachable': 'server unreachable',
    'certificate-untrusted': 'certificate not trusted',
    'certificate-wrong-host': 'certificate of another server',
    'credentials-refused': 'wrong user or password',
    'password-missing': 'password needed',
    'registration-refused': 'refused by the server',
    'registration-timeout': 'server does not reply',
    'connection-lost': 'connection lost',
    'account-invalid': 'account incomplete',
    'transport-not-supported': 'connection not possible',
    'media-unavailable': 'no sound',
  } satisfies PerProblem,
  /** What happened and what to do, for the notice. */
  explain: {
    'logged-out': 'Nobody is logged in, so calls do not arrive here. Log in to connect the line.',
    'server-unreachable':
      'The telephone server does not answer. Check that your network works; if it does, the server address may be wrong or the server may be down.',
    'certificate-untrusted':
      'The server shows a certificate that your computer does not trust. If your company has its own certification authority, choose its file in the account; otherwise ask your administrator.',
    'certificate-wrong-host':
      'The server’s certificate was made out for another name than the address in the account. Check the server address.',
    'credentials-refused':
      'The server does not accept this user with this password. Enter the password again, or check the user in the account.',
    'password-missing': 'This computer has no safe place to keep the password, so Balie asks for it after each start.',
    'registration-refused': 'The server knows this account but refuses it. Your administrator can see why.',
    'registration-timeout':
      'The server was reached but does not reply to the registration. Your administrator can see why.',
    'connection-lost':
      'The connection to the server was lost. Balie connects again by itself as soon as the network is back.',
    'account-invalid': 'The account lacks something or contains a mistake.',
    'transport-not-supported':
      'Balie cannot connect this way. Use the address of your server that starts with wss://, tls://, ws:// or tcp://.',
    'media-unavailable': 'The part of Balie that handles sound is not running. It is started again by itself.',
  } satisfies PerProblem,
  sipStatus: 'The server’s answer: {{status}}.',
  field: 'The field at fault: {{field}}.',
  retryIn: 'Next try in {{seconds}} s.',
  retryNow: 'Trying again…',
  noRetry: 'Trying again by itself would not help here.',
  details: 'Line details',
  all: 'Telephone accounts',
  state: {
    off: 'off',
    connecting: 'connecting',
    registered: 'registered',
    'not-registered': 'not registered',
  },
  several: '{{user}} · {{registered}} of {{all}} lines',
  calling: 'you call with this one',
  emergency: 'emergency calls',
  via: 'by {{server}}',
  onBackup: 'This is a backup server: {{server}} cannot be reached. Balie goes back to it by itself, never during a call.',
  retryShort: 'next try in {{seconds}} s',
  registeredText: 'Calls come in for {{user}} by {{server}}.',
  practiceText: 'Practice customers call you here. Nothing leaves this computer, and nothing counts in your figures.',
  enterPassword: 'Enter password',
  connect: 'Connect',
  changeAccount: 'Change account',
  passwordInMemoryOnly: 'This computer cannot keep passwords safely: the password is kept only until Balie closes.',
} as const;
