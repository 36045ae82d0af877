import { History, UserRound } from 'lucide-react';
import { useState } from 'react';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useConnection, useView } from '../../bridge/hooks.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { nameOf } from '../customer/contact-label.ts';
import { useOpenedContact } from '../customer/use-contact-data.ts';
import { openContact } from '../search/open-contact.ts';
import { TimelinePanel } from './timeline-panel.tsx';

/** The whole history of one customer: the one it was opened about, else the one on screen, else the one shown last. */
export function TimelinePlace({ about }: PlaceProps) {
  const { t } = useTranslation();
  const { view } = useConnection();
  const interaction = useFocusedInteraction();
  const opened = useView(({ openedContact }) => openedContact?.id ?? null);
  const onScreen = opened ?? interaction?.contactId ?? null;
  const [last, setLast] = useState<ContactId | null>(null);
  const asked = about === null ? onScreen : brandId<ContactId>(about);
  if (asked !== null && asked !== last) setLast(asked);
  const contactId = asked ?? last;
  const { contact, gone } = useOpenedContact(contactId);
  return (
    <>
      <PlaceHeader title={t('timeline.title')} detail={contact === null ? undefined : nameOf(contact) || t('customer.noName')}>
        {contact !== null && (
          <Button size="s" icon={<UserRound aria-hidden="true" />} onClick={() => openContact(contact.id, view)}>
            {t('timeline.toCustomer')}
          </Button>
        )}
      </PlaceHeader>
      {contact !== null ? (
        <TimelinePanel key={contact.id} contactId={contact.id} version={contact.version} />
      ) : (
        <EmptyState icon={<History size={28} />} title={t(gone ? 'customer.gone' : contactId === null ? 'timeline.nobody' : 'common.loading')}>
          {contactId === null && t('timeline.nobodyText')}
        </EmptyState>
      )}
    </>
  );
}
