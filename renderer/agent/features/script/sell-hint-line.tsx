import { Sparkles } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ArticleFound } from '../../../../shared/domain/article/article.ts';
import { displayMinor } from '../../../../shared/domain/registration/describe.ts';
import type { MergeValues } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';
import type { SellHint } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';
import { SpokenText } from './spoken-text.tsx';

/** Something to offer beside what was ordered: what to say, and what became of it. */
export function SellHintLine({
  interactionId,
  hint,
  spoken,
  values,
  answers,
  onAnswer,
}: {
  readonly interactionId: InteractionId;
  readonly hint: SellHint;
  /** The language that the customer is spoken to. */
  readonly spoken: Language;
  readonly values: MergeValues;
  readonly answers: Readonly<Record<string, StepAnswer>>;
  readonly onAnswer: (accepted: boolean) => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const language = useAppState(({ settings }) => settings.language);
  const article = useOffered(interactionId, hint.id);
  useShortcut('hint-accept', () => onAnswer(true));
  useShortcut('hint-decline', () => onAnswer(false));
  return (
    <section className={styles['sell']} aria-label={t('script.hint.region')}>
      <Sparkles size={15} aria-hidden="true" />
      <span className={styles['sell-kind']}>
        {t(`script.hint.${hint.kind}`)}
        {article?.price != null && (
          <strong className={styles['sell-price']}>{displayMinor(article.price.amount, 'EUR', language)}</strong>
        )}
        {(article?.stock ?? '') !== '' && <span>{t('articles.stockIs', { stock: article?.stock })}</span>}
      </span>
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

/** What the catalogue says of what is offered; null as long as it has not answered, and where it does not have it. */
function useOffered(interactionId: InteractionId, hintId: string): ArticleFound | null {
  const client = useClient();
  const [found, setFound] = useState<ArticleFound | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('script.offered', { interactionId, hintId }).then((reply) => {
      if (current && reply.ok) setFound(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, interactionId, hintId]);
  return found;
}
