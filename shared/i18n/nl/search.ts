import type { search as en } from '../en/search.ts';
import type { Mirror } from '../mirror.ts';

export const search = {
  label: 'Zoeken',
  placeholder: 'Klant, nummer, opdracht',
  results: 'Gevonden',
  customers: 'Klanten',
  commands: 'Opdrachten',
  similar: 'Namen die erop lijken',
  nothing: 'Niets gevonden.',
  command: {
    state: 'Status: {{state}}',
    place: 'Ga naar: {{place}}',
    settings: 'Instellingen: {{tab}}',
    language: 'Overschakelen op Engels (English)',
    theme: { light: 'Licht thema', dark: 'Donker thema', system: 'Thema van het systeem' },
  },
} as const satisfies Mirror<typeof en>;
