import { ChartColumn, ChevronLeft, ChevronRight, FileDown, Printer, Share, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { QueueFigureKey } from '../../../../shared/domain/acd/service-level.ts';
import type { FigureKey } from '../../../../shared/domain/figures/figures.ts';
import { SPANS, type Span } from '../../../../shared/domain/figures/period.ts';
import type { OpenedFigures } from '../../../../shared/domain/figures/figures-file.ts';
import { TEAM, type Report, type Whose } from '../../../../shared/domain/figures/report.ts';
import { loggedInMs } from '../../../../shared/domain/figures/sums.ts';
import type { AgentId, ProjectId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { FigureDetails } from './figure-details.tsx';
import { QueueDetails } from './queue-details.tsx';
import { QueueTiles, useQueueReport } from './queue-tiles.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import styles from './figures.module.css';
import { sheetOf } from './sheet.ts';
import { partName, periodName } from './show.ts';
import { TeamTable } from './team-table.tsx';
import { TimeChart } from './time-chart.tsx';
import { TimeTable } from './time-table.tsx';
import { useTeamMean } from './use-team-mean.ts';
import { OpenedFiles } from './opened-files.tsx';
import { useReasonText } from '../../bridge/use-reason-text.ts';
import { WhatIf } from './what-if.tsx';

const EVERY = '-';
const AGAIN_MS = 60_000;

/** Day, week, month or year of one's work: how the time was spent, and what came of it, each figure with the way it is counted and the calls behind it. */
export function FiguresPlace(_: PlaceProps) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const self = useAppState(({ session }) => session.agent);
  const agents = useAppState(({ session }) => session.agents);
  const projects = useAppState((state) => state.projects);
  const sees = useAppState(
    ({ session, access }) => session.agent !== null && session.agent.role !== 'agent' && access.showFiguresOfOthers,
  );
  const minute = useNow(AGAIN_MS);
  const [span, setSpan] = useState<Span>('day');
  const [steps, setSteps] = useState(0);
  const [projectId, setProjectId] = useState<ProjectId | null>(null);
  const [chosenWhose, setWhose] = useState<Whose | null>(null);
  const [figure, setFigure] = useState<FigureKey | null>(null);
  const [queueFigure, setQueueFigure] = useState<QueueFigureKey | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const save = useCommand('figures.save');
  const [saved, setSaved] = useState(false);
  const reasonText = useReasonText();
  const rules = useAppState((state) => state.notReadyReasons);
  const leads = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [view, setView] = useState<'own' | 'team'>('own');
  const choice = useRef<HTMLDivElement>(null);
  const chosenView = useRef<'own' | 'team' | null>(null);
  useEffect(() => {
    // The choice stands in another bar then, and had the focus in the former one.
    if (chosenView.current === view) choice.current?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus();
  }, [view]);
  const give = useCommand('figures.saveFile');
  const openMean = useCommand('figures.openMean');
  const [told, setTold] = useState<readonly OpenedFigures[]>([]);
  const whose = (sees ? chosenWhose : null) ?? self?.id ?? null;
  useEffect(() => {
    let current = true;
    if (whose !== null)
      void client.invoke('figures.report', { whose, projectId, span, at: minute, steps }).then((reply) => {
        if (current && reply.ok) setReport(reply.value);
      });
    return () => {
      current = false;
    };
  }, [client, whose, projectId, span, steps, minute]);
  const queues = useQueueReport({ projectId, span, at: minute, steps });
  const [mean, readMean] = useTeamMean({ projectId, span, at: minute, steps });
  // All together have nobody beside them.
  const team = whose === TEAM ? null : mean;
  const names =
    report === null ? [] : report.period.parts.map((part) => partName(report.period.span, part, i18n.language));
  const title = report === null ? '' : periodName(report.period, i18n.language, (of) => t('figures.week', of));
  const write = (as: 'csv' | 'pdf'): void => {
    if (report === null) return;
    const name = whose === TEAM ? t('figures.team') : (agents.find(({ id }) => id === whose)?.name ?? '');
    void save
      .run({
        as,
        title: [t('figures.title'), name, title].join(' · '),
        tables: sheetOf(report, names, t, i18n.language, { as, reasonText, rules, queues, team }),
      })
      .then((reply) => setSaved(reply.ok && reply.value));
  };
  const side = useRef<HTMLDivElement>(null);
  const toTop = (): void => {
    if (side.current !== null) side.current.scrollTop = 0;
  };
  const choose = (key: FigureKey | null): void => {
    toTop();
    setQueueFigure(null);
    setFigure(key);
  };
  const chooseQueue = (key: QueueFigureKey | null): void => {
    toTop();
    setFigure(null);
    setQueueFigure(key);
  };
  const giveFile = (): void =>
    void give.run({ projectId, span, at: minute, steps }).then((reply) => setSaved(reply.ok && reply.value));
  const takeMean = (): void =>
    void openMean.run({}).then((reply) => {
      if (!reply.ok) return;
      setTold(reply.value);
      readMean();
    });
  const nothing =
    report !== null &&
    loggedInMs(report.total) === 0 &&
    Object.values(report.total.counts).every((count) => count === 0);
  const views = leads && (
    <div ref={choice}>
      <Segmented
        label={t('figures.files.view')}
        labelHidden
        options={(['own', 'team'] as const).map((value) => ({ value, label: t(`figures.files.${value}`) }))}
        value={view}
        onChange={(next) => {
          chosenView.current = next;
          setView(next);
        }}
      />
    </div>
  );
  if (leads && view === 'team')
    return (
      <TeamTable lead={views} />
    );
  return (
    <>
      <PlaceHeader title={t('figures.title')} detail={title}>
        {saved && <span role="status">{t('figures.saved')}</span>}
        <Button
          size="s"
          variant="quiet"
          icon={<FileDown />}
          pending={save.pending}
          disabled={report === null || nothing}
          onClick={() => write('csv')}
        >
          {t('figures.saveCsv')}
        </Button>
        <Button
          size="s"
          variant="quiet"
          icon={<Printer />}
          pending={save.pending}
          disabled={report === null || nothing}
          onClick={() => write('pdf')}
        >
          {t('figures.savePdf')}
        </Button>
        <IconButton
          size="s"
          variant="quiet"
          icon={<Share />}
          label={t('figures.saveFile')}
          disabled={report === null || nothing || give.pending || whose !== self?.id}
          onClick={giveFile}
        />
        <IconButton size="s" variant="quiet" icon={<UsersRound />} label={t('figures.mean.open')} disabled={openMean.pending} onClick={takeMean} />
      </PlaceHeader>
      <ErrorAlert error={save.error ?? give.error ?? openMean.error} />
      <OpenedFiles told={told} onDismiss={() => setTold([])} />
      <div className={styles['bar-top']}>
        {views}
        <Segmented
          label={t('figures.span')}
          labelHidden
          options={SPANS.map((value) => ({ value, label: t(`figures.spans.${value}`) }))}
          value={span}
          onChange={(value) => {
            setSpan(value);
            setSteps(0);
          }}
        />
        <div className={styles['steps']}>
          <IconButton label={t('figures.back')} icon={<ChevronLeft />} onClick={() => setSteps(steps - 1)} />
          <Button size="s" aria-disabled={steps === 0} onClick={() => setSteps(0)}>
            {t('figures.now')}
          </Button>
          <IconButton
            label={t('figures.on')}
            icon={<ChevronRight />}
            aria-disabled={steps >= 0}
            onClick={() => setSteps(Math.min(0, steps + 1))}
          />
        </div>
        <Select
          label={t('figures.project')}
          labelHidden
          className={styles['select']}
          options={[
            { value: EVERY, label: t('figures.allProjects') },
            ...projects.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={projectId ?? EVERY}
          onChange={(value) => setProjectId(value === EVERY ? null : (value as ProjectId))}
        />
        {sees && self !== null && (
          <Select
            label={t('figures.whose')}
            labelHidden
            className={styles['select']}
            options={[
              ...agents
                .filter(({ active }) => active)
                .map(({ id, name }) => ({
                  value: id as string,
                  label: id === self.id ? t('figures.ownName', { name }) : name,
                })),
              { value: TEAM, label: t('figures.team') },
            ]}
            value={whose}
            onChange={(value) => setWhose(value === TEAM ? TEAM : (value as AgentId))}
          />
        )}
      </div>
      <div className={styles['body']}>
        {report !== null && nothing && queues?.any !== true && (
          <EmptyState icon={<ChartColumn size={28} />} title={t('figures.empty')}>
            {t('figures.emptyText')}
          </EmptyState>
        )}
        {report !== null && (!nothing || queues?.any === true) && (
          <div className={styles['columns']}>
            <div className={styles['main']}>
              <TimeChart parts={report.parts} names={names} label={t('figures.time')} />
              <FigureTiles report={report} team={team} own chosen={figure} onChoose={choose} />
              <FigureTiles report={report} team={team} own={false} chosen={figure} onChoose={choose} />
              {queues !== null && <QueueTiles report={queues} chosen={queueFigure} onChoose={chooseQueue} />}
            </div>
            <div ref={side} className={styles['side']}>
              {queueFigure !== null && queues !== null ? (
                <QueueDetails report={queues} figure={queueFigure} names={names} />
              ) : figure === null ? (
                <p className={styles['soft']}>{t('figures.choose')}</p>
              ) : (
                <FigureDetails report={report} team={team} figure={figure} names={names} />
              )}
              <TimeTable sums={report.total} />
              <WhatIf sums={report.total} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}
