import type { QueueMethod, QueueSettings } from '../../domain/queue/queue-settings.ts';

export const queue = {
  title: 'Queue of the telephone system',
  method: 'Tell the queue my state',
  methodHint: 'So that the queue sends calls only while you are Ready.',
  methods: { none: 'No', codes: 'By dialling codes', http: 'By a web service', 'feature-event': 'By feature events (BroadWorks)' } satisfies Readonly<Record<QueueMethod, string>>,
  codes: { logIn: 'Log in', logOut: 'Log out', pause: 'Pause', unpause: 'End of pause' } satisfies Readonly<Record<keyof QueueSettings['codes'], string>>,
  pauseHint: 'For example *47{reason}. {reason} and {agent} are filled in; leave empty what your system does not know.',
  pauseWhileHandling: 'Paused while handling',
  pauseWhileHandlingHint: 'No call arrives between hanging up and completing the registration.',
  url: 'Address of the service',
  urlHint: '{action}, {agent} and {reason} are filled in.',
  body: 'What is posted',
  bodyHint: 'JSON or form data. Without it the address is fetched.',
  token: 'Access token',
  tokenHint: 'Kept with the password. Leave empty to keep the present one.',
  reasons: 'What the telephone system calls your reasons',
  handling: 'handling',
  /** Place in the queue, for the line details. */
  state: {
    working: 'Queue: being told…',
    in: 'Queue: sends you calls',
    paused: 'Queue: paused ({{reason}})',
    out: 'Queue: logged out',
    failed: 'Queue: not told',
  },
  answer: 'Answer of the telephone system: {{answer}}',
} as const;
