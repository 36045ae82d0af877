import type { QueueVisit, VisitEnd } from './queue-entry.ts';

/** What a column of a table of queues can hold. */
export const QUEUE_COLUMNS = [
  ...(['queue', 'start', 'date', 'time'] as const),
  ...(['call-id', 'outcome', 'agent', 'wait', 'talk'] as const),
  ...([
    'end',
    'offered',
    'answered',
    'within',
    'abandoned',
    'abandoned-within',
    'average-wait',
    'longest-wait',
    'talk-total',
  ] as const),
] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

/** How a table is read. */
export type QueueMapping = {
  /** By column; null for what is left aside. */
  readonly columns: readonly (QueueColumn | null)[];
  /** Of tables of totals: how long each row is, where no column says; minutes. */
  readonly minutes: number;
  /** Of tables of totals: the time that `within` was counted by. */
  readonly withinSeconds: number;
  /** For tables without a column for it. */
  readonly queue: string;
};

/** Totals of one queue over a stretch of time. Ms are milliseconds; null for what the table does not say. */
export type QueueInterval = {
  readonly queue: string;
  readonly from: number;
  readonly to: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Offered and neither answered nor abandoned. */
  readonly left: number;
  readonly within: number | null;
  readonly abandonedWithin: number | null;
  readonly withinSeconds: number;
  readonly waitMs: number;
  readonly longestMs: number;
  readonly talkMs: number;
};

/** Why a table as a whole cannot be read: what is missing is what the person can say. */
export type TableProblem = 'no-start' | 'no-queue' | 'no-outcome' | 'no-counts' | 'twice';
/** Why a row is not taken. */
export const ROW_FAULTS = ['date', 'duration', 'number', 'outcome', 'sum'] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

const HEADINGS: Readonly<Record<QueueColumn, readonly string[]>> = {
  queue: ['queue', 'queue name', 'skill', 'skill group', 'wachtrij', 'naam wachtrij', 'rij', 'split'],
  start: [
    'start',
    'start time',
    'begin',
    'from',
    'interval',
    'interval start',
    'entered',
    'entered at',
    'call start',
    'date time',
    'timestamp',
    'starttijd',
    'begintijd',
    'van',
    'vanaf',
    'datum tijd',
    'datum en tijd',
    'tijdstip',
  ],
  date: ['date', 'day', 'datum', 'dag'],
  time: ['time', 'hour', 'tijd', 'uur'],
  'call-id': ['call id', 'callid', 'call', 'unique id', 'uniqueid', 'gesprek id', 'gespreksnummer', 'gesprek'],
  outcome: [
    'outcome',
    'result',
    'status',
    'disposition',
    'end reason',
    'resultaat',
    'uitkomst',
    'afloop',
    'afhandeling',
  ],
  agent: ['agent', 'agent name', 'answered by', 'medewerker', 'beantwoord door', 'aangenomen door'],
  wait: ['wait', 'wait time', 'waiting time', 'queue time', 'hold time', 'wachttijd', 'tijd in wachtrij'],
  talk: ['talk', 'talk time', 'call time', 'duration', 'gesprekstijd', 'gespreksduur', 'duur'],
  end: ['end', 'end time', 'interval end', 'until', 'to', 'einde', 'eindtijd', 'tot'],
  offered: ['offered', 'calls offered', 'calls', 'entered calls', 'aangeboden', 'aanbod', 'aangeboden gesprekken'],
  answered: [
    'answered',
    'calls answered',
    'handled',
    'calls handled',
    'beantwoord',
    'aangenomen',
    'beantwoorde gesprekken',
  ],
  within: [
    'within',
    'answered within',
    'within sl',
    'in sl',
    'answered in time',
    'binnen',
    'binnen norm',
    'beantwoord binnen',
    'op tijd beantwoord',
  ],
  abandoned: ['abandoned', 'calls abandoned', 'abandons', 'lost', 'opgehangen', 'afgehaakt', 'afhakers', 'verloren'],
  'abandoned-within': ['abandoned within', 'abandoned in time', 'opgehangen binnen', 'afgehaakt binnen'],
  'average-wait': [
    'average wait',
    'asa',
    'average speed of answer',
    'avg wait',
    'gemiddelde wachttijd',
    'gem wachttijd',
  ],
  'longest-wait': ['longest wait', 'max wait', 'longest', 'langste wachttijd', 'langst gewacht'],
  'talk-total': ['total talk', 'total talk time', 'talk total', 'totale gesprekstijd', 'gesprekstijd totaal'],
};
const BY_HEADING = new Map(
  QUEUE_COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [heading, column] as const)),
);
const SECONDS_IN_HEADING = /[≤<]?=?\s*(\d{1,4})\s*(?:s|sec|seconds|seconden)?$/u;

