export const shell = {
  mainMenu: 'Menu',
  places: 'Places',
  conversation: 'Conversation',
  inCall: 'call in progress',
  statusBar: 'Status bar',
  microphoneOpen: 'Microphone open',
  microphoneOpenHint:
    'No call runs. The microphone stays open while you are Ready, so that no call has to wait for it.',
  menu: {
    account: 'Telephone account',
    sound: 'Sound',
    headset: 'Headset',
    general: 'General settings',
    people: 'People',
    recording: 'Recording',
    directory: 'Colleagues',
    data: 'Data and backups',
    quit: 'Quit Balie',
  },
} as const;
