import { ListFilter, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { filterParts, NO_FILTER, type CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import type { CustomFieldId } from '../../../../shared/lib/brand.ts';
import { fieldsOfProject, type CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './customers.module.css';
import { FilterEditor } from './filter-editor.tsx';
import { useFilterText, type FilterPart } from './filter-text.ts';

const PARTS = Object.keys(NO_FILTER) as readonly FilterPart[];
/** Own fields are offered one by one, by their names. */
const OFFERED = PARTS.filter((part) => part !== 'custom');

/** What is being filled in: a part of the filter, or one own field. */
type Editing = { readonly part: Exclude<FilterPart, 'custom'> } | { readonly part: 'custom'; readonly field: CustomField };
const same = (one: Editing | null, part: FilterPart, fieldId?: CustomFieldId): boolean =>
  one?.part === part && (one.part !== 'custom' || one.field.id === fieldId);

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
  const [editing, setEditing] = useState<Editing | null>(null);
  const allFields = useAppState(({ customFields }) => customFields);
  const project = useAppState((state) => state.project?.id ?? null);
  const fields = fieldsOfProject(allFields, project);
  const inUse = filterParts(filter);
  const parts = inUse.filter((part) => part !== 'custom');
  const chips: readonly Chip[] = [
    ...parts.map((part) => ({
      key: part,
      label: t(`customers.filter.part.${part}`),
      text: text(filter, part),
      on: same(editing, part),
      edit: { part },
      without: { ...filter, [part]: NO_FILTER[part] },
    })),
    ...filter.custom.map(({ fieldId, value }) => {
      // One that was removed since still narrows the list: it can be seen and taken off.
      const field = allFields.find(({ id }) => id === fieldId);
      return {
        key: fieldId,
        label: field?.label ?? t('customers.filter.part.custom'),
        text: field?.kind === 'yes-no' ? t(`customer.form.yesNo.${value === '1' ? '1' : '0'}`) : value,
        on: same(editing, 'custom', fieldId),
        edit: field === undefined ? null : ({ part: 'custom', field } as const),
        without: { ...filter, custom: filter.custom.filter((each) => each.fieldId !== fieldId) },
      };
    }),
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || editing === null) return;
    event.preventDefault();
    setEditing(null);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the editor, wherever the focus is
    <div className={styles['filters']} role="group" aria-label={t('customers.filter.title')} onKeyDown={onKeyDown}>
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
            onSelect: () => setEditing({ part }),
          })),
          fields
            .filter(({ id }) => !filter.custom.some(({ fieldId }) => fieldId === id))
            .map((field) => ({ key: field.id, label: field.label, onSelect: () => setEditing({ part: 'custom', field }) })),
        ].filter((group) => group.length > 0)}
        // The field of the new filter takes the focus as it appears.
        focusAfter={() =>
          document.querySelector<HTMLElement>('[data-filter-editor] input, [data-filter-editor] button')
        }
      />
      {chips.map(({ key, label, text: value, on, edit, without }) => (
        <span key={key} className={styles['chip']}>
          <button
            type="button"
            className={styles['chip-text']}
            aria-expanded={on}
            onClick={() => setEditing(on ? null : edit)}
          >
            {label}: {value}
          </button>
          <button
            type="button"
            className={styles['chip-remove']}
            aria-label={t('customers.filter.remove', { part: label })}
            onClick={() => {
              onChange(without);
              if (on) setEditing(null);
            }}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      {chips.length > 1 && (
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
          key={editing.part === 'custom' ? editing.field.id : editing.part}
          part={editing.part}
          field={editing.part === 'custom' ? editing.field : null}
          filter={filter}
          onChange={onChange}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

type Chip = {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly on: boolean;
  readonly edit: Editing | null;
  readonly without: CustomerFilter;
};
