import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDecimal } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './silence.module.css';

/** How the conversation goes so far, in one small line. Its place is taken from the start, so that nothing moves. */
export function TalkLine({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const figures = useAppState((state) => state.talk.find(({ callId }) => callId === call.id)?.figures ?? null);
  const percent = (part: number | undefined): string => (part === undefined ? '–' : String(Math.round(100 * part)));
  const values = {
    share: percent(figures?.share),
    overlap: percent(figures?.overlap),
    lufs: figures?.lufs == null ? '–' : String(Math.round(figures.lufs)).replace('-', '−'),
    rate: figures?.syllablesPerS == null ? '–' : formatDecimal(Math.round(figures.syllablesPerS * 10) / 10, language),
  };
  return (
    <p className={styles['line']} title={t('silence.soFar', values)}>
      <span className="visually-hidden">{t('silence.soFar', values)}</span>
      <span aria-hidden="true">{t('silence.line', values)}</span>
    </p>
  );
}
