import type { silence as english } from '../en/silence.ts';
import type { Mirror } from '../mirror.ts';

export const silence = {
  announce: 'Ik zoek dat op',
  announceTip: 'Zeg de klant dat het even duurt en druk hierop: de stilte telt dan als aangekondigd',
  level: {
    grey: 'Niemand spreekt',
    amber: 'Niemand spreekt: een lange stilte',
    red: 'Niemand spreekt: een te lange stilte',
    announced: 'Aangekondigde stilte',
    system: 'Balie was traag: deze stilte telt niet als de jouwe',
  },
  line: 'Jij {{share}} % · samen {{overlap}} % · {{lufs}} LUFS · {{rate}}/s',
  soFar: 'Tot nu toe: jij sprak {{share}} % van de spreektijd, door elkaar heen {{overlap}} % van het gesprek; jouw stem {{lufs}} LUFS (goed: −26 tot −20), ongeveer {{rate}} lettergrepen per seconde',
  strip: 'Wie wanneer sprak',
  you: 'jij',
  customer: 'klant',
  sum: {
    announced: 'aangekondigde stilte {{time}}',
    unannounced: 'stilte {{time}}',
    system: 'stilte door Balie {{time}}',
    none: 'geen stilte',
  },
  share: 'jij sprak {{percent}} % van de spreektijd',
  overlap: 'door elkaar heen {{percent}} %',
  loudness: { you: 'jij {{lufs}} LUFS', customer: 'klant {{lufs}} LUFS' },
  rate: 'ongeveer {{rate}} lettergrepen per seconde',
} as const satisfies Mirror<typeof english>;