const plain = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[._\-/():]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** What the headings of a table say. The first of two columns of the same kind counts. */
export function guessQueueColumns(headings: readonly string[]): QueueMapping {
  let withinSeconds = 20;
  const found = new Set<QueueColumn>();
  const columns = headings.map((heading) => {
    const text = plain(heading);
    const seconds = SECONDS_IN_HEADING.exec(text);
    const column =
      BY_HEADING.get(text) ?? BY_HEADING.get(seconds === null ? text : text.slice(0, seconds.index).trim()) ?? null;
    if (column === null || found.has(column)) return null;
    if (column === 'within' && seconds !== null) withinSeconds = Number(seconds[1]);
    found.add(column);
    return column;
  });
  return { columns, minutes: 30, withinSeconds, queue: '' };
}

/** Whether each row is one caller, or the totals of a stretch of time. */
export function tableKind({ columns }: QueueMapping): 'calls' | 'intervals' {
  return columns.includes('offered') || (columns.includes('answered') && columns.includes('abandoned'))
    ? 'intervals'
    : 'calls';
}

/** What is missing before a table can be read; null when nothing is. */
export function tableProblem(mapping: QueueMapping): TableProblem | null {
  const { columns, queue } = mapping;
  const has = (column: QueueColumn): boolean => columns.includes(column);
  const used = columns.filter((column) => column !== null);
  if (new Set(used).size !== used.length) return 'twice';
  if (!has('start') && !has('date')) return 'no-start';
  if (!has('queue') && queue.trim() === '') return 'no-queue';
  if (tableKind(mapping) === 'intervals')
    return has('answered') && (has('offered') || has('abandoned')) ? null : 'no-counts';
  return has('outcome') || has('agent') || has('talk') ? null : 'no-outcome';
}

const ANSWERED =
  /^(?:answered|handled|completed?|completeagent|completecaller|connect(?:ed)?|ok|yes|ja|beantwoord|aangenomen|afgehandeld|gesproken|voltooid)$/u;
const ABANDONED =
  /^(?:abandon(?:ed)?|lost|hung up|hangup|no|nee|missed|not answered|unanswered|opgehangen|afgehaakt|verloren|gemist|niet beantwoord|niet aangenomen)$/u;
const LEFT =
  /^(?:left|time ?out|timed out|exit\w*|overflow(?:ed)?|transferred|voicemail|key|removed|overloop|doorgezet|overgelopen|weggezet|verwijderd|wachttijd voorbij)$/u;

