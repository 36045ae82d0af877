import { SignalHigh, SignalLow, SignalMedium } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDecimal } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { useQuality } from './quality-advice.tsx';
import styles from './quality.module.css';

const ICONS = { unknown: SignalHigh, good: SignalHigh, fair: SignalMedium, bad: SignalLow } as const;

/** How good the sound is, as bars in green, amber or red. Its place is taken from the start, so that nothing moves. */
export function QualityLight({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const { level, mos } = useQuality(call.id);
  const language = useAppState(({ settings }) => settings.language);
  const Icon = ICONS[level];
  const words = t(`quality.level.${level}`);
  return (
    <span
      role="status"
      aria-label={t('quality.label')}
      title={mos === null ? words : t('quality.tip', { level: words, mos: formatDecimal(mos, language) })}
      className={cx(styles['light'], styles[level])}
    >
      <Icon size={17} aria-hidden="true" />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
