import { useId, useState } from 'react';
import { FIGURES, whatIf } from '../../../../shared/domain/figures/figures.ts';
import type { Sums } from '../../../../shared/domain/figures/sums.ts';
import { formatDecimal } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { showFigure } from './show.ts';
import styles from './figures.module.css';

const MOST_S = 60;

/** What so many seconds less per call would mean. */
export function WhatIf({ sums }: { readonly sums: Sums }) {
  const { t, i18n } = useTranslation();
  const [seconds, setSeconds] = useState(10);
  const id = useId();
  const found = whatIf(sums, seconds * 1_000);
  const occupancy = FIGURES.occupancy.of(sums);
  const percent = (value: number): string => showFigure(value, 'percent', i18n.language);
  return (
    <section className={styles['details']} aria-label={t('figures.whatIf.title')}>
      <h3>{t('figures.whatIf.title')}</h3>
      <label htmlFor={id} className={styles['less']}>
        <span>{t('figures.whatIf.less')}</span>
        <input
          id={id}
          type="range"
          min={-MOST_S}
          max={MOST_S}
          step={1}
          value={seconds}
          onChange={(event) => setSeconds(Number(event.target.value))}
        />
        <output htmlFor={id}>{seconds} s</output>
      </label>
      <p aria-live="polite">
        {found === null
          ? t('figures.whatIf.none')
          : t(seconds < 0 ? 'figures.whatIf.longer' : 'figures.whatIf.result', {
              seconds: Math.abs(seconds),
              saved: showFigure(Math.abs(found.savedMs), 'time', i18n.language),
              calls: formatDecimal(Math.abs(found.moreCalls), i18n.language),
              aht: showFigure(found.ahtMs, 'duration', i18n.language),
            })}{' '}
        {found !== null &&
          occupancy !== null &&
          found.occupancy !== null &&
          t('figures.whatIf.occupancy', { from: percent(occupancy), to: percent(Math.max(0, found.occupancy)) })}
      </p>
    </section>
  );
}
