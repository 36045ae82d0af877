import { useEffect, useState } from 'react';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { Override } from '../../../../shared/domain/guard/override.ts';
import { formatDay, formatTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { PaneHeader } from '../../ui/pane.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { NamedRow, NamedRows } from '../../ui/named-rows.tsx';
import styles from './guard.module.css';

const HOUR_MS = 3_600_000;

/** Every rule that somebody set aside for a call, with the reason. */
export function OverridesPart() {
  const { t } = useTranslation();
  const client = useClient();
  const now = useNow(HOUR_MS);
  const { country, language } = useAppState(({ settings }) => settings);
  const [overrides, setOverrides] = useState<readonly Override[] | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('guard.overrides', {}).then((reply) => {
      if (current && reply.ok) setOverrides(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client]);
  if (overrides === null) return null;
  return (
    <section className={styles['section']} aria-label={t('guard.override.title')}>
      <PaneHeader title={t('guard.override.title')} level={3} />
      <p className={styles['soft']}>{t('guard.override.intro')}</p>
      {overrides.length === 0 ? (
        <p className={styles['soft']}>{t('guard.override.none')}</p>
      ) : (
        <NamedRows label={t('guard.override.title')}>
          {overrides.map(({ id, at, rule, reason, number, contactName, byName, used }) => {
            const text = [contactName || (number === null ? '' : displayPhone(number, country)), reason, byName, `${formatDay(at, language, now)} ${formatTime(at, language)}`].filter((part) => part !== '').join(' · ');
            return (
              <NamedRow key={id} name={t(`guard.override.rule.${rule}`)} about={text}>
                {!used && <Tag>{t('guard.override.notUsed')}</Tag>}
              </NamedRow>
            );
          })}
        </NamedRows>
      )}
    </section>
  );
}
