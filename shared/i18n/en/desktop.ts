/** Texts outside the window: notifications, tray, call bar and file choosers. */
export const desktop = {
  incoming: {
    title: '{{name}} is calling',
    unknown: 'Unknown caller',
    locked: 'Incoming call',
    caller: 'the call',
  },
  chooseRingFile: 'Choose a sound file for the ring',
  aftermath: {
    discount: 'Decide on a discount of {{given}}% (mandate {{limit}}%): {{subject}}',
    amount: 'Decide on a compensation of {{given}} (mandate {{limit}}): {{subject}}',
    note: 'Above the mandate. The customer hears what is decided.',
    department: 'Supervisors',
    answer: 'Answer the complaint: {{subject}}',
  },
  openScript: 'Open a script',
  saveScript: 'Save the script',
  openProject: 'Choose the file of a project',
  openCatalogue: 'Choose a table of articles (CSV or Excel)',
  saveProject: 'Save the project as a file',
  chooseAnnouncement: 'Choose the sound file of the announcement',
  chooseCaFile: 'Choose the file with the certification authority',
  tray: {
    toolTip: 'Balie: {{state}}',
    answer: 'Answer {{name}}',
    decline: 'Decline {{name}}',
    hangUp: 'Hang up {{name}}',
    show: 'Show Balie',
    quit: 'Quit Balie',
  },
  bar: {
    title: 'Call bar',
    showWindow: 'Show the window of Balie',
    status: {
      dialling: 'Dialling',
      ringing: 'Ringing',
      answering: 'Answering',
      talking: 'Talking',
      onHold: 'On hold',
    },
  },
} as const;
