import { useEffect, useState } from 'react';
import { gapsIn, type ChecklistLine } from '../../../../shared/domain/checklist/checklist.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './checklist.module.css';

/** What of the checklist was done in a call that is on record, in one line; nothing where it had no script. */
export function CallChecklist({ callId }: { readonly callId: CallId }) {
  const { t } = useTranslation();
  const client = useClient();
  const [lines, setLines] = useState<readonly ChecklistLine[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('script.checklist', { callId }).then((reply) => {
      if (current) setLines(reply.ok ? (reply.value ?? []) : []);
    });
    return () => {
      current = false;
    };
  }, [client, callId]);
  if (lines.length === 0) return null;
  const gaps = gapsIn(lines);
  return (
    <p className={styles['record']}>
      {t('checklist.title')} {t('checklist.count', { done: lines.length - gaps.length, total: lines.length })}
      {' · '}
      {gaps.length === 0 ? t('checklist.whole') : t('checklist.missed', { items: gaps.map((item) => t(`checklist.item.${item}`).toLowerCase()).join(', ') })}
    </p>
  );
}
