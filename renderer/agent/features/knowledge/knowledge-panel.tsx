import { useEffect, useState } from 'react';
import { stepRef, wordsIn, type KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BesidePanel } from '../beside/beside-panel.tsx';
import beside from '../beside/beside.module.css';
import { KnowledgeText } from './knowledge-text.tsx';
import styles from './knowledge.module.css';

const AFTER_TYPING_MS = 150;
/** Fields of forms whose words say what a conversation is about. */
const TELLING_FIELDS = ['question', 'note', 'proposedSolution', 'wish'];

/** Knowledge beside the call: what belongs to the step and to what was typed into the form; or what is searched for. */
export function KnowledgePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const interaction = useFocusedInteraction();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ readonly of: string; readonly items: readonly KnowledgeItem[]; readonly error: AppError | null } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const stepId = interaction?.script.path.at(-1);
  const ref = interaction === null || stepId === undefined ? null : stepRef(interaction.script.scriptId, stepId);
  const typed = interaction === null ? '' : TELLING_FIELDS.map((key) => interaction.values[key]?.value ?? '').join(' ').trim();
  const asked = JSON.stringify([text.trim(), ref, typed]);
  useEffect(() => {
    let current = true;
    const [words, step, about] = JSON.parse(asked) as [string, string | null, string];
    const timer = setTimeout(() => {
      void (words === '' ? client.invoke('knowledge.suggest', { refs: step === null ? [] : [step], text: about.slice(0, 2_000) }) : client.invoke('knowledge.search', { text: words })).then((reply) => {
        if (current) setFound({ of: asked, items: reply.ok ? reply.value : [], error: reply.ok ? null : reply.error });
      });
    }, AFTER_TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked]);
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
          <KnowledgeText item={shown} />
        </div>
      )}
    </BesidePanel>
  );
}
