import type { Summary } from './statistics.ts';

/** One line of the table. */
export type Row = {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | '%';
  readonly balie: Summary;
  /** What Balie is compared with. */
  readonly baseline: { readonly name: string; readonly summary: Summary } | null;
  /** Median of Balie by median of the baseline. */
  readonly ratio: number | null;
  readonly goal: Goal | null;
};

/** A limit for one of the figures of a row. */
export type Goal = {
  readonly on: 'ratio' | 'median' | 'p95' | 'max';
  /** `below` excludes the limit itself. */
  readonly kind: 'below' | 'at most';
  readonly limit: number;
  /** Printed, but the bench does not fail by it. */
  readonly aim?: true;
};

/** Where and when it was measured. */
export type Circumstances = {
  readonly date: string;
  readonly commit: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly os: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Load of the machine over the last minute, before the first measurement. */
  readonly loadBefore: number;
  /** The same after the last one: the benchmark's own work, and whatever else went on. */
  readonly loadAfter: number;
  readonly remarks: readonly string[];
};

export function row(
  what: string,
  unit: Row['unit'],
  balie: Summary,
  baseline: Row['baseline'] = null,
  goal: Goal | null = null,
): Row {
  return {
    what,
    unit,
    balie,
    baseline,
    ratio: baseline === null ? null : balie.median / baseline.summary.median,
    goal,
  };
}

/** @returns null for a row without a goal */
export function isMet({ balie, ratio, goal }: Row): boolean | null {
  if (goal === null) return null;
  const value = goal.on === 'ratio' ? (ratio ?? Number.NaN) : balie[goal.on];
  return goal.kind === 'below' ? value < goal.limit : value <= goal.limit;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

function pair({ median, p95 }: Summary): string {
  return `${figure(median)} / ${figure(p95)}`;
}

function goalText(one: Row): string {
  if (one.goal === null) return '';
  const { on, kind, limit } = one.goal;
  const name = on === 'ratio' ? 'ratio' : `${on} (${figure(one.balie[on])})`;
  return `${one.goal.aim === true ? 'aim: ' : ''}${name} ${kind} ${Number(limit.toFixed(1))}${on === 'ratio' ? '' : ` ${one.unit}`}`;
}

/** What makes the bench fail. */
export function isFailure(one: Row): boolean {
  return one.goal?.aim !== true && isMet(one) === false;
}

/** The results as a table in Markdown. */
export function markdown(rows: readonly Row[], where: Circumstances): string {
  const versions = Object.entries(where.versions).map(([name, version]) => `${name} ${version}`);
  const cells = rows.map((one) => {
    const met = isMet(one);
    return [
      `${one.what}, ${one.unit}`,
      String(one.balie.n),
      pair(one.balie),
      one.baseline === null ? '' : `${one.baseline.name}: ${pair(one.baseline.summary)}`,
      one.ratio === null ? '' : one.ratio.toFixed(2),
      goalText(one),
      met === null ? '' : met ? 'met' : '**missed**',
    ];
  });
  const head = ['what', 'n', 'Balie, median / p95', 'beside, median / p95', 'ratio', 'goal', ''];
  const lines = [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`);
  return [
    '# Benchmarks',
    '',
    `Made by \`npm run bench\` on ${where.date}, commit ${where.commit}: ${where.cpu}, ${where.cores} cores, ${where.memoryGb} GB, ${where.os}; ${versions.join(', ')}; load ${where.loadBefore.toFixed(2)} before, ${where.loadAfter.toFixed(2)} after.`,
    '',
    ...lines,
    '',
    ...where.remarks.map((remark) => `- ${remark}`),
    '',
  ].join('\n');
}

/** The results as a table in a terminal. */
export function plainTable(rows: readonly Row[]): string {
  return rows
    .map((one) => {
      const met = isMet(one);
      const beside = one.baseline === null ? '' : `${one.baseline.name} ${pair(one.baseline.summary)}`;
      const ratio = one.ratio === null ? '' : `ratio ${one.ratio.toFixed(2)}`;
      const verdict = met === null ? '' : `${met ? 'met' : 'MISSED'}: ${goalText(one)}`;
      return `${`${one.what}, ${one.unit}`.padEnd(50)} ${`n=${String(one.balie.n)}`.padEnd(7)} ${pair(one.balie).padEnd(15)} ${beside.padEnd(28)} ${ratio.padEnd(11)} ${verdict}`.trimEnd();
    })
    .join('\n');
}
