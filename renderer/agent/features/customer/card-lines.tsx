import { Cake, EyeOff, HeartHandshake, Lock, MapPinOff, MessageCircleHeart, Wallet } from 'lucide-react';
import { isBirthday, localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { fieldsOfProject } from '../../../../shared/domain/contact/custom-field.ts';
import { hasBasis, instantFor, objectionAgainst, type Consent, type Objection } from '../../../../shared/domain/consent/consent.ts';
import { standingRefusal } from '../../../../shared/domain/guard/judge.ts';
import { isLegalPerson } from '../../../../shared/domain/guard/legal-form.ts';
import type { EmotionNote } from '../../../../shared/domain/contact/emotion-note.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Tag } from '../../ui/status-dot.tsx';
import { cx } from '../../ui/cx.ts';
import { customText } from './custom-text.ts';
import styles from './customer.module.css';

const MINUTE_MS = 60_000;

/** What must not be overlooked before a word is said: a death, a birthday, a move, who may see this. */
export function CardFlags({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation();
  const now = useNow(MINUTE_MS);
  const birthday = !contact.deceased && isBirthday(contact.birthDate, localDate(now));
  return (
    <>
      {contact.deceased && <p className={styles['sober']}>{t('customerFile.deceased')}</p>}
      {birthday && (
        <p className={styles['flag']}>
          <Cake size={14} aria-hidden="true" />
          {t('customerFile.birthday')}
        </p>
      )}
      {contact.moved && !contact.deceased && (
        <p className={styles['flag']}>
          <MapPinOff size={14} aria-hidden="true" />
          {t('customerFile.moved')}
        </p>
      )}
      {contact.confidential && (
        <p className={styles['flag']}>
          <EyeOff size={14} aria-hidden="true" />
          {t('customerFile.confidentialSeen', { count: contact.visibleTo.length })}
        </p>
      )}
      {contact.readOnly && (
        <p className={styles['flag']}>
          <Lock size={14} aria-hidden="true" />
          {t('customer.form.readOnly')}
        </p>
      )}
    </>
  );
}

/** How to speak with this customer: the type with its hint, and what the last emotion was. */
export function ToneLine({ contact, emotions }: { readonly contact: Contact; readonly emotions: readonly EmotionNote[] }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(MINUTE_MS);
  const { customerType: type } = contact;
  const [last] = emotions;
  return (
    <>
      {type !== null && (
        <p className={styles['tone']} title={formatDay(type.observedAt, language, now)}>
          <HeartHandshake size={14} aria-hidden="true" />
          <span>
            <strong>{t('customerFile.type', { type: t(`customer.types.${type.model}`), confidence: t(`customer.confidences.${type.confidence}`) })}</strong>{' '}
            {type.toneHint || t(`customer.toneHints.${type.model}`)}
          </span>
        </p>
      )}
      {last !== undefined && (
        <p className={cx(styles['fact'], styles['last-emotion'])} title={[last.byName, last.text].filter(Boolean).join('\n')}>
          <MessageCircleHeart size={13} aria-hidden="true" />
          <span>
            {t('customerFile.emotion.last', {
              day: formatDay(last.at, language, now),
              tone: t(`customerFile.emotion.tones.${last.tone}`),
              intensity: last.intensity,
            })}
            {last.text === '' ? '' : ` · ${last.text}`}
          </span>
        </p>
      )}
    </>
  );
}

/** What the customer is worth and to whom, on what ground they may be called, and the fields of the project. */
export function FactLines({ contact, consents, objections }: { readonly contact: Contact; readonly consents: readonly Consent[] | null; readonly objections: readonly Objection[] }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState((state) => state.session.agents);
  const all = useAppState((state) => state.customFields);
  const projectId = useAppState((state) => state.project?.id ?? null);
  const plan = useAppState((state) => state.project?.plan ?? null);
  const rules = useAppState((state) => state.guard.rules);
  const minute = useNow(MINUTE_MS);
  const now = instantFor(consents ?? [], minute);
  const owner = agents.find(({ id }) => id === contact.ownerId)?.name;
  const value = contact.customerValue === null ? '' : money(contact.customerValue, language);
  const filled = fieldsOfProject(all, projectId).filter(({ id }) => (contact.custom[id] ?? '') !== '');
  // As the guard judges a call for this project: a record alone is no ground for sales.
  const forSales = { exemption: plan?.exemption ?? 'none', product: plan?.product ?? '', legalPerson: isLegalPerson(contact.organisation), objections: [], listed: null } as const;
  const basis = (purpose: 'research' | 'sales') =>
    consents !== null && (purpose === 'sales' ? standingRefusal({ at: now, purpose, consents, ...forSales }, rules) === null : hasBasis(consents, { purpose, channel: 'phone', at: now }));
  const objects = (purpose: 'research' | 'sales'): boolean => objectionAgainst(objections, purpose, 'phone') !== null;
  const grounds = (['research', 'sales'] as const).filter((purpose) => basis(purpose) && !objects(purpose)).map((purpose) => t(`customerFile.purposes.${purpose}`));
  return (
    <>
      {(value !== '' || owner !== undefined) && (
        <li className={styles['fact']}>
          <Wallet size={13} aria-hidden="true" />
          <span>{[value === '' ? '' : t('customerFile.value', { value }), owner === undefined ? '' : t('customerFile.owner', { name: owner })].filter(Boolean).join(' · ')}</span>
        </li>
      )}
      {contact.isRightPersonFor.length > 0 && <li className={styles['fact']}>{t('customerFile.rightFor', { topics: contact.isRightPersonFor.join(', ') })}</li>}
      {filled.map(({ id, label, kind }) => (
        <li key={id} className={styles['fact']}>
          <span className={styles['faint']}>{label}</span>
          <span>{customText(kind, contact.custom[id] ?? '', t, language)}</span>
        </li>
      ))}
      {consents !== null && (
        <li className={styles['fact']}>
          <span className={styles['faint']}>{t('customerFile.consent.title')}</span>
          <span>{grounds.length === 0 ? t('customerFile.consent.none') : t('customerFile.consent.line', { purposes: grounds.join(', ') })}</span>
        </li>
      )}
      {contact.tags.length > 0 && (
        <li className={styles['fact']} aria-label={t('customer.form.tags')}>
          {contact.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </li>
      )}
    </>
  );
}

/** Whole euros, as they are read. @param cents minor units */
export function money(cents: number, language: 'nl' | 'en'): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100);
}
