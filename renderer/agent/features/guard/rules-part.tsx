import { Plus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { ruleFault, versionOn, type GuardRules, type GuardVersion } from '../../../../shared/domain/guard/guard-rules.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NamedRow, NamedRows } from '../../ui/named-rows.tsx';
import styles from './guard.module.css';
import { VersionForm } from './version-form.tsx';

const HOUR_MS = 3_600_000;
type Shown = Output<'guard.rules'>;

/** The day after the last version begins is the earliest on which another can. */
function following(version: GuardVersion, today: string): string {
  if (today > version.from) return today;
  return new Date(Date.parse(`${version.from}T12:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** The dated rules: shown to everybody, changed by administrators; what contradicts itself is marked where it stands. */
export function RulesPart({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(HOUR_MS);
  const [shown, setShown] = useState<Shown | null>(null);
  const [rules, setRules] = useState<GuardRules | null>(null);
  const [note, setNote] = useState('');
  const [sure, setSure] = useState(false);
  const [taken, setTaken] = useState<number | null>(null);
  const save = useCommand('guard.setRules');
  const load = useCallback(async () => {
    const reply = await client.invoke('guard.rules', {});
    if (!reply.ok) return;
    setShown(reply.value);
    setRules(reply.value.rules);
    setTaken(null);
  }, [client]);
  useEffect(() => {
    let current = true;
    void client.invoke('guard.rules', {}).then((reply) => {
      if (!current || !reply.ok) return;
      setShown(reply.value);
      setRules(reply.value.rules);
    });
    return () => {
      current = false;
    };
  }, [client]);
  if (shown === null || rules === null) return null;
  const today = new Date(now).toLocaleDateString('sv-SE', { timeZone: rules.zone });
  const fault = ruleFault(rules);
  const changed = JSON.stringify(rules) !== JSON.stringify(shown.rules);
  const counts = versionOn(rules, today);
  const store = async (next: GuardRules | null): Promise<void> => {
    const reply = await save.run({ version: shown.version, rules: next, note: note.trim() });
    setSure(false);
    if (!reply.ok) return;
    setNote('');
    await load();
  };
  const setVersion = (at: number, version: GuardVersion): void => setRules({ ...rules, versions: rules.versions.map((each, index) => (index === at ? version : each)) });
  const last = rules.versions.at(-1);
  return (
    <section className={styles['section']} aria-label={t('guard.rules.title')}>
      <PaneHeader title={t('guard.rules.title')} level={3}>
        <Tag>{shown.shipped ? t('guard.rules.shipped') : t('guard.rules.changed', { version: shown.version })}</Tag>
        {!disabled && last !== undefined && (
          <Button size="s" icon={<Plus />} onClick={() => setRules({ ...rules, versions: [...rules.versions, { ...last, from: following(last, today) }] })}>
            {t('guard.rules.addVersion')}
          </Button>
        )}
      </PaneHeader>
      <p className={styles['soft']}>{disabled ? t('guard.onlyAdministrators') : t('guard.rules.intro')}</p>
      <p className={styles['soft']}>{t('guard.rules.alwaysHeld')}</p>
      {rules.versions.map((version, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a version is its place; its day is being typed
        <VersionForm key={at} version={version} disabled={disabled} state={version === counts ? 'now' : version.from > today ? 'later' : 'past'} open={version === counts || changed} fault={fault?.place.startsWith(`versions.${String(at)}.`) === true ? { ...fault, place: fault.place.slice(`versions.${String(at)}.`.length) } : null} onChange={(next) => setVersion(at, next)} onRemove={() => setRules({ ...rules, versions: rules.versions.filter((_each, index) => index !== at) })} />
      ))}
      {taken !== null && changed && <InlineAlert severity="info">{t('guard.rules.takenOver', { version: taken })}</InlineAlert>}
      <ErrorAlert error={save.error} onDismiss={save.clear} />
      {!disabled && (changed || !shown.shipped) && (
        <div className={styles['acts']}>
          {changed && <TextField label={t('guard.rules.note')} labelHidden placeholder={t('guard.rules.note')} maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />}
          {changed && (
            <Button variant="primary" pending={save.pending} disabled={fault !== null} onClick={() => void store(rules)}>
              {t('guard.rules.save')}
            </Button>
          )}
          {changed && (
            <Button
              onClick={() => {
                setRules(shown.rules);
                setTaken(null);
              }}
            >
              {t('common.cancel')}
            </Button>
          )}
          {!shown.shipped && !sure && <Button onClick={() => setSure(true)}>{t('guard.rules.reset')}</Button>}
          {sure && <InlineConfirm question={t('guard.rules.resetSure')} verb={t('guard.rules.reset')} danger={false} pending={save.pending} onConfirm={() => void store(null)} onCancel={() => setSure(false)} />}
          {fault !== null && (
            <p role="alert" className={styles['bad']}>
              {t('guard.rules.contradict', { problem: t(`guard.rules.problem.${fault.problem}`) })}
            </p>
          )}
        </div>
      )}
      <Disclosure label={t('guard.rules.history')} initiallyOpen={false}>
        {shown.history.length === 0 ? (
          <p className={styles['soft']}>{t('guard.rules.noHistory')}</p>
        ) : (
          <NamedRows label={t('guard.rules.history')}>
            {shown.history.map((each) => (
              <NamedRow key={each.version} name={String(each.version)} about={[t('guard.rules.historyRow', { who: each.byName, when: formatDay(each.at, language, now) }), each.rules === null ? t('guard.rules.historyReset') : '', each.note].filter((part) => part !== '').join(' · ')}>
                {!disabled && each.rules !== null && each.version !== shown.version && (
                  <Button
                    size="s"
                    variant="quiet"
                    onClick={() => {
                      setRules(each.rules);
                      setTaken(each.version);
                    }}
                  >
                    {t('guard.rules.historyPutBack')}
                  </Button>
                )}
              </NamedRow>
            ))}
          </NamedRows>
        )}
      </Disclosure>
    </section>
  );
}
