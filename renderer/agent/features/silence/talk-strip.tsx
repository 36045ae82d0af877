import { useEffect, useState } from 'react';
import { silenceOf, SILENCE_KINDS, type TalkReport } from '../../../../shared/domain/talk/talk.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { formatDecimal, formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './silence.module.css';

const WIDTH = 1_000;
const LANE = 12;

/** Who spoke when in a call, as a strip, with its figures below; nothing where it was not measured. */
export function TalkStrip({ callId }: { readonly callId: CallId }) {
  const client = useClient();
  const [report, setReport] = useState<TalkReport | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('talk.report', { callId }).then((reply) => {
      if (current) setReport(reply.ok ? (reply.value ?? null) : null);
    });
    return () => {
      current = false;
    };
  }, [client, callId]);
  return report === null || report.lengthMs === 0 ? null : <Strip report={report} />;
}

function Strip({ report }: { readonly report: TalkReport }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const { agent, customer, silences, agentMs, customerMs, overlapMs, lengthMs, agentLufs, customerLufs, syllablesPerS } = report;
  const spoken = agentMs + customerMs;
  const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)}`;
  const x = (ms: number): number => (ms / lengthMs) * WIDTH;
  const lufs = (value: number): string => formatDecimal(Math.round(value * 10) / 10, language).replace('-', '−');
  const words = [
    ...SILENCE_KINDS.flatMap((kind) => {
      const ms = silenceOf(report, kind);
      return ms === 0 ? [] : [t(`silence.sum.${kind}`, { time: formatDuration(ms) })];
    }),
    ...(silences.length === 0 ? [t('silence.sum.none')] : []),
    ...(spoken === 0 ? [] : [t('silence.share', { percent: percent(agentMs, spoken) }), t('silence.overlap', { percent: percent(overlapMs, lengthMs) })]),
    ...(agentLufs === null ? [] : [t('silence.loudness.you', { lufs: lufs(agentLufs) })]),
    ...(customerLufs === null ? [] : [t('silence.loudness.customer', { lufs: lufs(customerLufs) })]),
    ...(syllablesPerS === null ? [] : [t('silence.rate', { rate: formatDecimal(Math.round(syllablesPerS * 10) / 10, language) })]),
  ].join(' · ');
  return (
    <figure className={styles['figure']}>
      <svg role="img" aria-label={`${t('silence.strip')}: ${words}`} viewBox={`0 0 ${WIDTH} ${2 * LANE}`} preserveAspectRatio="none" className={styles['strip']}>
        {silences.map(({ from, to, kind }) => (
          <rect key={`s${from}`} x={x(from)} width={x(to) - x(from)} y={0} height={2 * LANE} className={styles[`silence-${kind}`]} />
        ))}
        {agent.map(([from, to]) => (
          <rect key={`a${from}`} x={x(from)} width={x(to) - x(from)} y={1} height={LANE - 2} className={styles['agent']} />
        ))}
        {customer.map(([from, to]) => (
          <rect key={`c${from}`} x={x(from)} width={x(to) - x(from)} y={LANE + 1} height={LANE - 2} className={styles['customer']} />
        ))}
      </svg>
      <figcaption className={styles['words']}>
        <span className={styles['legend']}>
          <span className={styles['agent-key']} /> {t('silence.you')} <span className={styles['customer-key']} /> {t('silence.customer')}
        </span>
        {words}
      </figcaption>
    </figure>
  );
}
