import { Lock, Plus } from 'lucide-react';
import { useState } from 'react';
import { ROLES } from '../../../../shared/domain/agent-state/agent-state.ts';
import type { CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import type { CustomFieldId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './access.module.css';
import { CustomFieldForm } from './custom-field-form.tsx';

const MINUTES = [0, 1, 2, 5, 10, 15, 30, 60] as const;

/** Fields of one's own, who sees numbers, and when the window hides itself. Changed by administrators. */
export function CustomerSettings() {
  const { t } = useTranslation();
  const administrator = useAppState((state) => state.session.agent?.role === 'administrator');
  return (
    <div className={styles['page']}>
      {!administrator && <InlineAlert severity="info">{t('access.onlyAdministrators')}</InlineAlert>}
      <Fields disabled={!administrator} />
      <Rules disabled={!administrator} />
    </div>
  );
}

function Fields({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const all = useAppState((state) => state.customFields);
  const projects = useAppState((state) => state.projects);
  const save = useCommand('customField.save');
  const [open, setOpen] = useState<CustomFieldId | 'new' | null>(null);
  const fields = all.filter(({ active }) => active);
  const removed = all.filter(({ active }) => !active);
  const setActive = ({ id, ...field }: CustomField, active: boolean) => void save.run({ fieldId: id, field: { ...field, active } });
  const next = Math.max(0, ...all.map(({ position }) => position + 1));
  return (
    <section aria-label={t('access.fields.title')}>
      <PaneHeader title={t('access.fields.title')} level={3}>
        <Button size="s" icon={<Plus aria-hidden="true" />} disabled={disabled || open === 'new'} onClick={() => setOpen('new')}>
          {t('access.fields.add')}
        </Button>
      </PaneHeader>
      <p className={styles['soft']}>{t('access.fields.intro')}</p>
      {open === 'new' && <CustomFieldForm field={null} position={next} onDone={() => setOpen(null)} />}
      <ErrorAlert error={save.error} onDismiss={save.clear} />
      <ul className={styles['rows']} aria-label={t('access.fields.title')}>
        {fields.map((field) => (
          <li key={field.id} className={styles['item']}>
            {open === field.id ? (
              <CustomFieldForm field={field} position={field.position} onDone={() => setOpen(null)} />
            ) : (
              <div className={styles['line']}>
                <span className={styles['grow']}>
                  <strong>{field.label}</strong>{' '}
                  <span className={styles['soft']}>
                    {[
                      t(`access.fields.kinds.${field.kind}`),
                      field.projectId === null ? t('access.fields.everyProject') : (projects.find(({ id }) => id === field.projectId)?.name ?? ''),
                      field.required ? t('access.fields.required') : '',
                      field.searchable ? t('access.fields.searchable') : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <Button size="s" variant="quiet" disabled={disabled} aria-label={t('access.fields.changeOne', { name: field.label })} onClick={() => setOpen(field.id)}>
                  {t('access.fields.change')}
                </Button>
                <Button size="s" variant="quiet" disabled={disabled} aria-label={t('access.fields.removeOne', { name: field.label })} onClick={() => setActive(field, false)}>
                  {t('access.fields.remove')}
                </Button>
              </div>
            )}
          </li>
        ))}
        {removed.map((field) => (
          <li key={field.id} className={styles['item']}>
            <div className={styles['line']}>
              <span className={styles['grow']}>
                <span className={styles['gone']}>{field.label}</span> <span className={styles['soft']}>{t('access.fields.removed')}</span>
              </span>
              <Button size="s" variant="quiet" disabled={disabled} aria-label={t('access.fields.restoreOne', { name: field.label })} onClick={() => setActive(field, true)}>
                {t('access.fields.restore')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rules({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { hideNumbersFrom, lockAfterMinutes, showFiguresOfOthers } = useAppState((state) => state.access);
  const change = useCommand('access.change');
  const lock = useCommand('lock.lock');
  return (
    <>
      <section aria-label={t('access.numbers.title')}>
        <PaneHeader title={t('access.numbers.title')} level={3} />
        <p className={styles['soft']}>{t('access.numbers.intro')}</p>
        {ROLES.map((role) => (
          <Switch
            key={role}
            label={t('access.numbers.hide', { role: t(`people.role.${role}`) })}
            checked={hideNumbersFrom.includes(role)}
            disabled={disabled}
            onChange={(on) => void change.run({ hideNumbersFrom: on ? [...hideNumbersFrom, role] : hideNumbersFrom.filter((each) => each !== role) })}
          />
        ))}
      </section>
      <section aria-label={t('access.figures.title')}>
        <PaneHeader title={t('access.figures.title')} level={3} />
        <p className={styles['soft']}>{t('access.figures.intro')}</p>
        <Switch label={t('access.figures.show')} checked={showFiguresOfOthers} disabled={disabled} onChange={(on) => void change.run({ showFiguresOfOthers: on })} />
      </section>
      <section aria-label={t('access.lock.title')}>
        <PaneHeader title={t('access.lock.title')} level={3}>
          <Button size="s" icon={<Lock aria-hidden="true" />} onClick={() => void lock.run({})}>
            {t('access.lock.now')}
          </Button>
        </PaneHeader>
        <p className={styles['soft']}>{t('access.lock.intro')}</p>
        <Select
          label={t('access.lock.after')}
          disabled={disabled}
          className={styles['short']}
          options={MINUTES.map((minutes) => ({ value: String(minutes), label: minutes === 0 ? t('access.lock.never') : t('access.lock.minutes', { count: minutes }) }))}
          value={String(lockAfterMinutes)}
          onChange={(minutes) => void change.run({ lockAfterMinutes: Number(minutes) })}
        />
        <ErrorAlert error={change.error} onDismiss={change.clear} />
      </section>
    </>
  );
}
