import { Newspaper } from 'lucide-react';
import { wordsIn } from '../../../../shared/domain/knowledge/knowledge.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { KnowledgeText } from './knowledge-text.tsx';
import styles from './knowledge.module.css';

/** What has to be read before somebody can be Ready, one after the other. Out of the way during a call. */
export function NewsToRead() {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const news = useAppState((state) => state.news);
  const busy = useAppState(({ calls }) => calls.calls.some(({ phase }) => phase !== 'ended'));
  const read = useCommand('knowledge.read');
  const [first] = news;
  if (first === undefined || busy) return null;
  return (
    <section className={styles['news']} aria-label={t('knowledge.news')}>
      <h3>
        <Newspaper size={16} aria-hidden="true" />
        {wordsIn(first.title, language)}
        <span className={styles['soft']}>{t('knowledge.beforeReady', { count: news.length })}</span>
      </h3>
      <KnowledgeText item={first} titled={false} />
      <ErrorAlert error={read.error} />
      <Button variant="primary" pending={read.pending} onClick={() => void read.run({ id: first.id, version: first.version })}>
        {t('knowledge.haveRead')}
      </Button>
    </section>
  );
}
