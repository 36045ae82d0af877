import {
  ABANDONED_RULES,
  USUAL_LEVEL,
  type ServiceLevelRule,
} from '../../../../shared/domain/project/service-level-rule.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Part, type PlanPartProps } from './part.tsx';
import styles from './projects.module.css';

const read = (most: number) => (text: string) => {
  const number = Number(text.replace(',', '.'));
  return /^\d{1,4}([.,]\d)?$/u.test(text) && number <= most ? number : null;
};
const MOST_SECONDS = 3_600;

/** What was agreed about answering the project's queues. */
export function ServiceLevelPart({ plan, disabled, onChange }: PlanPartProps) {
  const { t } = useTranslation();
  const rule = plan.serviceLevel ?? USUAL_LEVEL;
  const set = (change: Partial<ServiceLevelRule>): void => onChange({ serviceLevel: { ...rule, ...change } });
  return (
    <Part title={t('queues.rule.title')} open={plan.serviceLevel !== undefined}>
      <div className={styles['grid']}>
        <NumberText
          label={t('queues.rule.percent')}
          disabled={disabled}
          value={String(rule.percent)}
          read={read(100)}
          onChange={(percent) => percent !== null && set({ percent })}
        />
        <NumberText
          label={t('queues.rule.within')}
          disabled={disabled}
          value={String(rule.withinSeconds)}
          read={read(MOST_SECONDS)}
          onChange={(seconds) => seconds !== null && set({ withinSeconds: Math.round(seconds) })}
        />
        <Select
          label={t('queues.rule.abandoned')}
          disabled={disabled}
          value={rule.abandoned}
          options={ABANDONED_RULES.map((value) => ({ value, label: t(`queues.rule.rules.${value}`) }))}
          onChange={(abandoned) => set({ abandoned })}
        />
        <NumberText
          label={t('queues.rule.short')}
          disabled={disabled}
          value={String(rule.shortSeconds)}
          read={read(MOST_SECONDS)}
          onChange={(seconds) => set({ shortSeconds: Math.round(seconds ?? 0) })}
        />
        <TextField
          label={t('queues.rule.penalty')}
          hint={t('queues.rule.penaltyHint')}
          disabled={disabled}
          maxLength={300}
          value={rule.penalty}
          onChange={({ target }) => set({ penalty: target.value })}
        />
      </div>
      <p className={styles['soft']}>{t('queues.rule.hint')}</p>
    </Part>
  );
}
