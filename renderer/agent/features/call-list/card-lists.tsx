import { ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OnList } from '../../../../shared/domain/call-list/call-list.ts';
import { ENTRY_PRIORITIES, type EntryPriority } from '../../../../shared/domain/call-list/entry-priority.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useDueText } from '../agreements/index.ts';
import styles from './call-list.module.css';

const MINUTE_MS = 60_000;
const NONE: readonly OnList[] = [];

/** The lists of the project that somebody is on, as lines of their card; whoever leads says there how soon they are called. */
export function CardLists({ contactId, objections }: { readonly contactId: ContactId; /** Those that hold: each takes them off lists. */ readonly objections: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const leads = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  // Anew whenever a list has changed.
  const asOf = useAppState(({ callLists }) => JSON.stringify([callLists.lists.map(({ id, version, counts }) => [id, version, counts]), callLists.work?.before?.entryId ?? 0]));
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly id: ContactId; readonly on: readonly OnList[]; readonly fetched: unknown } | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('callList.ofContact', { contactId }).then((reply) => {
      if (current && reply.ok) setAnswer({ id: contactId, on: reply.value ?? NONE, fetched: [asOf, turn, objections] });
    });
    return () => {
      current = false;
    };
  }, [client, contactId, asOf, turn, objections]);
  const set = useCommand('callList.prioritise');
  const now = useNow(MINUTE_MS);
  const due = useDueText(now);
  const on = answer?.id === contactId ? answer.on : NONE;
  const prioritise = (entryId: number, priority: EntryPriority): void => void set.run({ entryId, priority }).then(() => setTurn((each) => each + 1));
  const state = ({ state: is, nextAt }: OnList): string => (is === 'waiting' && nextAt !== null && nextAt > now ? t('callLists.card.again', { when: due(nextAt) }) : t(`callLists.card.${is}`));
  return (
    <>
      {on.map((each) => {
        const { entryId, listName, priority } = each;
        const callable = each.state === 'fresh' || each.state === 'waiting';
        const said = t(`callLists.priority.${priority}`);
        return (
          <li key={entryId} className={styles['on-list']}>
            <ListChecks size={13} aria-hidden="true" />
            <span>
              {listName} · {state(each)}
            </span>
            {callable && leads ? (
              <Menu
                trigger={
                  <button type="button" className={styles['priority']} aria-label={t('callLists.priority.of', { list: listName, priority: said })}>
                    {said}
                  </button>
                }
                groups={[ENTRY_PRIORITIES.map((value) => ({ key: value, label: t(`callLists.priority.${value}`), disabled: value === priority, onSelect: () => prioritise(entryId, value) }))]}
              />
            ) : (
              callable && priority !== 'normal' && <span>{said}</span>
            )}
          </li>
        );
      })}
      {set.error !== null && (
        <li>
          <ErrorAlert error={set.error} onDismiss={set.clear} />
        </li>
      )}
    </>
  );
}
