import { BookOpen, Plus, Undo2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { isValid, KNOWLEDGE_KINDS, wordsIn, type KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceBody, PlaceNews, PlaceNote } from '../../ui/place-body.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { RowLine, RowList } from '../../ui/row-list.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useList } from '../improvement/use-list.ts';
import { KnowledgeForm } from './knowledge-form.tsx';
import { KnowledgeText } from './knowledge-text.tsx';
import { Readers } from './readers.tsx';
import styles from './knowledge.module.css';

type Doing = { readonly id: string | null; readonly what: 'show' | 'change' | 'new' };

/** Everything that can be looked up; supervisors write it. */
export function KnowledgePlace() {
  const { t } = useTranslation();
  const client = useClient();
  const now = useNow(60_000);
  const language = useAppState(({ settings }) => settings.language);
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [text, setText] = useState('');
  const words = text.trim();
  const { items, error, refresh } = useList<KnowledgeItem>(useCallback(() => (words === '' ? client.invoke('knowledge.list', {}) : client.invoke('knowledge.search', { text: words })), [client, words]));
  const remove = useCommand('knowledge.remove');
  const [doing, setDoing] = useState<Doing | null>(null);
  const [removed, setRemoved] = useState<KnowledgeItem | null>(null);
  const saved = (): void => {
    setDoing(null);
    refresh();
  };
  const take = (item: KnowledgeItem, on: boolean): void =>
    void remove.run({ id: item.id, removed: on }).then(({ ok }) => {
      if (ok) setRemoved(on ? item : null);
      refresh();
    });
  const seen = (items ?? []).filter((item) => governs || isValid(item, now));
  const parts = KNOWLEDGE_KINDS.map((kind) => ({ key: kind, title: t(`knowledge.kinds.${kind}`), items: seen.filter((item) => item.kind === kind) })).filter((part) => part.items.length > 0);
  return (
    <>
      <PlaceHeader title={t('knowledge.title')}>
        <TextField label={t('knowledge.search')} labelHidden placeholder={t('knowledge.searchExample')} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
        {governs && (
          <Button size="s" icon={<Plus aria-hidden="true" />} onClick={() => setDoing({ id: null, what: 'new' })}>
            {t('knowledge.write')}
          </Button>
        )}
      </PlaceHeader>
      <PlaceNews>
        {removed !== null && (
          <InlineAlert
            severity="ok"
            onDismiss={() => setRemoved(null)}
            actions={
              <Button size="s" icon={<Undo2 aria-hidden="true" />} onClick={() => take(removed, false)}>
                {t('common.undo')}
              </Button>
            }
          >
            {t('knowledge.removed', { title: wordsIn(removed.title, language) })}
          </InlineAlert>
        )}
        <ErrorAlert error={error ?? remove.error} />
      </PlaceNews>
      {doing?.what === 'new' && (
        <div className={styles['new']}>
          <KnowledgeForm item={null} onSaved={saved} onCancel={() => setDoing(null)} />
        </div>
      )}
      {parts.length > 0 ? (
        <RowList
          parts={parts}
          keys={t(governs ? 'knowledge.keys' : 'knowledge.keysRead')}
          onKey={(item, key) => {
            if (key === 'Enter') setDoing(doing?.id === item.id ? null : { id: item.id, what: 'show' });
            else if (governs && key === 'e') setDoing({ id: item.id, what: 'change' });
            else if (governs && key === 'Delete') take(item, true);
            else return false;
            return true;
          }}
        >
          {(item, focusable) => (
            <>
              <RowLine
                when={formatDay(item.validFrom, language, now)}
                title={wordsIn(item.title, language)}
                detail={item.validTo === null ? '' : t('knowledge.until', { day: formatDay(item.validTo, language, now) })}
                marks={
                  <>
                    {item.mustRead && <Tag tone="accent">{t('knowledge.mustRead')}</Tag>}
                    {!isValid(item, now) && <Tag tone="warn">{t(item.validFrom > now ? 'knowledge.later' : 'knowledge.over')}</Tag>}
                  </>
                }
                acts={
                  <>
                    <Button size="s" variant="quiet" tabIndex={focusable ? 0 : -1} onClick={() => setDoing(doing?.id === item.id && doing.what === 'show' ? null : { id: item.id, what: 'show' })}>
                      {t('knowledge.open')}
                    </Button>
                    {governs && (
                      <Button size="s" variant="quiet" tabIndex={focusable ? 0 : -1} onClick={() => setDoing({ id: item.id, what: 'change' })}>
                        {t('common.change')}
                      </Button>
                    )}
                  </>
                }
              />
              {doing?.id === item.id && (
                <div className={styles['opened']}>
                  {doing.what === 'show' ? <KnowledgeText item={item} titled={false} /> : <KnowledgeForm item={item} onSaved={saved} onCancel={() => setDoing(null)} />}
                  {doing.what === 'show' && item.mustRead && governs && <Readers item={item} />}
                </div>
              )}
            </>
          )}
        </RowList>
      ) : items === null ? (
        <PlaceNote>{t('common.loading')}</PlaceNote>
      ) : (
        doing === null && (
          <PlaceBody>
            <EmptyState icon={<BookOpen size={28} />} title={t(words === '' ? 'knowledge.none' : 'knowledge.nothingFound')}>
              {t('knowledge.noneText')}
            </EmptyState>
          </PlaceBody>
        )
      )}
    </>
  );
}
