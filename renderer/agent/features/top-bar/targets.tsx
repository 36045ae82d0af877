import { isMet, type TargetState } from '../../../../shared/domain/figures/targets.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './top-bar.module.css';

/** How many of the project's targets are met today; quiet, and each by itself in the tooltip. Nothing where none were set. */
export function Targets() {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const targets = useAppState((state) => state.targets);
  if (targets.length === 0) return null;
  const number = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 });
  const line = ({ kind, value, reached }: TargetState): string => {
    const inUnit = (one: number): string => number.format(kind === 'turnover-per-call' ? one / 100 : one);
    return t('topBar.target', { what: t(`projects.targetKinds.${kind}`), reached: reached === null ? '–' : inUnit(reached), goal: inUnit(value) });
  };
  return (
    <Tooltip text={targets.map(line).join('\n')}>
      <button type="button" className={styles['figure']}>
        <span className={styles['number']}>
          {targets.filter((each) => isMet(each) === true).length}/{targets.length}
        </span>
        <span className={styles['label']}>{t('topBar.targets')}</span>
      </button>
    </Tooltip>
  );
}
