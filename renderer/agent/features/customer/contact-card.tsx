import { Building2, History, Mail, MapPin, Phone, StickyNote } from 'lucide-react';
import { addressOf } from '../../../../shared/domain/contact/contact-address.ts';
import { fullName, spokenName } from '../../../../shared/domain/contact/contact-name.ts';
import { byUse, phonesByUse, type Contact } from '../../../../shared/domain/contact/contact.ts';
import { numbersIn } from '../../../../shared/domain/contact/numbers-in-text.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import type { Objection } from '../../../../shared/domain/consent/consent.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { formatDay } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import type { EmotionNote } from '../../../../shared/domain/contact/emotion-note.ts';
import { CardFlags, FactLines, ToneLine } from './card-lines.tsx';
import styles from './customer.module.css';
import { HistoryList } from './history-list.tsx';
import { ObjectionLine } from './objection-line.tsx';
import { useCustomerFile } from './use-customer-file.ts';
import { CardLists } from '../call-list/card-lists.tsx';
import { CardAgreements } from '../agreements/index.ts';
import { useKeysOf } from '../shortcuts/index.ts';

const MINUTE_MS = 60_000;
const NO_EMOTIONS: readonly EmotionNote[] = [];
const NO_OBJECTIONS: readonly Objection[] = [];

type CardProps = {
  readonly contact: Contact;
  readonly except: InteractionId | null;
  /** Shows the whole history. */
  readonly onHistory: () => void;
};

/** Who this is, how to reach them, and what was before. */
export function ContactCard(props: CardProps) {
  return props.contact.hidden ? <Withheld /> : <OpenCard {...props} />;
}

function Withheld() {
  const { t } = useTranslation();
  return (
    <div className={styles['card']}>
      <div className={styles['name-line']}>
        <h3 className={styles['name']}>{t('customer.confidential')}</h3>
      </div>
      <p className={styles['quiet']}>{t('customerFile.withheld')}</p>
    </div>
  );
}

