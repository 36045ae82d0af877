export const settings = {
  title: 'Settings',
  tab: {
    account: 'Telephone account',
    sound: 'Sound',
    general: 'General',
    people: 'People',
    data: 'Data',
  },
  account: {
    nowSip: 'Telephone account {{uri}}',
    nowPractice: 'Working on the practice line',
    nowPracticeText: 'A simulated customer calls by itself. Calls here do not count in your figures.',
    toPractice: 'Switch to the practice line',
    toPracticeText: 'You can practise in between: the account stays stored.',
    saved: 'Saved. The line is connecting.',
    onlyAdministrators: 'Only administrators can change the telephone account.',
  },
  sound: {
    microphone: 'Microphone',
    microphoneHint: 'Say something: the bar must move.',
    speaker: 'Speaker',
    speakerHint: 'Where you hear the customer.',
    ringer: 'Ring device',
    ringerHint:
      'Where an incoming call rings. The speakers of the computer ring even when you have taken off the headset.',
    systemDefault: 'The system’s choice',
    unplugged: 'Not plugged in',
    level: 'Microphone level',
    testRing: 'Test ring',
    problem: {
      missing: { title: 'No microphone found', text: 'Plug in your headset. It is used as soon as it is there.' },
      refused: {
        title: 'Balie may not use the microphone',
        text: 'Allow Balie to use the microphone in the privacy settings of your computer, then start Balie again.',
      },
      busy: {
        title: 'The microphone is in use',
        text: 'Another program has taken the microphone for itself. Close that program, or choose another microphone.',
      },
    },
  },
  general: {
    language: 'Language',
    english: 'English',
    dutch: 'Nederlands',
    theme: 'Theme',
    themeSystem: 'As the system',
    themeLight: 'Light',
    themeDark: 'Dark',
    country: 'Country',
    countryHint: 'Numbers without a country code are read as numbers of this country.',
    dialLinks: 'Dial links at once',
    dialLinksHint:
      'A number clicked in another program is dialled immediately. When off, it waits in the number field.',
    globalShortcuts: 'Shortcuts in every program',
    globalShortcutsHint: 'Answer, hang up and mute by key while another program has the focus.',
  },
} as const;
