import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { filterParts, NO_FILTER, type CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './customers.module.css';
import { FilterEditor } from './filter-editor.tsx';
import { useFilterText, type FilterPart } from './filter-text.ts';

const PARTS = Object.keys(NO_FILTER) as readonly FilterPart[];
/** Chosen among fields that a project has: those have an editor of their own. */
const OFFERED = PARTS.filter((part) => part !== 'custom');

/** What the list is narrowed to, a chip for each part, and the way to add one. */
export function FilterBar({
  filter,
  onChange,
}: {
  readonly filter: CustomerFilter;
  readonly onChange: (filter: CustomerFilter) => void;
}) {
  const { t } = useTranslation();
  const text = useFilterText();
  const [editing, setEditing] = useState<FilterPart | null>(null);
  const parts = filterParts(filter);
  const remove = (part: FilterPart): void => {
    onChange({ ...filter, [part]: NO_FILTER[part] });
    setEditing((now) => (now === part ? null : now));
  };
  return (
    <div className={styles['filters']} role="group" aria-label={t('customers.filter.title')}>
      <Menu
        trigger={
          <Button size="s" icon={<ListFilter />}>
            {t('customers.filter.add')}
          </Button>
        }
        groups={[
          OFFERED.filter((part) => !parts.includes(part)).map((part) => ({
            key: part,
            label: t(`customers.filter.part.${part}`),
            onSelect: () => setEditing(part),
          })),
        ]}
        // The field of the new filter takes the focus as it appears.
        focusAfter={() =>
          document.querySelector<HTMLElement>('[data-filter-editor] input, [data-filter-editor] button')
        }
      />
      {parts.map((part) => {
        const label = t(`customers.filter.part.${part}`);
        return (
          <span key={part} className={styles['chip']}>
            <button
              type="button"
              className={styles['chip-text']}
              aria-expanded={editing === part}
              onClick={() => setEditing(editing === part ? null : part)}
            >
              {label}: {text(filter, part)}
            </button>
            <button
              type="button"
              className={styles['chip-remove']}
              aria-label={t('customers.filter.remove', { part: label })}
              onClick={() => remove(part)}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </span>
        );
      })}
      {parts.length > 1 && (
        <Button
          size="s"
          variant="quiet"
          onClick={() => {
            onChange(NO_FILTER);
            setEditing(null);
          }}
        >
          {t('customers.filter.clear')}
        </Button>
      )}
      {editing !== null && (
        <FilterEditor
          key={editing}
          part={editing}
          filter={filter}
          onChange={onChange}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
