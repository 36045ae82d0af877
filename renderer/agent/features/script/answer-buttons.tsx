import { Check } from 'lucide-react';
import type { ScriptAnswer } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';

/** The answers of a choice: the number in front is the key. */
export function AnswerButtons({
  answers,
  language,
  chosen,
  onChoose,
}: {
  readonly answers: readonly ScriptAnswer[];
  readonly language: Language;
  /** The value that was chosen at this step before. */
  readonly chosen: string | null;
  readonly onChoose: (answer: ScriptAnswer) => void;
}) {
  const { t } = useTranslation();
  useShortcut('script-answer', (digit) => {
    const answer = answers[digit - 1];
    if (answer !== undefined) onChoose(answer);
  });
  return (
    <div role="group" aria-label={t('script.answers')} className={styles['answers']}>
      {answers.map((answer, index) => (
        <button
          key={answer.value}
          type="button"
          className={cx(styles['answer'], answer.value === chosen && styles['chosen'])}
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          aria-pressed={answer.value === chosen}
          onClick={() => onChoose(answer)}
        >
          <span className={styles['digit']} aria-hidden="true">
            {index + 1}
          </span>
          <span className={styles['answer-text']}>{answer.label[language]}</span>
          {answer.value === chosen && (
            <span className={styles['given']} title={t('script.given')}>
              <Check size={14} aria-hidden="true" />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
