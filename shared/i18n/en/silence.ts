import type { SilenceKind } from '../../domain/talk/talk.ts';

export const silence = {
  announce: 'I am looking that up',
  announceTip: 'Tell the customer that it takes a moment, and press this: the silence then counts as announced',
  level: {
    grey: 'Nobody speaks',
    amber: 'Nobody speaks: a long silence',
    red: 'Nobody speaks: too long a silence',
    announced: 'Announced silence',
    system: 'Balie was slow: this silence does not count as yours',
  } satisfies Readonly<Record<Exclude<SilenceKind, 'unannounced'> | 'grey' | 'amber' | 'red', string>>,
  line: 'You {{share}} % · both {{overlap}} % · {{lufs}} LUFS · {{rate}}/s',
  soFar: 'So far: you spoke {{share}} % of the talk, both at once {{overlap}} % of the call; your voice {{lufs}} LUFS (good: −26 to −20), about {{rate}} syllables a second',
  strip: 'Who spoke when',
  you: 'you',
  customer: 'customer',
  sum: {
    announced: 'announced silence {{time}}',
    unannounced: 'silence {{time}}',
    system: 'silence by Balie {{time}}',
    none: 'no silence',
  },
  share: 'you spoke {{percent}} % of the talk',
  overlap: 'both at once {{percent}} %',
  loudness: { you: 'you {{lufs}} LUFS', customer: 'customer {{lufs}} LUFS' },
  rate: 'about {{rate}} syllables a second',
};
