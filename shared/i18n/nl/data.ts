import type { data as en } from '../en/data.ts';
import type { Mirror } from '../mirror.ts';

export const data = {
  backups: 'Reservekopieën',
  intro:
    'Elke dag dat Balie in gebruik is wordt een kopie gemaakt, en ook vóór elke wijziging van het gegevensbestand. De laatste zeven dagelijkse kopieën blijven bewaard.',
  noneText: 'De eerste wordt vandaag gemaakt, of als je Nu een kopie maken kiest.',
  kind: { daily: 'dagelijks', migration: 'vóór een update', manual: 'zelf gemaakt' },
  backUpNow: 'Nu een kopie maken',
  backedUp: 'De reservekopie is gemaakt.',
  showFolder: 'Gegevensmap tonen',
  restore: 'Terugzetten',
  restoreOf: 'De reservekopie van {{when}} terugzetten',
  restoreQuestion:
    'Terug naar de gegevens van {{when}}? Wat daarna is geregistreerd is niet meer zichtbaar; het huidige bestand blijft bewaard onder een andere naam.',
  about: 'Over Balie',
  version: 'Versie {{version}}',
  licence: 'Vrije software onder de MIT-licentie.',
} as const satisfies Mirror<typeof en>;
