import type { CustomerFilter } from '../../../../shared/domain/contact/customer-filter.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { formatMoney } from './money.ts';

export type FilterPart = keyof CustomerFilter;

/** What a part of a filter says on its chip; own fields have one each. */
export function useFilterText(): (filter: CustomerFilter, part: Exclude<FilterPart, 'custom'>) => string {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState(({ session }) => session.agents);
  return (filter, part) => {
    switch (part) {
      case 'tags':
      case 'cities':
        return filter[part].join(', ');
      case 'owner':
        return filter.owner === 'mine'
          ? t('customers.filter.mine')
          : filter.owner === 'nobody'
            ? t('customers.filter.nobody')
            : (agents.find(({ id }) => id === filter.owner)?.name ?? '');
      case 'types':
        return filter.types.map((type) => t(`customers.type.${type}`)).join(', ');
      case 'valueFrom':
        return t('customers.filter.from', { amount: formatMoney(filter.valueFrom ?? 0, language) });
      case 'valueTo':
        return t('customers.filter.to', { amount: formatMoney(filter.valueTo ?? 0, language) });
      case 'consent':
        return filter.consent === null
          ? ''
          : t(filter.consent.given ? 'customers.filter.consentGiven' : 'customers.filter.consentMissing', {
              purpose: t(`customers.purpose.${filter.consent.purpose}`),
            });
      case 'objection':
        return filter.objection === true ? t('customers.filter.objects') : t('customers.filter.noObjection');
      case 'lastContact':
        return filter.lastContact === null
          ? ''
          : filter.lastContact === 'never'
            ? t('customers.filter.never')
            : 'within' in filter.lastContact
              ? t('customers.filter.within', { count: filter.lastContact.within })
              : t('customers.filter.longerAgo', { count: filter.lastContact.longerAgo });
    }
  };
}
