import type { shell as en } from '../en/shell.ts';
import type { Mirror } from '../mirror.ts';

export const shell = {
  mainMenu: 'Menu',
  places: 'Onderdelen',
  conversation: 'Gesprek',
  inCall: 'gesprek gaande',
  statusBar: 'Statusbalk',
  microphoneOpen: 'Microfoon open',
  microphoneOpenHint:
    'Er loopt geen gesprek. De microfoon blijft open zolang je beschikbaar bent, zodat geen gesprek erop hoeft te wachten.',
  menu: {
    account: 'Telefoonaccount',
    sound: 'Geluid',
    headset: 'Headset',
    general: 'Algemene instellingen',
    people: 'Mensen',
    recording: 'Opname',
    directory: 'Collega’s',
    data: 'Gegevens en reservekopieën',
    quit: 'Balie afsluiten',
  },
} as const satisfies Mirror<typeof en>;
