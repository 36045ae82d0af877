export const planner = {
  title: 'Planner',
  part: { stuck: 'Did not leave', offered: 'Offered to you', overdue: 'Late', today: 'Today', tomorrow: 'Tomorrow', later: 'Later', elsewhere: 'Kept by somebody else', sending: 'To be sent', needs: 'For a department' },
  confirmed: 'Sent: {{kind}} for {{address}}.',
  promise: 'Promise',
  count_one: '{{count}} thing to do',
  count_other: '{{count}} things to do',
  none: 'Nothing to do',
  noneText: 'Promises, things to send and needs that wait for somebody appear here.',
  calendar: 'Calendar file…',
  calendarSaved_one: '{{count}} appointment saved',
  calendarSaved_other: '{{count}} appointments saved',
  keys: '↑↓ move · ↵ open · K kept · C cancel it · V send again · B it was sent · T take up',
} as const;
