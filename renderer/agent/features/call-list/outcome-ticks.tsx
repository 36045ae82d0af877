import type { ListOutcome } from '../../../../shared/domain/call-list/list-source.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './call-list.module.css';

/** How far somebody has to have come to be among them. */
export function OutcomeTicks<Outcome extends ListOutcome>({ of, chosen, onChange }: { readonly of: readonly Outcome[]; readonly chosen: readonly Outcome[]; readonly onChange: (chosen: readonly Outcome[]) => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('callLists.outcomes')} className={styles['ticks']}>
      <span className={styles['soft']} aria-hidden="true">
        {t('callLists.outcomes')}
      </span>
      {of.map((outcome) => (
        <label key={outcome}>
          <input type="checkbox" checked={chosen.includes(outcome)} onChange={({ target }) => onChange(target.checked ? [...chosen, outcome] : chosen.filter((each) => each !== outcome))} />
          {t(`callLists.outcome.${outcome}`)}
        </label>
      ))}
    </div>
  );
}
