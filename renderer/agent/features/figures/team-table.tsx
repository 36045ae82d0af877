import { ArrowDown, ArrowUp, FileDown, FolderOpen, Printer, Trash2, TriangleAlert, Users, UsersRound } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { FIGURE_KEYS, figureKind, shownFigure, type FigureKey } from '../../../../shared/domain/figures/figures.ts';
import {
  dayStart,
  doubtfulFiles,
  sortTeam,
  teamTogether,
  teamPeriods,
  type OpenedFigures,
  type TeamFile,
  type TeamPeriod,
  type TeamSort,
} from '../../../../shared/domain/figures/figures-file.ts';
import { LEAST_PEOPLE } from '../../../../shared/domain/figures/team-mean.ts';
import { addUp, type Sums } from '../../../../shared/domain/figures/sums.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Select } from '../../ui/select.tsx';
import { OpenedFiles } from './opened-files.tsx';
import { teamSheet } from './sheet.ts';
import { periodName, showFigure } from './show.ts';
import styles from './team-table.module.css';

const OWN = FIGURE_KEYS.filter((key) => figureKind(key).own);
const OTHERS = FIGURE_KEYS.filter((key) => !figureKind(key).own);

/** Figures of people who work with a Balie of their own, from the files that they gave: a row each, and all of them together. */
export function TeamTable({ lead }: { /** What stands first in the bar. */ readonly lead: ReactNode }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [files, setFiles] = useState<readonly TeamFile[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [sort, setSort] = useState<TeamSort>({ by: 'name', descending: false });
  const [told, setTold] = useState<readonly OpenedFigures[]>([]);
  const [removed, setRemoved] = useState<string | null>(null);
  const open = useCommand('figures.openTeamFiles');
  const remove = useCommand('figures.removeTeamFile');
  const save = useCommand('figures.save');
  const saveMean = useCommand('figures.saveMean');
  const [saved, setSaved] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const load = useCallback(
    () => client.invoke('figures.teamFiles', {}).then((reply) => (reply.ok ? reply.value : [])),
    [client],
  );
  useEffect(() => {
    let current = true;
    void load().then((known) => {
      if (current) setFiles(known);
    });
    return () => {
      current = false;
    };
  }, [load]);
  const periods = teamPeriods(files ?? []);
  const period = periods.find(({ key }) => key === chosen) ?? periods[0] ?? null;
  const nameOf = ({ span, from, to, project }: TeamPeriod): string =>
    `${periodName({ span, from: dayStart(from), to: dayStart(to), parts: [] }, i18n.language, (of) => t('figures.week', of))} · ${project ?? t('figures.allProjects')}`;
  const choose = async (): Promise<void> => {
    setRemoved(null);
    const before = new Set(files?.map(({ id }) => id));
    const reply = await open.run({});
    if (!reply.ok || reply.value.length === 0) return;
    setTold(reply.value);
    const known = await load();
    setFiles(known);
    const fresh = known.filter(({ id }) => !before.has(id));
    // What was opened is what one wants to see.
    if (fresh.length > 0) setChosen(teamPeriods(fresh)[0]?.key ?? null);
  };
  const takeAway = async ({ id, person }: TeamFile): Promise<void> => {
    setTold([]);
    const reply = await remove.run({ id });
    if (reply.ok) setRemoved(person.name);
    // The row is gone, and with it what had the focus.
    opener.current?.focus();
    setFiles(await load());
  };
  const doubtful = doubtfulFiles(period?.files ?? []);
  const sorted = period === null ? [] : sortTeam(period.files, sort, i18n.language);
  const write = (as: 'csv' | 'pdf'): void => {
    if (period === null) return;
    void save
      .run({ as, title: t('figures.files.table', { period: nameOf(period) }), tables: teamSheet(sorted, doubtful, t, i18n.language, as) })
      .then((reply) => setSaved(reply.ok && reply.value));
  };
  const giveMean = (): void => {
    if (period !== null) void saveMean.run({ project: period.project, span: period.span, from: period.from }).then((reply) => setSaved(reply.ok && reply.value));
  };
  return (
    <>
      <PlaceHeader title={t('figures.title')}>
        {period !== null && (
          <>
            {saved && <span role="status">{t('figures.saved')}</span>}
            <Button size="s" variant="quiet" icon={<FileDown />} pending={save.pending} onClick={() => write('csv')}>
              {t('figures.saveCsv')}
            </Button>
            <Button size="s" variant="quiet" icon={<Printer />} pending={save.pending} onClick={() => write('pdf')}>
              {t('figures.savePdf')}
            </Button>
            <IconButton
              size="s"
              variant="quiet"
              icon={<UsersRound />}
              label={t(teamTogether(period.files) === null ? 'figures.mean.tooFew' : 'figures.mean.give', { count: LEAST_PEOPLE })}
              disabled={teamTogether(period.files) === null || saveMean.pending}
              onClick={giveMean}
            />
          </>
        )}
      </PlaceHeader>
      <div className={styles['acts']}>
        {lead}
        <Button size="s" ref={opener} icon={<FolderOpen />} pending={open.pending} onClick={() => void choose()}>
          {t('figures.files.open')}
        </Button>
        {period !== null && (
          <Select
            label={t('figures.files.period')}
            labelHidden
            className={styles['period']}
            options={periods.map((each) => ({ value: each.key, label: nameOf(each) }))}
            value={period.key}
            onChange={setChosen}
          />
        )}
      </div>
      <div className={styles['scroll']}>
        <ErrorAlert error={open.error ?? remove.error ?? save.error ?? saveMean.error} />
        {removed !== null && (
          <InlineAlert severity="ok" onDismiss={() => setRemoved(null)}>
            {t('figures.files.removed', { name: removed })}
          </InlineAlert>
        )}
        <OpenedFiles told={told} onDismiss={() => setTold([])} />
        {doubtful.size > 0 && <InlineAlert severity="warning">{t('figures.files.doubt')}</InlineAlert>}
        {files !== null && period === null && (
          <EmptyState icon={<Users size={28} />} title={t('figures.files.empty')}>
            {t('figures.files.emptyText')}
          </EmptyState>
        )}
        {period !== null && (
          <Table
            label={t('figures.files.table', { period: nameOf(period) })}
            files={sorted}
            doubtful={doubtful}
            sort={sort}
            onSort={setSort}
            onRemove={(file) => void takeAway(file)}
          />
        )}
      </div>
    </>
  );
}

function Table({
  label,
  files,
  doubtful,
  sort,
  onSort,
  onRemove,
}: {
  readonly label: string;
  readonly files: readonly TeamFile[];
  readonly doubtful: ReadonlySet<string>;
  readonly sort: TeamSort;
  readonly onSort: (sort: TeamSort) => void;
  readonly onRemove: (file: TeamFile) => void;
}) {
  const { t, i18n } = useTranslation();
  const counted = files.filter(({ id }) => !doubtful.has(id));
  const total =
    counted.length === files.length
      ? t('figures.files.total', { count: files.length })
      : t('figures.files.totalPart', { counted: counted.length, count: files.length });
  const head = (by: TeamSort['by'], className?: string, rows = 1) => (
    <HeadCell key={by} by={by} sort={sort} onSort={onSort} className={className} rows={rows} />
  );
  return (
    <div className={styles['wide']}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {head('name', styles['person'], 2)}
            <th scope="colgroup" colSpan={OWN.length}>
              {t('figures.files.inHand')}
            </th>
            <th scope="colgroup" colSpan={OTHERS.length} className={styles['first']}>
              {t('figures.others')}
            </th>
            <th scope="colgroup" colSpan={3} className={styles['first']}>
              {t('figures.files.file')}
            </th>
          </tr>
          <tr>
            {OWN.map((key) => head(key))}
            {OTHERS.map((key, index) => head(key, index === 0 ? styles['first'] : undefined))}
            <th scope="col" className={styles['first']}>
              {t('figures.files.counted')}
            </th>
            <th scope="col">{t('figures.files.signed')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('figures.files.removeColumn')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <th scope="row" className={styles['person']}>
                {file.person.name}
                {doubtful.has(file.id) && (
                  <TriangleAlert
                    size={13}
                    className={styles['doubt']}
                    aria-label={t('figures.files.twoKeys')}
                    role="img"
                  />
                )}
              </th>
              <Figures sums={file.sums} />
              <td className={cx(styles['first'], styles['soft'])}>{formatDayTime(file.countedAt, i18n.language)}</td>
              <td className={cx(styles['soft'], styles['key'])}>{file.fingerprint}</td>
              <td>
                <IconButton
                  size="s"
                  variant="quiet"
                  icon={<Trash2 />}
                  label={t('figures.files.remove', { name: file.person.name })}
                  onClick={() => onRemove(file)}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles['person']}>
              {total}
            </th>
            <Figures sums={addUp(counted.map(({ sums }) => sums))} />
            <td colSpan={3} className={styles['first']}>
              {t('figures.none')}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The figures of one row, by the formulas of the place. */
function Figures({ sums }: { readonly sums: Sums }) {
  const { t, i18n } = useTranslation();
  const cell = (key: FigureKey, className?: string) => {
    const { unit } = figureKind(key);
    const value = shownFigure(figureKind(key), sums);
    return (
      <td key={key} className={className}>
        {value === null ? t('figures.none') : showFigure(value, unit, i18n.language)}
      </td>
    );
  };
  return (
    <>
      {OWN.map((key) => cell(key))}
      {OTHERS.map((key, index) => cell(key, index === 0 ? styles['first'] : undefined))}
    </>
  );
}

function HeadCell({
  by,
  sort,
  onSort,
  className,
  rows,
}: {
  readonly by: TeamSort['by'];
  readonly sort: TeamSort;
  readonly onSort: (sort: TeamSort) => void;
  readonly className: string | undefined;
  readonly rows: number;
}) {
  const { t } = useTranslation();
  const own = sort.by === by;
  const label = by === 'name' ? t('figures.files.person') : t(`figures.name.${by}`);
  return (
    <th
      scope="col"
      rowSpan={rows}
      aria-sort={own ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={className}
    >
      <button
        type="button"
        className={styles['sort']}
        title={by === 'name' ? undefined : t(`figures.words.${by}`)}
        // Figures are asked for from the top.
        onClick={() => onSort({ by, descending: own ? !sort.descending : by !== 'name' })}
      >
        {label}
        {own &&
          (sort.descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
      </button>
    </th>
  );
}
