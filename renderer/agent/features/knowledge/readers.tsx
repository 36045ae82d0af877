import { useCallback } from 'react';
import type { KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import type { KnowledgeReader } from '../../../../shared/ipc/commands/knowledge.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useList } from '../improvement/use-list.ts';
import styles from './knowledge.module.css';

/** Who confirmed that they read this version. */
export function Readers({ item: { id, version } }: { readonly item: KnowledgeItem }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const { items } = useList<KnowledgeReader>(useCallback(() => client.invoke('knowledge.readers', { id, version }), [client, id, version]));
  if (items === null) return null;
  return <p className={styles['soft']}>{items.length === 0 ? t('knowledge.readByNobody') : t('knowledge.readBy', { names: items.map(({ name, at }) => `${name} (${formatDayTime(at, language)})`).join(', ') })}</p>;
}
