import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { useOpenedContact } from '../customer/use-contact-data.ts';
import { useCustomerFile } from '../customer/use-customer-file.ts';
import { ChangesList } from './changes-list.tsx';
import { ConsentPart } from './consent-part.tsx';
import styles from './customer-file.module.css';
import { EmotionPart } from './emotion-part.tsx';

/** Everything about one customer that has no room on the card: consent and objection, emotions, who changed what. */
export function FileView({ contactId }: { readonly contactId: ContactId }) {
  const { t } = useTranslation();
  const goTo = useView((view) => view.goTo);
  const { contact, gone, show } = useOpenedContact(contactId);
  const { file, refresh } = useCustomerFile(contactId, contact?.version);
  const name = contact === null ? '' : contact.hidden ? t('customer.confidential') : fullName(contact) || contact.organisation || t('customer.noName');
  const { organisationId = null } = contact ?? {};
  return (
    <>
      <PlaceHeader title={name || t('customerFile.title')} detail={contact?.customerNumber || undefined}>
        {organisationId !== null && (
          <Button size="s" onClick={() => goTo('accounts', `organisation:${organisationId}`)}>
            {contact?.organisation ?? ''}
          </Button>
        )}
        <Button size="s" onClick={() => goTo('accounts')}>
          {t('customerFile.accounts.title')}
        </Button>
      </PlaceHeader>
      <div className={styles['page']}>
        {gone && <p className={styles['soft']}>{t('customer.gone')}</p>}
        {contact?.hidden && <p className={styles['soft']}>{t('customerFile.withheld')}</p>}
        {contact !== null && file !== null && (
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <ConsentPart contactId={contactId} file={file} onChanged={refresh} />
              <EmotionPart contactId={contactId} emotions={file.emotions} onChanged={refresh} />
            </div>
            <section className={styles['column']} aria-label={t('customerFile.changes.title')}>
              <PaneHeader title={t('customerFile.changes.title')} level={3} />
              <ChangesList contact={contact} onPutBack={show} />
            </section>
          </div>
        )}
      </div>
    </>
  );
}
