import { Bookmark, Trash2, Undo2, Users } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import {
  isEmptyFilter,
  NO_FILTER,
  OWN_ACCOUNTS,
  type CustomerFilter,
  type CustomerSort,
  type SavedFilter,
} from '../../../../shared/domain/contact/customer-filter.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './customers.module.css';

/** By name, from A. */
export const FIRST_SORT: CustomerSort = { by: 'name', descending: false };
/** Dearest first; equal ones by their last contact. */
const DEAREST: CustomerSort = { by: 'value', descending: true };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Ready filters, the agent's own ones and those of everybody, side by side; and a name for the one in use, below what stands beside them. */
export function SavedFilters({
  filter,
  sort,
  onPick,
  children,
}: {
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  readonly onPick: (filter: CustomerFilter, sort: CustomerSort) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const [saved, setSaved] = useState<readonly SavedFilter[]>([]);
  const [naming, setNaming] = useState(false);
  const remove = useCommand('customers.removeFilter');
  const restore = useCommand('customers.saveFilter');
  const [gone, setGone] = useState<SavedFilter | null>(null);
  const reload = useCallback(
    () => void client.invoke('customers.filters', {}).then((reply) => reply.ok && setSaved(reply.value)),
    [client],
  );
  useEffect(reload, [reload]);
  const ready = [
    { key: 'all', name: t('customers.saved.all'), filter: NO_FILTER, sort: FIRST_SORT },
    { key: 'own', name: t('customers.saved.own'), filter: OWN_ACCOUNTS, sort: DEAREST },
  ];
  const save = useRef<HTMLButtonElement>(null);
  const known = [...ready, ...saved].some((each) => same(each.filter, filter) && same(each.sort, sort));
  const offered = !isEmptyFilter(filter) && !known;
  return (
    <>
    <div className={styles['saved']} role="group" aria-label={t('customers.saved.title')}>
      {ready.map((each) => (
        <Button
          key={each.key}
          size="s"
          variant="quiet"
          on={same(each.filter, filter)}
          aria-pressed={same(each.filter, filter)}
          onClick={() => onPick(each.filter, each.sort)}
        >
          {each.name}
        </Button>
      ))}
      {saved.map((each) => {
        const on = same(each.filter, filter);
        return (
          <span key={each.id} className={styles['saved-one']}>
            <Button
              size="s"
              variant="quiet"
              icon={each.shared ? <Users /> : <Bookmark />}
              on={on}
              aria-pressed={on}
              onClick={() => onPick(each.filter, each.sort)}
            >
              {each.name}
            </Button>
            {on && each.own && (
              <IconButton
                size="s"
                variant="quiet"
                label={t('customers.saved.remove', { name: each.name })}
                icon={<Trash2 />}
                onClick={() =>
                  void remove.run({ id: each.id }).then(({ ok }) => {
                    if (ok) setGone(each);
                    reload();
                  })
                }
              />
            )}
          </span>
        );
      })}
      {offered && (
        <Button ref={save} size="s" icon={<Bookmark />} on={naming} aria-expanded={naming} onClick={() => setNaming(!naming)}>
          {t('customers.saved.save')}
        </Button>
      )}
      {gone !== null && (
        <span role="status" className={styles['gone']}>
          {t('customers.saved.removed', { name: gone.name })}
          <Button
            size="s"
            icon={<Undo2 aria-hidden="true" />}
            pending={restore.pending}
            onClick={() =>
              void restore.run({ id: null, name: gone.name, filter: gone.filter, sort: gone.sort, shared: gone.shared }).then(({ ok }) => {
                if (ok) setGone(null);
                reload();
              })
            }
          >
            {t('common.undo')}
          </Button>
        </span>
      )}
      <ErrorAlert error={remove.error ?? restore.error} />
    </div>
    {children}
    {naming && offered && (
      <NameForm
        filter={filter}
        sort={sort}
        onClose={() => {
          setNaming(false);
          save.current?.focus();
        }}
        onSaved={() => {
          setNaming(false);
          setGone(null);
          reload();
        }}
      />
    )}
    </>
  );
}

function NameForm({
  filter,
  sort,
  onSaved,
  onClose,
}: {
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const save = useCommand('customers.saveFilter');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it, wherever the focus is in it
    <form
      ref={form}
      className={styles['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        void save.run({ id: null, name, filter, sort, shared }).then((reply) => reply.ok && onSaved());
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <TextField
        label={t('customers.saved.name')}
        labelHidden
        placeholder={t('customers.saved.name')}
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Switch label={t('customers.saved.shared')} checked={shared} onChange={setShared} />
      <Button size="s" type="submit" variant="primary" pending={save.pending}>
        {t('common.save')}
      </Button>
      <Button size="s" variant="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <ErrorAlert error={save.error} />
    </form>
  );
}
