import { figureKind, type FigureKey } from './figures.ts';
import { periodOf, type Span } from './period.ts';
import { addUp, type Sums } from './sums.ts';
import { hasWork, LEAST_PEOPLE } from './team-mean.ts';

/** Figures travel from an agent to who leads the team as a signed file: sums of one's own work, and nothing of any customer. */
export const FIGURES_FILE = {
  format: 'balie-figures',
  version: 1,
  /** Real ones have a few kilobytes. */ maxBytes: 65_536,
} as const;
export const FIGURES_EXTENSION = 'balie-figures';
/** As far as the clock of another computer may be ahead, ms. */
const MAX_AHEAD_MS = 86_400_000;
/** The clocks may change in a period, and the computers may be in different zones, ms. */
const SLACK_MS = 7_200_000;

/** A day of the calendar, whatever the zone: 2026-11-23. */
export type DayText = string;

export type FiguresFile = {
  /** The id keeps two people of one name apart; it means nothing outside their own Balie. */
  readonly person: { readonly id: string; readonly name: string };
  /** The name of the project; null for all projects. */
  readonly project: string | null;
  readonly span: Span;
  readonly from: DayText;
  /** The first day that is not in it. */
  readonly to: DayText;
  /** Wall-clock ms. Of two files about the same work the later one counts. */
  readonly countedAt: number;
  readonly sums: Sums;
  /** 1 for the figures of one person; more for those of a team together, which `person` gave to it. */
  readonly people: number;
};

/** A file that was opened and is kept for the table. */
export type TeamFile = FiguresFile & {
  readonly id: string;
  /** Of the key that signed it, in groups of four. */
  readonly fingerprint: string;
  readonly openedAt: number;
};

/** What became of a file: taken; in the place of an earlier one; known; older than the one that is there; or why it was refused. */
export type OpenedAs =
  | 'added'
  | 'replaced'
  | 'known'
  | 'older'
  | 'unreadable'
  | 'too-large'
  | 'newer'
  | 'tampered'
  | 'ahead'
  /** Of a team where those of a person were asked for, and the other way round. */
  | 'of-team'
  | 'of-person';
export type OpenedFigures = {
  readonly file: string;
  readonly as: OpenedAs;
  /** Empty for a file that was refused. */ readonly name: string;
};

/** The day by the clock of this computer. @param at wall-clock ms */
export function dayText(at: number): DayText {
  const day = new Date(at);
  return `${String(day.getFullYear())}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

/** The start of a day by the clock of this computer, ms. NaN for what is no day of this century. */
export function dayStart(text: DayText): number {
  const found = /^(20\d\d)-(\d\d)-(\d\d)$/u.exec(text);
  if (found === null) return Number.NaN;
  const at = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3])).getTime();
  return dayText(at) === text ? at : Number.NaN;
}

/** What is wrong with a file that was signed as it should be: no such period, more time than it has, or not yet begun. Null when nothing is. */
export function figuresFault(file: FiguresFile, loggedIn: number, now: number): 'unreadable' | 'ahead' | null {
  const [from, to] = [dayStart(file.from), dayStart(file.to)];
  if (Number.isNaN(from) || Number.isNaN(to)) return 'unreadable';
  const period = periodOf(file.span, from);
  if (period.from !== from || period.to !== to || loggedIn > file.people * (to - from + SLACK_MS)) return 'unreadable';
  return file.countedAt > now + MAX_AHEAD_MS || from > now + MAX_AHEAD_MS ? 'ahead' : null;
}

/** Files about the same period and project: what one table shows. */
export type TeamPeriod = Pick<FiguresFile, 'span' | 'from' | 'to' | 'project'> & {
  readonly key: string;
  readonly files: readonly TeamFile[];
};

/** The tables that there are, the latest period first; of the same period all projects first. */
export function teamPeriods(files: readonly TeamFile[]): readonly TeamPeriod[] {
  const found = new Map<string, TeamPeriod>();
  for (const file of files) {
    const { span, from, to, project } = file;
    const key = JSON.stringify([span, from, project]);
    found.set(key, { span, from, to, project, key, files: [...(found.get(key)?.files ?? []), file] });
  }
  return [...found.values()].toSorted(
    (one, other) =>
      other.to.localeCompare(one.to) ||
      other.from.localeCompare(one.from) ||
      (one.project ?? '').localeCompare(other.project ?? ''),
  );
}

const nameKey = ({ person }: FiguresFile): string => person.name.trim().toLowerCase();

/** Files of one table that say to be of the same person and are signed with different keys: which of them is right only people can tell. */
export function doubtfulFiles(files: readonly TeamFile[]): ReadonlySet<string> {
  const doubtful = files.filter((one) =>
    files.some(
      (other) =>
        other.fingerprint !== one.fingerprint && (other.person.id === one.person.id || nameKey(other) === nameKey(one)),
    ),
  );
  return new Set(doubtful.map(({ id }) => id));
}

export type TeamSort = { readonly by: 'name' | FigureKey; readonly descending: boolean };

/** People in the order of a column; who has no such figure comes last either way. */
export function sortTeam(
  files: readonly TeamFile[],
  { by, descending }: TeamSort,
  language: string,
): readonly TeamFile[] {
  const names = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const byName = (one: TeamFile, other: TeamFile): number => names.compare(one.person.name, other.person.name);
  const turn = descending ? -1 : 1;
  if (by === 'name') return files.toSorted((one, other) => turn * byName(one, other));
  const { of } = figureKind(by);
  return files
    .map((file) => ({ file, value: of(file.sums) }))
    .toSorted((one, other) => {
      if (one.value === null || other.value === null)
        return Number(one.value === null) - Number(other.value === null) || byName(one.file, other.file);
      return turn * (one.value - other.value) || byName(one.file, other.file);
    })
    .map(({ file }) => file);
}

/** The figures of a team that its people may have: of those who are beyond doubt. Null where they are too few for a mean. */
export function teamTogether(files: readonly TeamFile[]): Pick<FiguresFile, 'sums' | 'people'> | null {
  const doubtful = doubtfulFiles(files);
  const counted = files.filter(({ id, sums }) => !doubtful.has(id) && hasWork(sums));
  return counted.length < LEAST_PEOPLE ? null : { sums: addUp(counted.map(({ sums }) => sums)), people: counted.length };
}
