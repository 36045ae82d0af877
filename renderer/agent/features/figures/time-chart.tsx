import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear, scaleOrdinal } from '@visx/scale';
import { Bar, BarStack, Line } from '@visx/shape';
import { TIME_KINDS, type Sums, type TimeKind } from '../../../../shared/domain/figures/sums.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './figures.module.css';
import { useWidth } from './use-width.ts';

const HEIGHT = 168;
const EDGE = { top: 8, right: 4, bottom: 24, left: 46 };
const HOUR_MS = 3_600_000;
const LABEL_WIDTH = 44;
/** The stacks stand on what was worked; what was not lies on top. */
const ORDER: readonly TimeKind[] = TIME_KINDS;
const COLOURS: Readonly<Record<TimeKind, string>> = {
  talking: 'var(--chart-talk)',
  hold: 'var(--chart-hold)',
  consult: 'var(--chart-consult)',
  handling: 'var(--chart-handling)',
  ringing: 'var(--chart-ring)',
  preview: 'var(--chart-ring)',
  dialling: 'var(--chart-ring)',
  ready: 'var(--chart-ready)',
  'not-ready': 'var(--chart-away)',
  practice: 'var(--chart-practice)',
  unrecorded: 'var(--chart-unrecorded)',
};
export const colourOf = (kind: TimeKind): string => COLOURS[kind];

type Frame = { readonly names: readonly string[]; readonly label: string };

/** Which names fit beneath the bars. */
const ticks = (names: readonly string[], width: number): readonly string[] => {
  const every = Math.max(1, Math.ceil((names.length * LABEL_WIDTH) / Math.max(1, width)));
  return names.filter((_, index) => index % every === 0);
};

/** How the time of each part was spent, in stacked bars. The table beside it says the same. */
export function TimeChart({ parts, names, label }: Frame & { readonly parts: readonly Sums[] }) {
  const { t } = useTranslation();
  const [width, ref] = useWidth();
  const most = Math.max(1, ...parts.map(({ time }) => ORDER.reduce((sum, kind) => sum + time[kind], 0)));
  // Minutes while a whole hour is not reached, as in the hours of a day.
  const unit = most <= HOUR_MS ? 60_000 : HOUR_MS;
  const used = ORDER.filter((kind) => parts.some(({ time }) => time[kind] > 0));
  const data = parts.map(
    ({ time }, index) =>
      ({ name: names[index] ?? '', ...Object.fromEntries(used.map((kind) => [kind, time[kind] / unit])) }) as {
        readonly name: string;
      } & Record<TimeKind, number>,
  );
  const x = scaleBand<string>({
    domain: [...names],
    range: [EDGE.left, Math.max(EDGE.left + 1, width - EDGE.right)],
    padding: 0.25,
  });
  const y = scaleLinear<number>({
    domain: [0, Math.max(1, most / unit)],
    range: [HEIGHT - EDGE.bottom, EDGE.top],
    nice: true,
  });
  const whole = y.ticks(4).filter(Number.isInteger);
  return (
    <div ref={ref} className={styles['chart']}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        <AxisLeft
          scale={y}
          left={EDGE.left}
          tickValues={whole}
          hideAxisLine
          hideTicks
          tickFormat={(value) => `${String(value)} ${unit === HOUR_MS ? t('figures.hours') : t('figures.minutes')}`}
          tickLabelProps={{ className: styles['tick'] ?? '', dx: -4, dy: 3, textAnchor: 'end' }}
        />
        <BarStack
          data={data}
          keys={[...used]}
          x={({ name }) => name}
          xScale={x}
          yScale={y}
          color={scaleOrdinal<TimeKind, string>({ domain: [...used], range: used.map(colourOf) })}
        />
        <PartAxis scale={x} top={HEIGHT - EDGE.bottom} names={names} width={width} />
      </svg>
    </div>
  );
}

/** The names of the parts, as many as there is room for. */
function PartAxis({ scale, top, names, width }: { readonly scale: ReturnType<typeof scaleBand<string>>; readonly top: number; readonly names: readonly string[]; readonly width: number }) {
  return (
    <AxisBottom
      scale={scale}
      top={top}
      hideTicks
      tickValues={[...ticks(names, width)]}
      axisLineClassName={styles['axis'] ?? ''}
      tickLabelProps={{ className: styles['tick'] ?? '', textAnchor: 'middle' }}
    />
  );
}

/** One figure part by part, with the line of its target. */
export function FigureChart({
  values,
  names,
  label,
  target,
  show,
}: Frame & {
  readonly values: readonly (number | null)[];
  readonly target: number | null;
  readonly show: (value: number) => string;
}) {
  const [width, ref] = useWidth();
  const most = Math.max(1e-9, target ?? 0, ...values.map((value) => value ?? 0));
  const height = 120;
  const left = 58;
  const x = scaleBand<string>({
    domain: [...names],
    range: [left, Math.max(left + 1, width - EDGE.right)],
    padding: 0.25,
  });
  const y = scaleLinear<number>({ domain: [0, most], range: [height - EDGE.bottom, EDGE.top] });
  return (
    <div ref={ref} className={styles['chart']}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <AxisLeft
          scale={y}
          left={left}
          tickValues={[0, most]}
          hideAxisLine
          hideTicks
          tickFormat={(value) => show(Number(value))}
          tickLabelProps={{ className: styles['tick'] ?? '', dx: -4, dy: 3, textAnchor: 'end' }}
        />
        {values.map((value, index) => {
          const name = names[index] ?? '';
          return value === null ? null : (
            <Bar
              key={name}
              className={styles['bar'] ?? ''}
              x={x(name) ?? 0}
              y={y(value)}
              width={x.bandwidth()}
              height={height - EDGE.bottom - y(value)}
            />
          );
        })}
        {target !== null && (
          <Line
            className={styles['goal'] ?? ''}
            from={{ x: left, y: y(target) }}
            to={{ x: width - EDGE.right, y: y(target) }}
          />
        )}
        <PartAxis scale={x} top={height - EDGE.bottom} names={names} width={width} />
      </svg>
    </div>
  );
}
