import { useState } from 'react';
import { ORDER_RULES, type OrderRule } from '../../../../shared/domain/call-list/call-list.ts';
import { isEmptyFilter, NO_FILTER, type CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FilterBar } from '../customers/index.ts';
import styles from './call-list.module.css';

/** A new list: its name, whom it calls, and in which order. It is filled while one goes on. */
export function NewList({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [filter, setFilter] = useState<CustomerFilter>(NO_FILTER);
  const [order, setOrder] = useState<OrderRule>('as-found');
  const create = useCommand('callList.create');
  return (
    <EscapeForm
      className={styles['new']}
      label={t('callLists.new')}
      onCancel={onCancel}
      onSubmit={() => {
        void create.run({ name: name.trim(), query: '', filter, order }).then(({ ok }) => {
          if (ok) onDone();
        });
      }}
    >
      <div className={styles['fields']}>
        <TextField className={styles['grow']} autoFocus required label={t('callLists.name')} value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
        <Select label={t('callLists.order')} value={order} options={ORDER_RULES.map((value) => ({ value, label: t(`callLists.orderRule.${value}`) }))} onChange={setOrder} />
      </div>
      <div>
        <span className={styles['label']}>{t('callLists.whom')}</span>
        <div className={styles['whom']}>
          <FilterBar filter={filter} onChange={setFilter} />
          {isEmptyFilter(filter) && <span className={styles['soft']}>{t('callLists.everybody')}</span>}
        </div>
      </div>
      <ErrorAlert error={create.error} />
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" disabled={name.trim() === ''} pending={create.pending}>
          {t('callLists.create')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </EscapeForm>
  );
}
