export const shell = {
  mainMenu: 'Menu',
  statusBar: 'Status bar',
  skipToScript: 'Skip to the script',
  menu: {
    account: 'Telephone account',
    sound: 'Sound',
    general: 'General settings',
    people: 'People',
    data: 'Data and backups',
    quit: 'Quit Balie',
  },
} as const;
