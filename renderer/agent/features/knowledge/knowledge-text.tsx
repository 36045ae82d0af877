import { wordsIn, type KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Tag } from '../../ui/status-dot.tsx';
import styles from './knowledge.module.css';

/** A text as it was written, in the language of the interface or the one it is there in. Plain text: nothing in it is read as markup. */
export function KnowledgeText({ item, titled = true }: { readonly item: KnowledgeItem; readonly titled?: boolean }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  return (
    <article className={styles['text']}>
      {titled && (
        <h4>
          {wordsIn(item.title, language)} <Tag>{t(`knowledge.kind.${item.kind}`)}</Tag>
        </h4>
      )}
      <p>{wordsIn(item.body, language)}</p>
    </article>
  );
}
