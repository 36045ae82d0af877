import { Building2, UserRound } from 'lucide-react';
import { Fragment } from 'react';
import type { ContactHit } from '../../../../shared/domain/contact/customer-filter.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import { SuggestOption } from './suggest-option.tsx';
import type { SuggestList } from './use-suggest-list.ts';

/** A customer that was found: name, what tells customers of one name apart, and where the query was found in it. */
export function ContactOption({
  list,
  index,
  contact,
  query,
}: {
  readonly list: SuggestList;
  readonly index: number;
  readonly contact: ContactHit;
  readonly query: string;
}) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const { name, organisation, number, city, part, corrected, deceased } = contact;
  const marked = (text: string) => <Highlighted text={text} query={query} corrected={corrected} />;
  const details = [
    deceased === true ? t('customers.died') : '',
    organisation === name ? '' : organisation,
    displayPhone(number, country),
    city,
    part?.text ?? '',
  ].filter(Boolean);
  return (
    <SuggestOption
      list={list}
      index={index}
      icon={
        organisation !== '' && organisation === name ? (
          <Building2 aria-hidden="true" />
        ) : (
          <UserRound aria-hidden="true" />
        )
      }
      name={marked(name || organisation)}
      detail={
        details.length > 0 &&
        details.map((text, place) => (
          <Fragment key={text}>
            {place > 0 && ' · '}
            {marked(text)}
          </Fragment>
        ))
      }
    />
  );
}
