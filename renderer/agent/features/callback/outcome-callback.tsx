import { PhoneCall } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isCallback } from '../../../../shared/domain/agreement/callback.ts';
import { phonesByUse } from '../../../../shared/domain/contact/contact.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { isFocusFree } from '../../ui/focus.ts';
import { useDueText } from '../agreements/due-text.ts';
import { CallbackForm } from './callback-form.tsx';
import styles from './callback.module.css';

const HALF_MINUTE_MS = 30_000;

/** The callback with which a conversation ends: what was agreed, or the way to agree on it. It is made with the words of the moment, not kept as a text. */
export function OutcomeCallback({
  interaction,
  label,
  aside,
  marked,
  begin = false,
  day = '',
}: {
  readonly interaction: InteractionView;
  readonly label: string;
  /** What is said beside the label. */
  readonly aside: string | undefined;
  /** It keeps the registration from being complete. */
  readonly marked: boolean;
  /** The words are asked for at once. */
  readonly begin?: boolean;
  /** What the form has noted so far, as it is read. */
  readonly day?: string;
}) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const agreed = useAppState(
    ({ agreements }) => agreements.find((one) => one.interactionId === interaction.id && isCallback(one)) ?? null,
  );
  const due = useDueText(useNow(HALF_MINUTE_MS));
  const remove = useCommand('agreement.remove');
  const [open, setOpen] = useState(begin);
  const [typed, setTyped] = useState('');
  const { contact, remoteNumber } = interaction;
  const known =
    contact === null
      ? []
      : phonesByUse(contact.phones).flatMap(({ e164, valid }) => (e164 === null || !valid ? [] : [e164]));
  const numbers = [...new Set([...(remoteNumber === null ? [] : [remoteNumber]), ...known])];
  /** Who reaches it by Tab types at once, as in every other field. */
  const type = (event: KeyboardEvent): void => {
    if (open || event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setTyped(event.key);
    setOpen(true);
  };
  const about =
    agreed === null
      ? ''
      : [
          agreed.number === null ? '' : displayPhone(agreed.number, country),
          agreed.callback?.anyone === true ? t('callbacks.forAnyone') : '',
          agreed.what,
        ]
          .filter((part) => part !== '')
          .join(' · ');
  const change = useRef<HTMLButtonElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const there = useRef(agreed);
  useLayoutEffect(() => {
    // The words are gone with their form: the focus stays in the field.
    if (!begin && agreed !== null && agreed.id !== there.current?.id && isFocusFree()) change.current?.focus();
    if (agreed !== null && agreed.id !== there.current?.id) line.current?.scrollIntoView?.({ block: 'nearest' });
    there.current = agreed;
  }, [agreed, begin]);
  const close = (): void => {
    setOpen(false);
    setTyped('');
  };
  const changing = open && (agreed === null || !begin);
  return (
    <div ref={line} className={styles['outcome']} role="group" aria-label={label}>
      {!(begin && agreed === null) && (
        <div className={styles['outcome-line']}>
          <span className={cx(styles['outcome-label'], marked && agreed === null && styles['warning'])}>
            {label}
            {aside !== undefined && agreed === null && <span>{aside}</span>}
          </span>
          {agreed === null ? (
            <Button size="s" icon={<PhoneCall />} aria-expanded={open} onClick={() => setOpen(!open)} onKeyDown={type}>
              {day === '' ? t('callbacks.agree') : t('callbacks.agreeOn', { day })}
            </Button>
          ) : (
            <>
              <span className={styles['agreed']} title={[due(agreed.dueAt), about].join(' · ')}>
                <strong>{due(agreed.dueAt)}</strong>
                <span>{about}</span>
              </span>
              <Button ref={change} size="s" variant="quiet" aria-expanded={changing} onClick={() => setOpen(!changing)}>
                {t('callbacks.change')}
              </Button>
            </>
          )}
        </div>
      )}
      {(changing || (begin && agreed === null)) && (
        <CallbackForm
          contactId={contact?.id ?? null}
          interactionId={interaction.id}
          numbers={numbers}
          said={typed === '' ? day : typed}
          onCancel={close}
          onDone={() => {
            close();
            // The one before was for another moment.
            if (agreed !== null) void remove.run({ agreementId: agreed.id, removed: true });
          }}
        />
      )}
      <ErrorAlert error={remove.error} />
    </div>
  );
}
