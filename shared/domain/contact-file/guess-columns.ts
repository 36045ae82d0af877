import { contentOf, reliableKind, type ColumnContent, type ContentKind } from './column-content.ts';
import { targetOfHeading } from './headings.ts';
import { searchKey } from '../contact/search-key.ts';
import { hasCardColumns, VCARD_COLUMNS } from './vcard-columns.ts';
import { customTarget, REPEATABLE, type ImportedField, type Target } from './target-field.ts';

/** Something that does not fit between what a column is taken for and what it holds. */
export type ColumnDoubt = {
  readonly column: number;
  readonly doubt: 'dates' | 'rounded' | 'no-phones' | 'no-emails';
  /** Share of the filled cells that do not fit, 0 to 1. */
  readonly share: number;
};

/** What a column holds when its heading says nothing. Words and bare numbers can be anything. */
const BY_CONTENT: Readonly<Partial<Record<ContentKind, Target>>> = {
  email: 'email',
  phone: 'phone',
  postcode: 'postcode',
  'postcode-city': 'postcodeCity',
  salutation: 'salutation',
  infix: 'infix',
  initials: 'initials',
};

const PHONES: ReadonlySet<Target> = new Set(['phone', 'mobile', 'homePhone', 'workPhone']);
const PLACE = ['postcode', 'city', 'postcodeCity'] as const satisfies readonly Target[];
const IN_ADDRESS: ReadonlySet<Target> = new Set([...PLACE, 'address', 'street', 'houseNumber', 'houseAddition', 'country']);
/** A few odd cells are a matter of those rows; from here on it is one of the column. */
const DOUBTFUL_SHARE = 0.2;

/**
 * Whether the first row names the columns: a cell of it is a known heading, or no cell of it looks like data while cells below do.
 * @param country ISO 3166-1 alpha-2
 */
export function hasHeadings(rows: readonly (readonly string[])[], country: string): boolean {
  const [first, ...rest] = rows;
  if (first === undefined) return false;
  const data = (kind: ContentKind): boolean => kind !== 'words' && kind !== 'empty';
  if (first.some((cell) => ['email', 'phone', 'postcode', 'date'].includes(contentOf([cell], country).kind)))
    return false;
  if (first.some((cell) => targetOfHeading(cell) !== null)) return true;
  const words = first.every((cell) => !data(contentOf([cell], country).kind));
  return (
    words &&
    first.some((_, column) =>
      data(
        contentOf(
          rest.map((row) => row[column] ?? ''),
          country,
        ).kind,
      ),
    )
  );
}

/**
 * Guesses what each column is: what was chosen for this heading before, what the heading says, then what the values look like. What can
 * be only once stays with the first column that has it.
 *
 * @param headings empty texts where there are none
 * @param rows some rows below the headings
 * @param remembered targets by heading, from an earlier import with the same set of headings
 * @param country ISO 3166-1 alpha-2
 */
export function guessColumns({
  headings,
  rows,
  remembered,
  country,
  customFields = [],
}: {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly remembered: readonly Target[] | null;
  readonly country: string;
  readonly customFields?: readonly ImportedField[];
}): readonly Target[] {
  if (remembered !== null && remembered.length === headings.length) return remembered;
  const contents = headings.map((_, column) =>
    contentOf(
      rows.map((row) => row[column] ?? ''),
      country,
    ),
  );
  const taken = new Set<Target>();
  const times = new Map<Target, number>();
  // A second line of an address is no second address: that has a place of its own.
  const places = Math.max(1, ...PLACE.map((part) => headings.filter((heading) => targetOfHeading(heading) === part).length));
  const claim = (target: Target | null): Target | null => {
    if (target === null) return null;
    const before = times.get(target) ?? 0;
    if (before >= (IN_ADDRESS.has(target) ? places : REPEATABLE.has(target) ? Number.POSITIVE_INFINITY : 1)) return null;
    times.set(target, before + 1);
    taken.add(target);
    return target;
  };
  // The list of rejected cards has the columns that cards are laid out in, some of which mean something else elsewhere ("TITLE").
  const ofCards = hasCardColumns(headings);
  const byCard = (heading: string): Target | undefined => (ofCards ? VCARD_COLUMNS.find(([name]) => name === heading)?.[1] : undefined);
  const named = headings.map((heading) => claim(byCard(heading) ?? byLabel(heading, customFields) ?? byHeading(heading, taken)));
  const guessed = named.map(
    (target, column) => target ?? claim(BY_CONTENT[reliableKind(contents[column] ?? NOTHING)] ?? null),
  );
  return surnameBesideInfix(guessed, contents, claim).map((target, column) =>
    settle(target ?? 'ignore', contents[column] ?? NOTHING, taken),
  );
}

