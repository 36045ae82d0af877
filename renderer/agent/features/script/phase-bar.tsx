import { Check } from 'lucide-react';
import type { ScriptProgress } from '../../../../shared/domain/script/script-engine.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './script.module.css';

/** How far the conversation is: a tick for what is done, bold for now. */
export function PhaseBar({ progress }: { readonly progress: ScriptProgress }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['phases']} aria-label={t('script.phases')}>
      {progress.phases.map((phase) => {
        const now = phase === progress.phase;
        const done = progress.done.includes(phase);
        return (
          <li
            key={phase}
            className={cx(styles['phase'], now && styles['now'], done && styles['done'])}
            aria-current={now ? 'step' : undefined}
          >
            <span className={styles['phase-name']}>{t(`script.phase.${phase}`)}</span>
            {done && <Check size={12} aria-hidden="true" />}
            <span className="visually-hidden">
              {t(now ? 'script.phaseNow' : done ? 'script.phaseDone' : 'script.phaseTodo')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