/** "1:02:03", "02:03", "23", "23,5 s" in ms; null for what is no duration. Empty is null too. */
export function readDuration(text: string): number | null {
  const clock = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?$/u.exec(text.trim());
  if (clock !== null) return ((Number(clock[1] ?? 0) * 60 + Number(clock[2])) * 60 + Number(clock[3])) * 1_000;
  const number = /^(\d{1,8})(?:[.,](\d{1,6}))?\s*(?:s|sec\.?|seconds|seconden)?$/iu.exec(text.trim());
  return number === null ? null : Math.round(Number(`${number[1] ?? '0'}.${number[2] ?? '0'}`) * 1_000);
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/u;
const LOCAL = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?$/u;

/** An instant as tables write it, by the clock of this computer where no zone is said; days before months. Null for what is none. */
export function readInstant(text: string): number | null {
  const value = text.trim();
  if (/^\d{10}(?:\.\d+)?$/u.test(value)) return Math.floor(Number(value) * 1_000);
  if (/^\d{13}$/u.test(value)) return Number(value);
  const iso = ISO.exec(value);
  const local = iso === null ? LOCAL.exec(value) : null;
  const parts = iso ?? local;
  if (parts === null) return null;
  const [year, month, day] = (iso !== null ? [parts[1], parts[2], parts[3]] : [parts[3], parts[2], parts[1]]).map(
    Number,
  ) as [number, number, number];
  const [hour, minute, second] = [parts[4], parts[5], parts[6]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 59) return null;
  const zone = iso?.[7];
  if (zone !== undefined) {
    const offset =
      zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
    return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
  }
  const at = new Date(year, month - 1, day, hour, minute, second);
  return at.getMonth() === month - 1 || hour === 24 ? at.getTime() : null;
}

/** A row of a table as a visit, as totals, or why it is neither. */
export type TableRow =
  | { readonly kind: 'visit'; readonly visit: QueueVisit }
  | { readonly kind: 'interval'; readonly interval: QueueInterval }
  | { readonly kind: 'fault'; readonly fault: RowFault };

const fault = (what: RowFault): TableRow => ({ kind: 'fault', fault: what });
const LONGEST = 200;

/** Reads rows by a mapping without problems. Calls without an id of their own are told apart by what they say, and by how often they say it. */
export function tableReader(mapping: QueueMapping): (cells: readonly string[]) => TableRow {
  const { columns } = mapping;
  const kind = tableKind(mapping);
  const alike = new Map<string, number>();
  const place = Object.fromEntries(
    columns.flatMap((column, index) => (column === null ? [] : [[column, index]])),
  ) as Partial<Record<QueueColumn, number>>;
  return (cells) => {
    const cell = (column: QueueColumn): string => {
      const index = place[column];
      return index === undefined ? '' : (cells[index] ?? '').trim();
    };
    const start = cell('start') || `${cell('date')} ${cell('time')}`.trim();
    // A column of hours ("09:00") beside one of days.
    const at = readInstant(/^\d{1,2}:\d{2}/u.test(start) ? `${cell('date')} ${start}` : start);
    if (at === null) return fault('date');
    const queue = (cell('queue') || mapping.queue.trim()).slice(0, LONGEST);
    if (kind === 'intervals') return interval(mapping, cell, at, queue);
    const [wait, talk] = [durationOf(cell('wait')), durationOf(cell('talk'))];
    if (wait === undefined || talk === undefined) return fault('duration');
    const said = plain(cell('outcome'));
    const agent = /^(?:none|-|–)$/iu.test(cell('agent')) ? '' : cell('agent').slice(0, LONGEST);
    const outcome: VisitEnd | null =
      said === ''
        ? agent !== '' || (talk ?? 0) > 0
          ? 'answered'
          : 'abandoned'
        : ANSWERED.test(said)
          ? 'answered'
          : ABANDONED.test(said)
            ? 'abandoned'
            : LEFT.test(said)
              ? 'left'
              : null;
    if (outcome === null) return fault('outcome');
    let callId = cell('call-id').slice(0, LONGEST);
    if (callId === '') {
      const content = `row ${String(at)} ${String(wait)} ${String(talk)} ${outcome} ${agent}`;
      const before = alike.get(`${queue}\n${content}`) ?? 0;
      alike.set(`${queue}\n${content}`, before + 1);
      callId = before === 0 ? content : `${content} ${String(before)}`;
    }
    const answered = outcome === 'answered';
    return {
      kind: 'visit',
      visit: {
        queue,
        callId,
        enteredAt: at,
        outcome,
        waitMs: wait ?? 0,
        talkMs: answered ? talk : null,
        agent: answered ? agent : '',
      },
    };
  };
}

/** Undefined for what is written there and is no duration. */
const durationOf = (text: string): number | null | undefined =>
  text === '' ? null : (readDuration(text) ?? undefined);

function interval(mapping: QueueMapping, cell: (column: QueueColumn) => string, at: number, queue: string): TableRow {
  const count = (column: QueueColumn): number | null => {
    const text = cell(column).replaceAll(/[.\s\u00A0](?=\d{3}\b)/gu, '');
    return text === ''
      ? null
      : /^\d{1,9}(?:[.,]0+)?$/u.test(text)
        ? Math.floor(Number(text.replace(',', '.')))
        : Number.NaN;
  };
  const numbers = (['offered', 'answered', 'within', 'abandoned', 'abandoned-within'] as const).map(count);
  if (numbers.some((number) => number !== null && Number.isNaN(number))) return fault('number');
  const [offered, answered, within, abandoned, abandonedWithin] = numbers as [
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
  ];
  const took = answered ?? 0;
  const gaveUp = abandoned ?? Math.max(0, (offered ?? took) - took);
  const left = (offered ?? took + gaveUp) - took - gaveUp;
  if (left < 0 || (within ?? 0) > took || (abandonedWithin ?? 0) > gaveUp) return fault('sum');
  const [average, longest, talkTotal, talk] = (['average-wait', 'longest-wait', 'talk-total', 'talk'] as const).map(
    (column) => durationOf(cell(column)),
  );
  if ([average, longest, talkTotal, talk].includes(undefined)) return fault('duration');
  const endText = cell('end');
  const to =
    endText === ''
      ? at + mapping.minutes * 60_000
      : readInstant(
          /^\d{1,2}:\d{2}/u.test(endText) ? `${cell('date') || cell('start').slice(0, 10)} ${endText}` : endText,
        );
  if (to === null || to <= at) return fault('date');
  return {
    kind: 'interval',
    interval: {
      ...{
        queue,
        from: at,
        to,
        answered: took,
        abandoned: gaveUp,
        left,
        within: within ?? null,
        abandonedWithin: abandonedWithin ?? null,
        withinSeconds: mapping.withinSeconds,
      },
      ...{ waitMs: (average ?? 0) * took, longestMs: longest ?? 0, talkMs: talkTotal ?? (talk ?? 0) * took },
    },
  };
}
