import type { CallDirection } from '../call/call.ts';
import type { ConversationKind, LocalisedText } from '../script/script.ts';

export type Criterion = {
  readonly id: string;
  readonly text: LocalisedText;
  /** Only of a conversation of this kind. */ readonly kind?: ConversationKind;
};
export type Competence = {
  /** As the profession's profile of competences numbers it. */
  readonly nr: number;
  readonly name: LocalisedText;
  readonly direction?: CallDirection;
  readonly criteria: readonly Criterion[];
};
export type Rubric = { readonly id: string; readonly version: number; readonly competences: readonly Competence[] };

const both = (en: string, nl: string): LocalisedText => ({ en, nl });
const one = (id: string, en: string, nl: string): Criterion => ({ id, text: both(en, nl) });
const kind = (of: ConversationKind, en: string, nl: string): Criterion => ({
  id: `kind-${of}`,
  kind: of,
  text: both(en, nl),
});

const CONDUCT: readonly Criterion[] = [
  one('listens', 'Listens actively', 'Luistert actief'),
  one('techniques', 'Uses conversation techniques', 'Past gesprekstechnieken toe'),
  one('proposes', 'Proposes a solution, service or order', 'Stelt een oplossing, dienst of order voor'),
  one('lets-think', 'Lets the customer think about it', 'Laat de klant erover nadenken'),
  one(
    'sums-up',
    'Sums up the final solution, service or order',
    'Vat de uiteindelijke oplossing, dienst of order samen',
  ),
  one(
    'closes',
    'Closes: asks for questions left, thanks, says goodbye',
    'Sluit af: vraagt naar vragen of wensen, bedankt, wenst goedendag',
  ),
];

/** The success criteria of the competences of a call, as the profile of the profession has them (versie 1, 3-2-2004). */
export const CALL_RUBRIC: Rubric = {
  id: 'call',
  version: 1,
  competences: [
    {
      nr: 1,
      name: both('Building the relation', 'Klantrelatie opbouwen'),
      criteria: [
        one(
          'friendly',
          'Is friendly: right mood, fitting voice, businesslike warmth',
          'Handelt klantvriendelijk: juiste stemming, passend stemgebruik, zakelijke vriendelijkheid',
        ),
        one(
          'emotions',
          'Deals with positive and negative emotions',
          'Gaat adequaat om met positieve en negatieve emoties',
        ),
        one('earlier', 'Uses what was said in earlier contacts', 'Gebruikt informatie uit vorige gesprekken'),
      ],
    },
    {
      ...{ nr: 3, direction: 'in', name: both('Incoming conversation', 'Inboundgesprek voeren') },
      criteria: [
        one(
          'in-contact',
          'Greets, names the organisation and oneself',
          'Voert de contactfase uit: begroet, stelt organisatie en zichzelf voor',
        ),
        one('in-reason', 'Asks for the reason of the call', 'Inventariseert vragenderwijs de reden van het gesprek'),
        one('in-refers', 'Hands over to a colleague where needed', 'Verwijst zo nodig door naar een collega'),
        one(
          'in-telephone',
          'Holds, takes back, consults and transfers correctly',
          'Zet correct in de wacht, haalt terug, houdt ruggespraak en verbindt door',
        ),
        ...CONDUCT,
        one('in-once', 'Helps the customer at once where possible', 'Helpt de klant zoveel mogelijk in één keer'),
      ],
    },
    {
      ...{ nr: 4, direction: 'out', name: both('Outgoing conversation', 'Outboundgesprek voeren') },
      criteria: [
        one(
          'out-contact',
          'Greets, names oneself and the organisation, checks for the right person',
          'Voert de contactfase uit: begroet, stelt zichzelf en organisatie voor, verifieert de juiste persoon',
        ),
        one(
          'out-convenient',
          'Asks whether it is convenient; makes another appointment where not',
          'Vraagt of het gelegen komt; maakt zo nodig een nieuwe afspraak',
        ),
        one('out-reason', 'Says shortly what the call is about', 'Legt kort uit waarover of waarvoor hij belt'),
        one('out-duration', 'Says how long it takes where needed', 'Geeft indien nodig de tijdsduur aan'),
        ...CONDUCT,
        one('out-goal', 'Reaches the goal that was set', 'Haalt het vooraf gestelde doel'),
      ],
    },
    {
      nr: 5,
      name: both('Conversation of its kind', 'Specifiek telefoongesprek'),
      criteria: [
        kind('service', 'Conducts a service conversation well', 'Voert een servicegesprek goed'),
        kind('advice', 'Gives advice that fits', 'Voert een adviesgesprek goed'),
        kind('bad-news', 'Brings bad news well', 'Voert een slechtnieuwsgesprek goed'),
        kind('complaint', 'Deals with a complaint well', 'Voert een klachtengesprek goed'),
        kind('sales', 'Conducts a sales conversation well', 'Voert een verkoopgesprek goed'),
        kind('inventory', 'Makes a full inventory', 'Voert een inventarisatiegesprek goed'),
        kind('survey', 'Takes a survey without leading', 'Neemt een enquête correct af'),
      ],
    },
    {
      nr: 9,
      name: both('Telephone and computer', 'Computer en telefoon'),
      criteria: [
        one(
          'multitask',
          'Speaks, listens, looks up and enters at the same time',
          'Spreekt, luistert, zoekt op en voert tegelijk in',
        ),
        one('silences', 'No long or unannounced silences', 'Geen lange en onaangekondigde stiltes'),
      ],
    },
  ],
};

/** 0: not, 1: partly, 2: well. What did not come up is left out. */
export const LEVELS = [0, 1, 2] as const;
export type Level = (typeof LEVELS)[number];
export type Scores = Readonly<Record<string, Level>>;

/** The part of a rubric that a conversation can be judged by. @param of null where its kind is not known: then every kind */
export function rubricFor(
  rubric: Rubric,
  direction: CallDirection,
  of: ConversationKind | null,
): readonly Competence[] {
  return rubric.competences
    .filter((competence) => competence.direction === undefined || competence.direction === direction)
    .map((competence) => ({
      ...competence,
      criteria: competence.criteria.filter(
        (criterion) => criterion.kind === undefined || of === null || criterion.kind === of,
      ),
    }));
}

/** The mean of what was scored, 0..1; null where nothing was. For figures too. */
export function scoreOf(scores: Scores): number | null {
  const given = Object.values(scores);
  return given.length === 0 ? null : given.reduce<number>((sum, level) => sum + level, 0) / (2 * given.length);
}

/** Whether a set of scores can be kept: criteria of the rubric only. */
export function fitsRubric(rubric: Rubric, scores: Readonly<Record<string, number>>): scores is Scores {
  const known = new Set(rubric.competences.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return Object.entries(scores).every(([id, level]) => known.has(id) && (LEVELS as readonly number[]).includes(level));
}