const NOTHING: ColumnContent = { kind: 'empty', share: 0 };

/** The field of one's own that has the heading for its name. */
function byLabel(heading: string, customFields: readonly ImportedField[]): Target | null {
  const key = searchKey(heading);
  const field = customFields.find(({ label }) => searchKey(label) === key);
  return key === '' || field === undefined ? null : customTarget(field.id);
}

/** "Naam" beside "Voornaam" or "Tussenvoegsel" is the surname. */
function byHeading(heading: string, taken: ReadonlySet<Target>): Target | null {
  const target = targetOfHeading(heading);
  const parts = (['firstName', 'initials', 'infix'] as const).some((part) => taken.has(part));
  return target === 'fullName' && parts && !taken.has('lastName') ? 'lastName' : target;
}

/** Words right after the column of infixes are surnames, whatever stands above them. */
function surnameBesideInfix(
  targets: readonly (Target | null)[],
  contents: readonly ColumnContent[],
  claim: (target: Target) => Target | null,
): readonly (Target | null)[] {
  return targets.map((target, column) =>
    target === null && targets[column - 1] === 'infix' && contents[column]?.kind === 'words'
      ? claim('lastName')
      : target,
  );
}

/** Values decide where headings are used for two things. */
function settle(target: Target, content: ColumnContent, taken: ReadonlySet<Target>): Target {
  const kind = reliableKind(content);
  if (target === 'postcode' && kind === 'postcode-city' && !taken.has('city')) return 'postcodeCity';
  if (target === 'street' && !taken.has('houseNumber')) return 'address';
  if (target === 'initials' && kind === 'words' && !taken.has('firstName')) return 'firstName';
  if (target === 'salutation' && kind === 'words') return 'ignore';
  return target;
}

/**
 * Where the values do not fit what a column is taken for, to be said before anything is imported.
 * @param country ISO 3166-1 alpha-2
 */
export function columnDoubts(
  mapping: readonly Target[],
  rows: readonly (readonly string[])[],
  country: string,
): readonly ColumnDoubt[] {
  const doubts: ColumnDoubt[] = [];
  mapping.forEach((target, column) => {
    const isPhone = PHONES.has(target);
    if (!isPhone && target !== 'email') return;
    const values = rows.map((row) => row[column] ?? '').filter((value) => value.trim() !== '');
    if (values.length === 0) return;
    const share = (wanted: ContentKind): number =>
      values.filter((value) => contentOf([value], country).kind === wanted).length / values.length;
    const dates = share('date');
    const rounded = share('rounded');
    const unfit = 1 - share(isPhone ? 'phone' : 'email');
    if (dates >= DOUBTFUL_SHARE) doubts.push({ column, doubt: 'dates', share: dates });
    else if (rounded >= DOUBTFUL_SHARE) doubts.push({ column, doubt: 'rounded', share: rounded });
    else if (unfit >= 0.5) doubts.push({ column, doubt: isPhone ? 'no-phones' : 'no-emails', share: unfit });
  });
  return doubts;
}
