import type { LikelyCause } from '../../domain/diagnosis/causes.ts';

export const diagnosis = {
  details: 'Sound and report of {{name}}',
  graph: 'Sound of the call: {{mos}} of 4.5',
  noGraph: 'No sound was measured.',
  save: 'Save call report',
  saved: 'Saved as {{file}}.',
  show: 'Show',
  tip: 'For your administrator: what happened, without numbers, names and passwords',
  report: {
    title: 'Balie call report',
    likely: 'Most likely:',
    privacy:
      'Telephone numbers, names, public addresses, host names, passwords and keys are replaced by stand-ins; the same value has the same stand-in.',
    noTrace: 'The signalling of this call is no longer in memory.',
  },
  cause: {
    'credentials-refused': 'The telephone server refuses the user or the password.',
    'not-allowed': 'The telephone server does not allow this call (403).',
    'wrong-number': 'The telephone server does not know this number.',
    busy: 'The other side was busy.',
    'codec-mismatch': 'The two telephones have no kind of sound in common.',
    'server-fault': 'The telephone server reported a fault of its own.',
    'server-unreachable': 'The telephone server could not be reached, or the connection to it was lost.',
    'no-microphone': 'There was no microphone, or Balie was not allowed to use it.',
    'ice-failed': 'No way was found for the sound: a firewall is in between, or a STUN or TURN server is missing.',
    'no-sound-received': 'No sound arrived here, though ours was sent: one-way audio. A firewall or a wrong address on the server’s side.',
    'no-sound-sent': 'No sound was sent from here, though it arrived: one-way audio.',
    'microphone-silent': 'The microphone gave silence: it is switched off on the headset, or another one is meant.',
    'loss-receiving': 'Sound was lost on the way to here: a weak wireless network or a busy line.',
    'loss-sending': 'Sound was lost on the way from here: a weak wireless network or a busy line.',
    'slow-line': 'The line is slow: people begin to interrupt each other. Often a VPN.',
    'unsteady-line': 'The line is unsteady: sound came in bursts.',
    'application-stopped': 'Balie was closed or stopped during the call.',
    'nothing-found': 'Nothing unusual was found.',
  } satisfies Readonly<Record<LikelyCause, string>>,
} as const;
