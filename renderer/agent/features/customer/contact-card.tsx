import { Building2, Mail, MapPin, Phone, StickyNote } from 'lucide-react';
import { fullName, spokenName } from '../../../../shared/domain/contact/contact-name.ts';
import { preferredOf, type Contact } from '../../../../shared/domain/contact/contact.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import styles from './customer.module.css';
import { HistoryList } from './history-list.tsx';

/** Who this is, how to reach them, and what was before. */
export function ContactCard({
  contact,
  except,
  onHistory,
}: {
  readonly contact: Contact;
  readonly except: InteractionId | null;
  /** Shows the whole history. */
  readonly onHistory: () => void;
}) {
  const { t } = useTranslation();
  const { country, language } = useAppState(({ settings }) => settings);
  const free = useAppState(({ calls, line }) => line.state === 'registered' && canDial(calls.calls));
  const dial = useCommand('call.dial');
  const name = fullName(contact);
  const shown = name || contact.organisation || t('customer.noName');
  const place = preferredOf(contact.addresses);
  const email = preferredOf(contact.mails)?.address ?? '';
  const address = [
    [place?.street, place?.houseNumber].filter(Boolean).join(' '),
    [place?.postcode, place?.city].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <div className={styles['card']}>
      <div className={styles['name-line']}>
        <h3 className={styles['name']} title={spokenName(contact, language)}>
          {shown}
        </h3>
        {contact.language !== language && <Tag tone="accent">{t(`customer.speaks.${contact.language}`)}</Tag>}
      </div>
      <ul className={styles['facts']}>
        {name !== '' && contact.organisation !== '' && (
          <li className={styles['fact']}>
            <Building2 size={13} aria-hidden="true" />
            <span>{contact.organisation}</span>
          </li>
        )}
        {contact.phones.map(({ raw, e164, kind }) => {
          const number = displayPhone(e164 ?? raw, country);
          return (
            <li key={raw} className={styles['fact']}>
              <button
                type="button"
                className={styles['dial']}
                aria-label={t('customer.call', { number })}
                title={free ? t('customer.call', { number }) : t('customer.callBlocked')}
                aria-disabled={!free || undefined}
                onClick={() => {
                  if (free && !dial.pending) void dial.run({ target: e164 ?? raw, contactId: contact.id });
                }}
              >
                <Phone size={13} aria-hidden="true" />
                <span>{number}</span>
              </button>
              <span className={styles['faint']}>{t(`customer.form.kinds.${kind}`)}</span>
            </li>
          );
        })}
        {email !== '' && (
          <li className={styles['fact']}>
            <Mail size={13} aria-hidden="true" />
            <span className={styles['selectable']}>{email}</span>
          </li>
        )}
        {address !== '' && (
          <li className={styles['fact']}>
            <MapPin size={13} aria-hidden="true" />
            <span className={styles['selectable']}>{address}</span>
          </li>
        )}
        {contact.notes !== '' && (
          <li className={styles['fact']} title={contact.notes}>
            <StickyNote size={13} aria-hidden="true" />
            <span className={styles['notes']}>{contact.notes}</span>
          </li>
        )}
      </ul>
      <ErrorAlert error={dial.error} onDismiss={dial.clear} />
      <HistoryList contactId={contact.id} except={except} onAll={onHistory} />
    </div>
  );
}
