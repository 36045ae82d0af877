import { BookOpen } from 'lucide-react';
import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import { wordsIn } from '../../../../shared/domain/knowledge/knowledge.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { openBeside } from '../beside/beside-store.ts';
import { useKeysOf } from '../shortcuts/index.ts';
import styles from './knowledge.module.css';
import { useSuggestions } from './use-suggestions.ts';

const SHOWN = 3;

/** One line below the script in a conversation: what may help now, one press away. It is always there, so that nothing moves when something is found. */
export function KnowledgeHint() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const language = useAppState(({ settings }) => settings.language);
  const interaction = useFocusedInteraction();
  const found = useSuggestions('');
  const items = found?.items.slice(0, SHOWN) ?? [];
  return (
    <section aria-label={t('knowledge.hint')} className={styles['hint']}>
      <BookOpen size={14} aria-hidden="true" />
      {items.map((item) => (
        <button key={item.id} type="button" className={styles['hinted']} title={wordsIn(item.title, language)} onClick={() => openBeside('knowledge', { knowledgeId: item.id, title: wordsIn(item.title, language) })}>
          {wordsIn(item.title, language)}
        </button>
      ))}
      {items.length === 0 && <span className={styles['nothing']}>{t(interaction === null || isClosed(interaction) ? 'knowledge.beforeCall' : 'knowledge.nothingHere')}</span>}
      <button type="button" className={styles['more']} onClick={() => openBeside('knowledge')}>
        {t('knowledge.lookUp')} <Kbd keys={keysOf('look-up') ?? ''} />
      </button>
    </section>
  );
}
