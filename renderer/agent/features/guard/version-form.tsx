import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import type { GuardVersion, RuleFault } from '../../../../shared/domain/guard/guard-rules.ts';
import { displayDate } from '../../../../shared/domain/registration/describe.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { EditRows } from '../../ui/edit-rows.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PillSet } from '../../ui/pill-set.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './guard.module.css';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const SOURCES = ['law', 'code', 'own'] as const;
const wholeOf = (text: string): number => (/^\d{1,6}$/u.test(text.trim()) ? Number(text) : 0);

/** One version of the rules. */
export function VersionForm({ version, disabled, state, open, fault, onChange, onRemove }: {
  readonly version: GuardVersion;
  readonly disabled: boolean;
  readonly state: 'past' | 'now' | 'later';
  /** Shown whole without being opened. */
  readonly open: boolean;
  /** The place within this version. */
  readonly fault: RuleFault | null;
  readonly onChange: (version: GuardVersion) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const shown = (chosen ?? open) || fault !== null;
  const set = (change: Partial<GuardVersion>): void => onChange({ ...version, ...change });
  const at = (place: string): string | undefined => (fault?.place === place ? t(`guard.rules.problem.${fault.problem}`) : undefined);
  const under = (place: string): string | undefined => (fault?.place.startsWith(place) === true ? t(`guard.rules.problem.${fault.problem}`) : undefined);
  const title = t('guard.rules.version', { from: displayDate(version.from, language) });
  return (
    <section className={styles['version']} aria-label={title}>
      <div className={styles['head']}>
        <IconButton size="s" variant="quiet" label={title} aria-expanded={shown} icon={shown ? <ChevronDown /> : <ChevronRight />} onClick={() => setChosen(!shown)} />
        <strong className={styles['grow']}>{title}</strong>
        {state === 'now' && <Tag tone="ok">{t('guard.rules.now')}</Tag>}
        {state === 'later' && <Tag>{t('guard.rules.later', { from: version.from })}</Tag>}
        {!disabled && <IconButton size="s" variant="quiet" label={t('guard.rules.removeVersion', { from: version.from })} icon={<X />} onClick={onRemove} />}
      </div>
      {shown && (
        <>
          <div className={styles['grid']}>
            <TextField type="date" label={t('guard.rules.from')} disabled={disabled} value={version.from} error={at('from')} onChange={({ target }) => set({ from: target.value })} />
            <Select label={t('guard.rules.customer')} disabled={disabled} value={version.customer} options={(['everybody', 'exempt', 'nobody'] as const).map((value) => ({ value, label: t(`guard.rules.customers.${value}`) }))} onChange={(customer) => set({ customer, customerMonths: customer === 'nobody' ? null : version.customerMonths })} />
            <TextField label={t('guard.rules.months')} hint={t('guard.rules.monthsHint')} inputMode="numeric" maxLength={4} disabled={disabled || version.customer === 'nobody'} value={version.customerMonths === null ? '' : String(version.customerMonths)} error={at('customerMonths')} onChange={({ target }) => set({ customerMonths: target.value.trim() === '' ? null : wholeOf(target.value) })} />
          </div>
          <Switch label={t('guard.rules.proof')} disabled={disabled} checked={version.proof} onChange={(proof) => set({ proof })} />
          <Switch label={t('guard.rules.legalPersons')} disabled={disabled} checked={version.legalPersons} onChange={(legalPersons) => set({ legalPersons })} />
          <Switch label={t('guard.rules.onHolidays')} disabled={disabled} checked={version.onHolidays} onChange={(onHolidays) => set({ onHolidays })} />
          <EditRows label={t('guard.rules.hours')} hint={t('guard.rules.hoursHint')} add={t('guard.rules.addHours')} rows={version.hours} most={14} disabled={disabled} create={() => ({ days: [1, 2, 3, 4, 5], from: '09:00', to: '20:00' })} onChange={(hours) => set({ hours })}>
            {(hours, change, index) => (
              <div className={styles['cells']}>
                <PillSet label={t('projects.days')} labelHidden disabled={disabled} options={WEEK.map((value) => ({ value, label: t(`projects.day.${value}`) }))} values={hours.days} onChange={(days) => change({ days })} />
                <TextField className={styles['time']} type="time" label={t('projects.from')} labelHidden disabled={disabled} value={hours.from} onChange={({ target }) => change({ from: target.value })} />
                <TextField className={styles['time']} type="time" label={t('projects.to')} labelHidden disabled={disabled} value={hours.to} error={under(`hours.${String(index)}`)} onChange={({ target }) => change({ to: target.value })} />
              </div>
            )}
          </EditRows>
          <EditRows label={t('guard.rules.shortDays')} add={t('guard.rules.addShortDay')} rows={version.shortDays} most={60} disabled={disabled} create={() => ({ date: '', until: '18:30' })} onChange={(shortDays) => set({ shortDays })}>
            {(day, change, index) => (
              <div className={styles['cells']}>
                <TextField className={styles['time']} label={t('guard.rules.date')} labelHidden placeholder={t('guard.rules.dateExample')} maxLength={5} disabled={disabled} value={day.date} error={at(`shortDays.${String(index)}.date`)} onChange={({ target }) => change({ date: target.value })} />
                <TextField className={styles['time']} type="time" label={t('guard.rules.until')} labelHidden disabled={disabled} value={day.until} error={at(`shortDays.${String(index)}.until`)} onChange={({ target }) => change({ until: target.value })} />
              </div>
            )}
          </EditRows>
          <div className={styles['grid']}>
            <TextField label={t('guard.rules.pause')} inputMode="numeric" maxLength={6} disabled={disabled} value={String(version.pauseMinutes)} error={at('pauseMinutes')} onChange={({ target }) => set({ pauseMinutes: wholeOf(target.value) })} />
            <TextField label={t('guard.rules.tries')} inputMode="numeric" maxLength={4} disabled={disabled} value={String(version.maxTries)} error={at('maxTries')} onChange={({ target }) => set({ maxTries: wholeOf(target.value) })} />
          </div>
          <div className={styles['grid']}>
            {SOURCES.map((which) => (
              <TextField key={which} label={t(`guard.rules.${which}`)} {...(which === 'own' ? { hint: t('guard.rules.ownHint') } : {})} maxLength={300} disabled={disabled} value={version.sources[which]} error={at(`sources.${which}`)} onChange={({ target }) => set({ sources: { ...version.sources, [which]: target.value } })} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}
