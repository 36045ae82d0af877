import { Tags, Trash2, UserRound, X, Ban, EyeOff, Eye } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { mayChangeMany } from '../../../../shared/domain/access/visibility.ts';
import type { BulkChange } from '../../../../shared/domain/contact/bulk-change.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { Menu } from '../../ui/menu.tsx';
import { BulkOwner, BulkTag } from './bulk-editors.tsx';
import type { ListAsk } from './customer-list.ts';
import styles from './customers.module.css';
import { ExportMenu } from './export-menu.tsx';
import type { Selection } from './use-selection.ts';

type Asking = 'tag' | 'owner' | 'confidential' | 'open' | 'objection' | 'remove';

/** What can be done with those that are marked, or with all that the list shows: one line, and the question of what exactly below it. */
export function BulkBar({ selection, ask }: { readonly selection: Selection; readonly ask: ListAsk }) {
  const { t } = useTranslation();
  const role = useAppState(({ session }) => session.agent?.role ?? 'agent');
  const busy = useAppState(({ bulk }) => bulk?.phase === 'running' || bulk?.phase === 'undoing');
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const start = useCommand('bulk.start');
  const write = useCommand('export.contacts');
  const { rows } = selection;
  const target = all ? { query: ask.query, filter: ask.filter, sort: ask.sort } : { ids: rows.map(({ id }) => id) };
  const whom = all ? t('customers.bulk.allShown') : t('customers.marks', { count: rows.length });
  const run = (change: BulkChange): void =>
    void start.run({ target, change }).then(({ ok }) => {
      if (!ok) return;
      setAsking(null);
      selection.clear();
    });
  const toggle = (what: Asking): void => {
    start.clear();
    setAsking((now) => (now === what ? null : what));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || asking === null) return;
    event.preventDefault();
    setAsking(null);
  };
  const editor = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (asking !== null) editor.current?.querySelector('input')?.focus();
  }, [asking]);
  const manages = mayChangeMany('remove', role);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what is open in it, wherever the focus is
    <div className={styles['bulk']} role="group" aria-label={t('customers.bulk.title')} onKeyDown={onKeyDown}>
      <strong>{whom}</strong>
      <Button size="s" variant="quiet" on={all} aria-pressed={all} onClick={() => setAll(!all)}>
        {t('customers.bulk.takeAll')}
      </Button>
      <Button size="s" icon={<Tags />} disabled={busy} aria-expanded={asking === 'tag'} onClick={() => toggle('tag')}>
        {t('customers.bulk.tag')}
      </Button>
      <Button size="s" icon={<Ban />} disabled={busy} aria-expanded={asking === 'objection'} onClick={() => toggle('objection')}>
        {t('customers.bulk.objection')}
      </Button>
      {manages && (
        <Menu
          trigger={
            <Button size="s" disabled={busy}>
              {t('customers.bulk.more')}
            </Button>
          }
          groups={[
            [
              { key: 'owner', label: t('customers.bulk.owner'), icon: <UserRound size={14} />, onSelect: () => setAsking('owner') },
              { key: 'confidential', label: t('customers.bulk.confidential'), icon: <EyeOff size={14} />, onSelect: () => setAsking('confidential') },
              { key: 'open', label: t('customers.bulk.open'), icon: <Eye size={14} />, onSelect: () => setAsking('open') },
            ],
            [{ key: 'remove', label: t('customers.bulk.remove'), icon: <Trash2 size={14} />, onSelect: () => setAsking('remove') }],
          ]}
          focusAfter={() => document.querySelector<HTMLElement>('[data-bulk-editor] input, [data-bulk-editor] button')}
        />
      )}
      <ExportMenu label={t('customers.bulk.export')} target={target} write={write} />
      <Button size="s" variant="quiet" icon={<X />} onClick={selection.clear}>
        {t('customers.unmark')}
      </Button>
      {asking !== null && (
        <div ref={editor} className={styles[asking === 'tag' || asking === 'owner' ? 'editor' : 'confirm']} data-bulk-editor="">
          {asking === 'tag' ? (
            <BulkTag pending={start.pending} onRun={run} onClose={() => setAsking(null)} />
          ) : asking === 'owner' ? (
            <BulkOwner pending={start.pending} onRun={run} onClose={() => setAsking(null)} />
          ) : (
            <InlineConfirm
              key={asking}
              question={t(`customers.bulk.ask.${asking}`, { whom })}
              verb={t(`customers.bulk.${asking}`)}
              danger={asking === 'remove'}
              pending={start.pending}
              onConfirm={() =>
                run(asking === 'confidential' || asking === 'open' ? { kind: 'confidential', on: asking === 'confidential' } : { kind: asking })
              }
              onCancel={() => setAsking(null)}
            />
          )}
        </div>
      )}
      <ErrorAlert error={start.error ?? write.error} />
    </div>
  );
}
