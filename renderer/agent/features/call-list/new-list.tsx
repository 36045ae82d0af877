import { X } from 'lucide-react';
import { useState } from 'react';
import { ORDER_RULES, type OrderRule } from '../../../../shared/domain/call-list/call-list.ts';
import { LIST_OUTCOMES, SEGMENT_BY, type ListOutcome, type SegmentBy } from '../../../../shared/domain/call-list/list-source.ts';
import { isEmptyFilter, NO_FILTER, type CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import { brandId, type CallListId } from '../../../../shared/lib/brand.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FilterBar } from '../customers/index.ts';
import styles from './call-list.module.css';
import { GoalFields } from './goal-fields.tsx';
import { NO_GOAL, goalOf } from './goal.ts';
import { OutcomeTicks } from './outcome-ticks.tsx';

/** Customers of the file, as they were searched and filtered. */
export type Among = { readonly query: string; readonly filter: CustomerFilter };

const KINDS = ['filter', 'import', 'list'] as const;
const DAY_MS = 24 * 60 * 60_000;

/**
 * A new list: its name, whom it calls, in which order, and what it is to come to. It is filled while one goes on.
 * @param among what it begins with; null for everybody
 */
export function NewList({ among, onDone, onCancel }: { readonly among: Among | null; readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const imports = useAppState(({ contactFiles }) => contactFiles.history).filter(({ status }) => status === 'done' || status === 'cancelled');
  const lists = useAppState(({ callLists }) => callLists.lists);
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(DAY_MS);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('filter');
  const [filter, setFilter] = useState<CustomerFilter>(among?.filter ?? NO_FILTER);
  const [query, setQuery] = useState(among?.query ?? '');
  const [importId, setImportId] = useState<string | null>(imports[0]?.id ?? null);
  const [listId, setListId] = useState<CallListId | null>(lists[0]?.id ?? null);
  const [outcomes, setOutcomes] = useState<readonly ListOutcome[]>(['exhausted']);
  const [order, setOrder] = useState<OrderRule>('as-found');
  const [segmentBy, setSegmentBy] = useState<SegmentBy | 'none'>('none');
  const [goal, setGoal] = useState(NO_GOAL);
  const create = useCommand('callList.create');
  const aim = goalOf(goal);
  const from =
    kind === 'import' ? (importId === null ? null : { kind, importId }) : kind === 'list' ? (listId === null || outcomes.length === 0 ? null : { kind, listId, outcomes: [...outcomes] }) : undefined;
  return (
    <EscapeForm
      className={styles['new']}
      label={t('callLists.new')}
      onCancel={onCancel}
      onSubmit={() => {
        if (from === null || aim === 'wrong') return;
        const more = { ...(from === undefined ? {} : { from }), ...(segmentBy === 'none' ? {} : { segmentBy }), ...(aim === null ? {} : { goal: aim }) };
        void create.run({ name: name.trim(), query, filter, order, ...more }).then(({ ok }) => {
          if (ok) onDone();
        });
      }}
    >
      <div className={styles['fields']}>
        <TextField className={styles['grow']} autoFocus required label={t('callLists.name')} value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
        {kind === 'filter' && <Select label={t('callLists.order')} value={order} options={ORDER_RULES.map((value) => ({ value, label: t(`callLists.orderRule.${value}`) }))} onChange={setOrder} />}
        <Select label={t('callLists.segmentBy')} value={segmentBy} options={(['none', ...SEGMENT_BY] as const).map((value) => ({ value, label: t(`callLists.segmentOf.${value}`) }))} onChange={setSegmentBy} />
      </div>
      <div className={styles['fields']}>
        <Segmented label={t('callLists.whom')} value={kind} options={KINDS.map((value) => ({ value, label: t(`callLists.from.${value}`) }))} onChange={setKind} />
        {kind === 'filter' && (
          <div className={styles['whom']}>
            <FilterBar filter={filter} onChange={setFilter} />
            {query !== '' && (
              <Button size="s" variant="quiet" icon={<X />} aria-label={t('customers.filter.remove', { part: query })} onClick={() => setQuery('')}>
                {t('callLists.found', { query })}
              </Button>
            )}
            {query === '' && isEmptyFilter(filter) && <span className={styles['soft']}>{t('callLists.everybody')}</span>}
          </div>
        )}
        {kind === 'import' &&
          (imports.length === 0 ? (
            <span className={styles['soft']}>{t('callLists.noImports')}</span>
          ) : (
            <Select className={styles['grow']} label={t('callLists.from.import')} value={importId} options={imports.map(({ id, fileName, at }) => ({ value: id, label: `${fileName} · ${formatDay(at, language, now)}` }))} onChange={setImportId} />
          ))}
        {kind === 'list' &&
          (lists.length === 0 ? (
            <span className={styles['soft']}>{t('callLists.none')}</span>
          ) : (
            <Select className={styles['grow']} label={t('callLists.from.list')} value={listId} options={lists.map((list) => ({ value: list.id, label: list.name }))} onChange={(id) => setListId(brandId<CallListId>(id))} />
          ))}
      </div>
      <div className={styles['fields']}>
        <GoalFields goal={goal} onChange={setGoal} />
      </div>
      {kind === 'list' && lists.length > 0 && <OutcomeTicks of={LIST_OUTCOMES} chosen={outcomes} onChange={setOutcomes} />}
      <ErrorAlert error={create.error} />
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" disabled={name.trim() === '' || from === null || aim === 'wrong'} pending={create.pending}>
          {t('callLists.create')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </EscapeForm>
  );
}
