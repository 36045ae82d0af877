import type { AppErrorCode } from '../../errors/app-error.ts';

/** What happened and what to do, per error code. Values in double braces come from the details of the error. */
export const errors = {
  'bad-request': 'That was not understood. Check what you filled in.',
  internal:
    'Something went wrong inside Balie. Try again; if it happens again, tell your administrator this code: {{logId}}.',
  'not-found': 'This no longer exists. Somebody may have removed it.',
  'not-allowed': 'Your role does not allow this. Ask an administrator.',
  'not-logged-in': 'Log in first.',
  'wrong-password': 'This password is not right. Check Caps Lock and try again.',
  'name-taken': 'Somebody with this name is already there. Choose another name.',
  'last-administrator': 'This is the only administrator. Make somebody else administrator first.',
  'stale-version': 'Somebody changed this in the meantime. Open it again and repeat your change.',
  'invalid-number': 'This is not a telephone number. Check the digits.',
  'emergency-number': 'The practice line reaches nobody, and no emergency service either. Take a real telephone, now.',
  'emergency-by-hand': 'Emergency numbers are called by hand only: type the number in the field and press Call.',
  'emergency-no-line': 'The telephone line is not connected. Call the emergency number with another telephone, now.',
  'call-not-possible': 'This cannot be done with the call at the moment.',
  'already-in-a-call': 'You are in a call. Hold it or hang up first.',
  'too-many-calls': 'There are eight calls already. End one of them first.',
  'leave-refused': 'The exchange did not connect the other two. You are still in the conference.',
  'line-not-registered': 'The telephone line is not connected. Look at the line status at the top.',
  'microphone-silent':
    'The microphone gives no sound at all. Is it switched off on the headset or muted by the system?',
  'sound-unreadable': 'This file cannot be played. Choose a sound file, such as MP3, WAV or OGG.',
  'microphone-missing': 'No microphone found. Plug in your headset.',
  'microphone-refused': 'Balie may not use the microphone. Allow it in the privacy settings of your computer.',
  'microphone-busy': 'Another application is using the microphone. Close it and try again.',
  'media-unavailable': 'Sound is not available at the moment. Balie is restarting it; try again in a few seconds.',
  'no-redial-number': 'There is no number to redial yet.',
  'transport-not-supported':
    'This kind of connection is not possible. Use an address that starts with wss://, tls://, ws:// or tcp://.',
  'account-invalid': 'Something in the telephone account is not right. Check the fields.',
  'server-unreachable': 'The telephone server does not answer. Check the address and your network.',
  'certificate-untrusted':
    'The server’s certificate is not trusted. Choose the file of your own certification authority, or ask your administrator.',
  'certificate-wrong-host': 'The server’s certificate belongs to another name. Check the server address.',
  'credentials-refused': 'The server refuses this user and password. Check both.',
  'registration-refused': 'The server refuses this account. Ask your administrator.',
  'registration-timeout':
    'The server was reached, but it did not reply in time. Try again; if it stays so, ask your administrator.',
  'registration-incomplete': 'Some fields of the registration are still empty.',
  'database-corrupt': 'The data file is damaged.',
  'database-from-future': 'The data file comes from a newer version of Balie.',
  'database-unavailable': 'The data file cannot be opened.',
  'disk-full': 'The disk is full. Make some room; nothing you typed is lost.',
  'backup-unusable': 'This backup cannot be used. Choose another one.',
  'provisioning-invalid': 'The provisioning file has a mistake in the field “{{field}}”.',
  'during-call': 'This has to wait until the call is over.',
  'recording-disk-full': 'The disk is full: the recording has stopped, the call goes on. What was recorded so far is kept.',
  'recording-failed': 'The recording has stopped, the call goes on. What was recorded so far is kept.',
  'announcement-missing': 'The announcement cannot be played, so nothing is recorded. Choose another file in the settings.',
} as const satisfies Record<AppErrorCode, string>;
