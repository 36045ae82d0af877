import type { shell as en } from '../en/shell.ts';
import type { Mirror } from '../mirror.ts';

export const shell = {
  mainMenu: 'Menu',
  statusBar: 'Statusbalk',
  menu: {
    account: 'Telefoonaccount',
    sound: 'Geluid',
    general: 'Algemene instellingen',
    people: 'Mensen',
    data: 'Gegevens en reservekopieën',
    quit: 'Balie afsluiten',
  },
} as const satisfies Mirror<typeof en>;
