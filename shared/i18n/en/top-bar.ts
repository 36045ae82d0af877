export const topBar = {
  figures: 'Today',
  targets: 'targets',
  target: '{{what}}: {{reached}}, target {{goal}}',
  figure: { calls: 'calls', handleTime: 'handle time', afterCall: 'after-call' },
  explained: {
    calls: 'Calls that you answered or that were answered by the other side, since midnight.',
    handleTime: 'Mean of the conversation (hold included) plus the handling after it, per answered call of today.',
    afterCall: 'Handling after answered calls, all those of today together.',
  },
  day: {
    title: 'My day',
    loggedIn: 'Logged in',
    since: '{{from}} – now',
    session: '{{from}} – {{to}}',
    total: 'Total',
    states: 'Time by state',
    none: 'Nothing yet today.',
  },
  practice: 'Practice: not counted',
  project: 'Project',
  practiceExplained: 'Calls on the practice line are in no figure. Your figures come back with your telephone account.',
} as const;
