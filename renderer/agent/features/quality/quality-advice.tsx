import { NO_QUALITY, type Quality } from '../../../../shared/domain/quality/quality.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './quality.module.css';

export function useQuality(callId: CallId): Quality {
  return useAppState(({ quality }) => quality.find((one) => one.callId === callId)) ?? NO_QUALITY;
}

/** What is wrong with the sound and what helps, in one line; in full for the pointer. */
export function QualityAdvice({ quality }: { readonly quality: Quality }) {
  const { t } = useTranslation();
  const { level, problem } = quality;
  if (problem === 'none') return null;
  return (
    <p role="alert" title={t(`quality.advice.${problem}`)} className={cx(styles['advice'], styles[level])}>
      {t(`quality.advice.${problem}`)}
    </p>
  );
}
