import type { ReactNode } from 'react';
import type { CustomerRow } from '../../../../shared/domain/contact/customer-filter.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { formatDay } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import type { ColumnId } from './columns.ts';
import styles from './customers.module.css';
import { formatMoney } from './money.ts';

/** What a cell shows: text that can be searched stands out where it fits. */
export function useCellText(query: string): (row: CustomerRow, column: ColumnId) => ReactNode {
  const { t } = useTranslation();
  const { country, language } = useAppState(({ settings }) => settings);
  const agents = useAppState(({ session }) => session.agents);
  const marked = (text: string, row: CustomerRow): ReactNode => (
    <Highlighted text={text} query={query} corrected={row.corrected} />
  );
  return (row, column) => {
    switch (column) {
      case 'name':
        return (
          <span className={styles['named']}>
            <span className={styles['name']}>{marked(row.name, row)}</span>
            {row.deceased === true && <span className={styles['died']}>{t('customers.died')}</span>}
            {row.objection && <span className={styles['objects']}>{t('customers.objects')}</span>}
            {row.part !== undefined && <span className={styles['part']}>{marked(row.part.text, row)}</span>}
          </span>
        );
      case 'organisation':
        return marked(row.organisation === row.name ? '' : row.organisation, row);
      case 'city':
        return marked(row.city, row);
      case 'number':
        return marked(displayPhone(row.number, country), row);
      case 'mail':
        return marked(row.mail, row);
      case 'postcode':
        return marked(row.postcode, row);
      case 'customerNumber':
        return marked(row.customerNumber, row);
      case 'value':
        return row.value === null ? '' : formatMoney(row.value, language);
      case 'lastContact':
        return row.lastContactAt === null ? '' : formatDay(row.lastContactAt, language, Date.now());
      case 'owner':
        return agents.find(({ id }) => id === row.ownerId)?.name ?? '';
      case 'type':
        return row.type === null ? '' : t(`customers.type.${row.type}`);
      case 'tags':
        return row.tags.map((tag) => (
          <span key={tag} className={styles['tag']}>
            {marked(tag, row)}
          </span>
        ));
    }
  };
}
