import { EXEMPTIONS, ROUTE_KINDS } from '../../../../shared/domain/project/project-plan.ts';
import { SILENCE_LEVELS, USUAL_LIMITS, withLimit } from '../../../../shared/domain/talk/silence-limits.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { PillSet } from '../../ui/pill-set.tsx';
import { EditRows } from '../../ui/edit-rows.tsx';
import { Select } from '../../ui/select.tsx';
import { OVERRIDABLE } from '../../../../shared/domain/project/project-plan.ts';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Part, Problem, type PlanPartProps } from './part.tsx';
import styles from './projects.module.css';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Which calls are for a project, what number its customers see, and when they may be called. */
export function CallParts({ plan, disabled, problem, onChange }: PlanPartProps) {
  const { t } = useTranslation();
  return (
    <Part title={t('projects.part.calls')}>
      <EditRows
        label={t('projects.routes')}
        hint={t('projects.routesHint')}
        add={t('projects.addRoute')}
        rows={plan.routes}
        most={100}
        disabled={disabled}
        create={() => ({ on: 'number' as const, header: '', value: '' })}
        onChange={(routes) => onChange({ routes })}
      >
        {(route, change) => (
          <div className={styles['cells']}>
            <Select
              label={t('projects.route')}
              labelHidden
              disabled={disabled}
              value={route.on}
              options={ROUTE_KINDS.map((value) => ({ value, label: t(`projects.routeKinds.${value}`) }))}
              onChange={(on) => change({ on, header: on === 'header' ? route.header : '' })}
            />
            {route.on === 'header' && (
              <TextField label={t('projects.header')} labelHidden placeholder="X-Campaign" disabled={disabled} maxLength={60} value={route.header} onChange={({ target }) => change({ header: target.value })} />
            )}
            <TextField
              label={t('projects.routeValue')}
              labelHidden
              placeholder={t(`projects.routeExample.${route.on}`)}
              disabled={disabled}
              maxLength={200}
              value={route.value}
              onChange={({ target }) => change({ value: target.value })}
            />
          </div>
        )}
      </EditRows>
      <Problem text={problem('routes')} />
      <TextField
        className={styles['narrow']}
        label={t('projects.callerId')}
        hint={t('projects.callerIdHint')}
        disabled={disabled}
        maxLength={160}
        value={plan.callerId}
        error={problem('callerId')}
        onChange={({ target }) => onChange({ callerId: target.value.trim() })}
      />
      <div className={styles['cells']}>
        <TextField label={t('projects.product')} hint={t('projects.productHint')} disabled={disabled} maxLength={200} value={plan.product ?? ''} onChange={({ target }) => onChange({ product: target.value })} />
        <Select
          label={t('projects.exemption')}
          disabled={disabled}
          value={plan.exemption ?? 'none'}
          options={EXEMPTIONS.map((value) => ({ value, label: t(`projects.exemptions.${value}`) }))}
          onChange={(exemption) => onChange({ exemption })}
        />
      </div>
      <PillSet
        label={t('projects.overrides')}
        disabled={disabled}
        options={OVERRIDABLE.map((value) => ({ value, label: t(`guard.override.rule.${value}`) }))}
        values={plan.overrides ?? []}
        onChange={(overrides) => onChange({ overrides })}
      />
      <Switch label={t('projects.premium')} disabled={disabled} checked={plan.premium === true} onChange={(premium) => onChange({ premium })} />
      <div role="group" aria-label={t('projects.silence.title')} className={styles['cells']}>
        {SILENCE_LEVELS.map((level) => (
          <TextField
            key={level}
            type="number"
            min={1}
            max={600}
            label={t(`projects.silence.${level}`)}
            hint={level === 'greyMs' ? t('projects.silence.hint') : undefined}
            disabled={disabled}
            value={String((plan.silence ?? USUAL_LIMITS)[level] / 1_000)}
            onChange={({ target }) => {
              const ms = Math.round(Number(target.value)) * 1_000;
              if (ms >= 1_000 && ms <= 600_000) onChange({ silence: withLimit(plan.silence ?? USUAL_LIMITS, level, ms) });
            }}
          />
        ))}
      </div>
      <EditRows
        label={t('projects.callingHours')}
        hint={t('projects.callingHoursHint')}
        add={t('projects.addHours')}
        rows={plan.callingHours}
        most={14}
        disabled={disabled}
        create={() => ({ days: [1, 2, 3, 4, 5], from: '09:00', to: '20:00' })}
        onChange={(callingHours) => onChange({ callingHours })}
      >
        {(hours, change) => (
          <div className={styles['cells']}>
            <PillSet
              label={t('projects.days')}
              labelHidden
              disabled={disabled}
              options={WEEK.map((value) => ({ value, label: t(`projects.day.${value}`) }))}
              values={hours.days}
              onChange={(days) => change({ days })}
            />
            <TextField type="time" label={t('projects.from')} labelHidden disabled={disabled} value={hours.from} onChange={({ target }) => change({ from: target.value })} />
            <TextField type="time" label={t('projects.to')} labelHidden disabled={disabled} value={hours.to} onChange={({ target }) => change({ to: target.value })} />
          </div>
        )}
      </EditRows>
      <Problem text={problem('hours')} />
    </Part>
  );
}
