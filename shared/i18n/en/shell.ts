export const shell = {
  mainMenu: 'Menu',
  statusBar: 'Status bar',
  menu: {
    account: 'Telephone account',
    sound: 'Sound',
    general: 'General settings',
    people: 'People',
    data: 'Data and backups',
    quit: 'Quit Balie',
  },
} as const;
