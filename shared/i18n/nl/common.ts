import type { common as en } from '../en/common.ts';
import type { Mirror } from '../mirror.ts';

export const common = {
  product: 'Balie',
  cancel: 'Annuleren',
  save: 'Opslaan',
  saved: 'Opgeslagen',
  close: 'Sluiten',
  back: 'Terug',
  backToWork: 'Terug naar het werk',
  change: 'Wijzigen',
  more: 'Meer',
  row: 'Regel {{number}}',
  removeRow: 'Regel {{number}} weghalen',
  moveUp: 'Omhoog',
  moveDown: 'Omlaag',
  undo: 'Ongedaan maken',
  fault: {
    title: 'In dit deel ging iets mis',
    text: 'Gesprekken en alles wat bewaard is, gaan door.',
    again: 'Opnieuw tonen',
    againInBar: 'Opnieuw tonen: in dit deel ging iets mis',
  },
  tryAgain: 'Opnieuw proberen',
  dismiss: 'Verbergen',
  showPassword: 'Tonen wat er getypt is',
  hidePassword: 'Verbergen wat er getypt is',
  yes: 'Ja',
  optional: 'niet verplicht',
  required: 'Dit is nodig.',
  loading: 'Laden…',
  quit: 'Balie afsluiten',
} as const satisfies Mirror<typeof en>;
