import { UserRoundSearch } from 'lucide-react';
import type { DuplicateSubject } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { DuplicateHint } from '../../../../shared/ipc/commands/duplicate.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './duplicates.module.css';
import { useDuplicateHints } from './use-duplicate-hints.ts';

const SHOWN = 2;

/**
 * Says in the form who the customer being typed may be already, with a key to open that one instead. Stands at the foot of the form, so
 * that nothing moves under the hands.
 */
export function DuplicateHints({
  subject,
  onOpen,
}: {
  readonly subject: DuplicateSubject;
  readonly onOpen: (id: ContactId) => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const hints = useDuplicateHints(subject);
  const [first] = hints;
  useShortcut('open-duplicate', () => first !== undefined && onOpen(first.contact.id), first !== undefined);
  if (first === undefined) return null;
  return (
    <div role="status" aria-label={t('duplicates.hint.label')} className={styles['hints']}>
      {hints.slice(0, SHOWN).map((hint, index) => (
        <div key={hint.contact.id} className={styles['hint']}>
          <UserRoundSearch size={14} aria-hidden="true" />
          <HintText hint={hint} />
          <Button
            size="s"
            aria-label={t('duplicates.hint.open', { name: hint.contact.name || t('customer.noName') })}
            shortcut={index === 0 ? keysOf('open-duplicate') : undefined}
            onClick={() => onOpen(hint.contact.id)}
          >
            {t('duplicates.hint.openShort')}
          </Button>
        </div>
      ))}
      {hints.length > SHOWN && <span className={styles['soft']}>{t('duplicates.hint.more', { count: hints.length - SHOWN })}</span>}
    </div>
  );
}

function HintText({ hint: { contact, reasons } }: { readonly hint: DuplicateHint }) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const name = contact.name || t('customer.noName');
  const telling = reasons.find(({ kind }) => kind === 'number' || kind === 'shared-number' || kind === 'email' || kind === 'shared-email' || kind === 'customer-number');
  const others = reasons.filter((reason) => reason !== telling && reason.points > 0).map(({ kind }) => t(`duplicates.reason.${kind}`));
  const said =
    telling === undefined
      ? t('duplicates.hint.like', { name })
      : telling.kind === 'customer-number'
        ? t('duplicates.hint.customer-number', { name, number: telling.text })
        : telling.kind === 'email' || telling.kind === 'shared-email'
          ? t('duplicates.hint.email', { name, email: telling.text })
          : t('duplicates.hint.number', { name, number: displayPhone(telling.number, country) });
  return (
    <span className={styles['hint-text']}>
      <span className="words">{said}</span>
      {others.length > 0 && <span className={styles['soft']}>{others.join(' · ')}</span>}
    </span>
  );
}
