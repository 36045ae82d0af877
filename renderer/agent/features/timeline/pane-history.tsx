import { ArrowLeft, Maximize2 } from 'lucide-react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { nameOf } from '../customer/contact-label.ts';
import { TimelinePanel } from './timeline-panel.tsx';
import styles from './timeline.module.css';

/** The whole history in the customer pane, with the way to the large view. Escape goes back to the card. */
export function PaneHistory({ contact, noting, onBack }: { readonly contact: Contact; /** A letter is to be noted. */ readonly noting: boolean; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const goTo = useView((view) => view.goTo);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape, from wherever in it
    <div
      className={styles['in-pane']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onBack();
      }}
    >
      <div className={styles['pane-head']}>
        <IconButton variant="quiet" size="s" label={t('timeline.back')} icon={<ArrowLeft />} onClick={onBack} />
        <h3 className={styles['pane-name']}>{nameOf(contact) || t('customer.noName')}</h3>
        <IconButton variant="quiet" size="s" label={t('timeline.full')} icon={<Maximize2 />} onClick={() => goTo('timeline', contact.id)} />
      </div>
      <TimelinePanel key={contact.id} contactId={contact.id} version={contact.version} compact autoFocus={!noting} noting={noting} />
    </div>
  );
}
