import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LikelyCause } from '../../../../shared/domain/diagnosis/causes.ts';
import type { QualityInterval } from '../../../../shared/domain/quality/quality-history.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { formatDecimal } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { CallChecklist } from '../checklist/index.ts';
import { CallMark } from '../coaching/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { TalkStrip } from '../silence/index.ts';
import styles from './diagnosis.module.css';

/** How the sound of a call was, and its report for whoever has to find a fault. */
export function CallDetails({ callId }: { readonly callId: CallId }) {
  const { t } = useTranslation();
  const client = useClient();
  const save = useCommand('diagnosis.save');
  const [intervals, setIntervals] = useState<readonly (QualityInterval | null)[]>([]);
  const [saved, setSaved] = useState<Report | null>(null);

  useEffect(() => {
    let current = true;
    void client.invoke('diagnosis.quality', { callId }).then((reply) => {
      if (current) setIntervals(reply.ok ? (reply.value ?? []) : []);
    });
    return () => {
      current = false;
    };
  }, [client, callId]);

  return (
    <div className={styles['details']}>
      <QualityGraph intervals={intervals} />
      <TalkStrip callId={callId} />
      <CallChecklist callId={callId} />
      <CallMark callId={callId} always />
      <Button
        size="s"
        icon={<FileDown aria-hidden="true" />}
        title={t('diagnosis.tip')}
        pending={save.pending}
        onClick={() => void save.run({ callId }).then((reply) => reply.ok && setSaved(reply.value))}
      >
        {t('diagnosis.save')}
      </Button>
      {saved !== null && <SavedReport report={saved} />}
      <ErrorAlert error={save.error} />
    </div>
  );
}

type Report = { readonly file: string; readonly causes: readonly LikelyCause[] };

/** What most likely went wrong, and where the report lies. */
function SavedReport({ report: { file, causes } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const client = useClient();
  return (
    <div role="status" className={styles['saved']}>
      {causes.map((cause) => (
        <p key={cause}>{t(`diagnosis.cause.${cause}`)}</p>
      ))}
      <p className={styles['file']}>
        {t('diagnosis.saved', { file })}{' '}
        <Button size="s" variant="quiet" onClick={() => void client.invoke('diagnosis.showReports', {})}>
          {t('diagnosis.show')}
        </Button>
      </p>
    </div>
  );
}

/** Saves the report of the call that the keys work on, by key; the card then says what was found. */
export function CallReport({ callId, current }: { readonly callId: CallId; readonly current: boolean }) {
  const save = useCommand('diagnosis.save');
  const [saved, setSaved] = useState<Report | null>(null);
  const run = (): void => void save.run({ callId }).then((reply) => reply.ok && setSaved(reply.value));
  useShortcut('call-report', run, current);
  return (
    <>
      {saved !== null && <SavedReport report={saved} />}
      <ErrorAlert error={save.error} />
    </>
  );
}

const WIDTH = 100;
const HEIGHT = 30;
/** Score 1 at the bottom, 4.5 at the top; the dashed line is 3.6, below which many are dissatisfied (ITU-T G.109). */
const yOf = (mos: number): number => HEIGHT - ((mos - 1) / 3.5) * HEIGHT;
const LIMIT = 3.6;

function QualityGraph({ intervals }: { readonly intervals: readonly (QualityInterval | null)[] }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const scores = intervals.flatMap((interval) => (interval === null ? [] : [interval[0] / 10]));
  if (scores.length === 0) return <p className={styles['file']}>{t('diagnosis.noGraph')}</p>;
  const mean = scores.reduce((sum, mos) => sum + mos, 0) / scores.length;
  const step = WIDTH / intervals.length;
  // Gaps stay gaps: on hold nothing was measured.
  const path = intervals
    .map((interval, index) => (interval === null ? '' : `M${index * step} ${yOf(interval[0] / 10)}h${step}`))
    .join('');
  const label = t('diagnosis.graph', { mos: formatDecimal(mean, language) });
  return (
    <figure className={styles['figure']}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={styles['graph']}
      >
        <title>{label}</title>
        <path d={`M0 ${yOf(LIMIT)}H${WIDTH}`} className={styles['limit']} />
        <path d={path} className={styles['line']} />
      </svg>
      <figcaption className={styles['file']} aria-hidden="true">
        {label}
      </figcaption>
    </figure>
  );
}
