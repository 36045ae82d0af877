import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import { wordsIn } from '../../../../shared/domain/knowledge/knowledge.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BesidePanel } from '../beside/beside-panel.tsx';
import { openBeside, useAboutBeside } from '../beside/beside-store.ts';
import beside from '../beside/beside.module.css';
import { KnowledgeText } from './knowledge-text.tsx';
import styles from './knowledge.module.css';
import { useSuggestions } from './use-suggestions.ts';

/** Knowledge beside the call: what belongs to the step and to what was typed into the form; or what is searched for. */
export function KnowledgePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const about = useAboutBeside();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(about?.knowledgeId ?? null);
  const found = useSuggestions(text);
  const items = found?.items ?? [];
  const shown = items.find(({ id }) => id === chosen) ?? items[0] ?? null;
  const step = (by: number): void => {
    const at = items.findIndex((item) => item === shown);
    setChosen(items[Math.max(0, Math.min(items.length - 1, at + by))]?.id ?? null);
  };
  return (
    <BesidePanel title={t('knowledge.lookUp')} about={text.trim() === '' && items.length > 0 ? t('knowledge.suggested') : ''} onClose={onClose}>
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        label={t('knowledge.search')}
        labelHidden
        placeholder={t('knowledge.searchExample')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          step(event.key === 'ArrowDown' ? 1 : -1);
        }}
      />
      <ErrorAlert error={found?.error ?? null} />
      {shown === null ? (
        <p role="status" className={beside['soft']}>
          {found === null ? t('common.loading') : t(text.trim() === '' ? 'knowledge.nothingFits' : 'knowledge.nothingFound')}
        </p>
      ) : (
        <div className={styles['found']}>
          <ul aria-label={t('knowledge.found')} className={styles['titles']}>
            {items.map((item) => (
              <li key={item.id}>
                <button type="button" aria-current={item === shown ? 'true' : undefined} className={cx(styles['title'], item === shown && styles['chosen'])} onClick={() => setChosen(item.id)}>
                  {wordsIn(item.title, language)}
                </button>
              </li>
            ))}
          </ul>
          <div>
            <KnowledgeText item={shown} />
            {/* What is written does not fit what happens: said where it is read. */}
            <Button size="s" variant="quiet" icon={<MessageSquareWarning aria-hidden="true" />} onClick={() => openBeside('remark', { knowledgeId: shown.id, title: wordsIn(shown.title, language) })}>
              {t('knowledge.remark')}
            </Button>
          </div>
        </div>
      )}
    </BesidePanel>
  );
}
