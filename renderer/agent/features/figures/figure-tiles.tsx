import { FIGURE_KEYS, figureKind, shownFigure, type FigureKey } from '../../../../shared/domain/figures/figures.ts';
import type { Report } from '../../../../shared/domain/figures/report.ts';
import { meanOf, type TeamMean } from '../../../../shared/domain/figures/team-mean.ts';
import { inFigureUnit, isMet, reachedOf } from '../../../../shared/domain/figures/targets.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { showFigure, showMean } from './show.ts';
import styles from './figures.module.css';

/** The figures that somebody has in hand, or those that come of how busy it is; each opens the way it is counted. */
export function FigureTiles({
  report,
  team,
  own,
  chosen,
  onChoose,
}: {
  readonly report: Report;
  /** Whom to show beside it. */
  readonly team: TeamMean | null;
  readonly own: boolean;
  readonly chosen: FigureKey | null;
  readonly onChoose: (key: FigureKey | null) => void;
}) {
  const { t } = useTranslation();
  const title = t(own ? 'figures.own' : 'figures.others');
  return (
    <section aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      <div className={styles['tiles']}>
        {FIGURE_KEYS.filter((key) => figureKind(key).own === own).map((key) => (
          <Tile
            key={key}
            report={report}
            team={team}
            figure={key}
            pressed={chosen === key}
            onPress={() => onChoose(chosen === key ? null : key)}
          />
        ))}
      </div>
    </section>
  );
}

function Tile({
  report,
  team,
  figure,
  pressed,
  onPress,
}: {
  readonly report: Report;
  readonly team: TeamMean | null;
  readonly figure: FigureKey;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  const { t, i18n } = useTranslation();
  const kind = figureKind(figure);
  const { unit } = kind;
  const show = (value: number | null): string =>
    value === null ? t('figures.none') : showFigure(value, unit, i18n.language);
  const [value, earlier] = [shownFigure(kind, report.total), shownFigure(kind, report.earlier)];
  const mean = team === null ? null : meanOf(kind, team);
  const target = report.targets.find((each) => each.kind === kind.target);
  const met = target === undefined ? null : isMet({ ...target, reached: reachedOf(target.kind, report.total) });
  return (
    <button type="button" className={styles['tile']} aria-pressed={pressed} onClick={onPress}>
      <span className={styles['name']}>{t(`figures.name.${figure}`)}</span>
      <span className={styles['value']}>{show(value)}</span>
      <span className={styles['beside']}>{t('figures.earlier', { value: show(earlier) })}</span>
      {mean !== null && <span className={styles['beside']}>{t('figures.mean.tile', { value: showMean(mean, unit, i18n.language) })}</span>}
      {target !== undefined && (
        <span className={cx(styles['target'], met === false && styles['off'], met === true && styles['met'])}>
          {t('figures.target', { value: showFigure(inFigureUnit(target), unit, i18n.language) })}
          {met !== null && <span className="visually-hidden">. {t(met ? 'figures.met' : 'figures.notMet')}</span>}
          {met !== null && <span aria-hidden="true"> {met ? '✓' : '·'}</span>}
        </span>
      )}
      {target === undefined && report.apart.some((each) => each.kind === kind.target) && <span className={styles['beside']}>{t('figures.targetsApart')}</span>}
    </button>
  );
}
