import { Sparkles } from 'lucide-react';
import type { MergeValues } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';
import type { SellHint } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';
import { SpokenText } from './spoken-text.tsx';

/** Something to offer beside what was ordered: what to say, and what became of it. */
export function SellHintLine({
  hint,
  spoken,
  values,
  answers,
  onAnswer,
}: {
  readonly hint: SellHint;
  /** The language that the customer is spoken to. */
  readonly spoken: Language;
  readonly values: MergeValues;
  readonly answers: Readonly<Record<string, StepAnswer>>;
  readonly onAnswer: (accepted: boolean) => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  useShortcut('hint-accept', () => onAnswer(true));
  useShortcut('hint-decline', () => onAnswer(false));
  return (
    <section className={styles['sell']} aria-label={t('script.hint.region')}>
      <Sparkles size={15} aria-hidden="true" />
      <span className={styles['sell-kind']}>{t(`script.hint.${hint.kind}`)}</span>
      <SpokenText small text={hint.text[spoken]} values={values} answers={answers} />
      <Button size="s" shortcut={keysOf('hint-accept')} onClick={() => onAnswer(true)}>
        {t('script.hint.accept')}
      </Button>
      <Button size="s" variant="quiet" shortcut={keysOf('hint-decline')} onClick={() => onAnswer(false)}>
        {t('script.hint.decline')}
      </Button>
    </section>
  );
}