function OpenCard({ contact, except, onHistory }: CardProps) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const goTo = useView((view) => view.goTo);
  const { file, refresh } = useCustomerFile(contact.id, contact.version);
  const { country, language } = useAppState(({ settings }) => settings);
  const free = useAppState(({ calls, line }) => line.state === 'registered' && canDial(calls.calls));
  const dial = useCommand('call.dial');
  const call = (target: string): void => {
    if (free && !dial.pending) void dial.run({ target, contactId: contact.id });
  };
  const now = useNow(MINUTE_MS);
  const { organisationId } = contact;
  const places = byUse(contact.addresses)
    .map((address) => ({ ...address, place: [addressOf({ addresses: [address] }), address.country].filter(Boolean).join(', ') }))
    .filter(({ place }) => place !== '');
  const name = fullName(contact);
  const shown = name || contact.organisation || t('customer.noName');
  return (
    <div className={styles['two']}>
      <div className={styles['about-card']}>
      <div className={styles['name-line']}>
        <h3 className={styles['name']} title={spokenName(contact, language)}>
          {shown}
        </h3>
        <button type="button" className={styles['open-file']} onClick={() => goTo('accounts', contact.id)}>
          {t('customer.openFile')}
        </button>
      </div>
      <CardFlags contact={contact} />
      {/* Nobody is asked whether a dead person wants to be called. */}
      {file !== null && (!contact.deceased || file.objections.length > 0) && <ObjectionLine objector={{ contactId: contact.id, number: null, interactionId: except }} objections={file.objections} onChanged={refresh} />}
      {/* Whoever is on the line is somebody else. */}
      {!contact.deceased && <ToneLine contact={contact} emotions={file?.emotions ?? NO_EMOTIONS} />}
      <ul className={styles['facts']}>
        {name !== '' && contact.organisation !== '' && (
          <li className={styles['fact']}>
            <Building2 size={13} aria-hidden="true" />
            {organisationId === null ? (
              <span>{contact.organisation}</span>
            ) : (
              <button type="button" className={styles['dial']} title={t('customerFile.organisation.open')} onClick={() => goTo('accounts', `organisation:${organisationId}`)}>
                <span>{contact.organisation}</span>
              </button>
            )}
            {contact.role !== '' && <span className={styles['faint']}>{contact.role}</span>}
          </li>
        )}
        {phonesByUse(contact.phones).map(({ raw, e164, kind, valid, lastReachedAt }) => {
          const number = displayPhone(e164 ?? raw, country);
          return (
            <li key={raw} className={styles['fact']}>
              {contact.deceased || !valid ? (
                <span className={valid ? undefined : styles['struck']}>{number}</span>
              ) : (
              <button
                type="button"
                className={styles['dial']}
                aria-label={t('customer.call', { number })}
                title={free ? t('customer.call', { number }) : t('customer.callBlocked')}
                aria-disabled={!free || undefined}
                onClick={() => call(e164 ?? raw)}
              >
                <Phone size={13} aria-hidden="true" />
                <span>{number}</span>
              </button>
              )}
              <span className={styles['faint']}>
                {t(`customer.form.kinds.${kind}`)}
                {lastReachedAt !== null && ` · ${t('customer.reached', { day: formatDay(lastReachedAt, language, now) })}`}
              </span>
            </li>
          );
        })}
        {byUse(contact.mails).map(({ address, kind, valid }) => (
          <li key={address} className={styles['fact']}>
            <Mail size={13} aria-hidden="true" />
            <span className={cx(styles['selectable'], !valid && styles['struck'])}>{address}</span>
            {contact.mails.length > 1 && <span className={styles['faint']}>{t(`customer.form.mailKinds.${kind}`)}</span>}
          </li>
        ))}
        {places.map(({ place, ...address }) => (
          <li key={`${address.kind} ${place}`} className={styles['fact']}>
            <MapPin size={13} aria-hidden="true" />
            <span className={cx(styles['selectable'], !address.valid && styles['struck'])}>{place}</span>
            {places.length > 1 && <span className={styles['faint']}>{t(`customer.form.addressKinds.${address.kind}`)}</span>}
          </li>
        ))}
        <FactLines contact={contact} consents={contact.deceased ? null : (file?.consents ?? null)} objections={file?.objections ?? NO_OBJECTIONS} />
        <CardLists contactId={contact.id} objections={file?.objections.length ?? 0} />
        {contact.notes !== '' && (
          <li className={styles['fact']} title={contact.notes}>
            <StickyNote size={13} aria-hidden="true" />
            <span className={styles['notes']}>
              {contact.deceased
                ? contact.notes
                : numbersIn(contact.notes, country).map((part, index) =>
                    part.number ? (
                      <button
                        key={index}
                        type="button"
                        className={styles['dial-in-text']}
                        aria-label={t('customer.call', { number: part.text })}
                        title={free ? t('customer.call', { number: part.text }) : t('customer.callBlocked')}
                        aria-disabled={!free || undefined}
                        onClick={() => call(part.text)}
                      >
                        {part.text}
                      </button>
                    ) : (
                      part.text
                    ),
                  )}
            </span>
          </li>
        )}
      </ul>
      </div>
      {dial.error !== null && (
        <div className={styles['refusal']}>
          <ErrorAlert error={dial.error} onDismiss={dial.clear} />
        </div>
      )}
      {/* In sight whatever there is to say above. */}
      <div className={styles['last']}>
        <CardAgreements contact={contact} interactionId={except}>
          <button type="button" className={styles['all']} aria-label={t('timeline.all')} title={[t('timeline.all'), keysOf('customer-history')].filter(Boolean).join(' · ')} onClick={onHistory}>
            <History size={13} aria-hidden="true" />
            {t('timeline.title')}
          </button>
        </CardAgreements>
        <HistoryList contactId={contact.id} except={except} />
      </div>
    </div>
  );
}
