import { useEffect, useRef, useState } from 'react';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { isFocusFree } from '../../ui/focus.ts';
import { TextField } from '../../ui/text-field.tsx';
import { clearDial, NUMBER_FIELD_ID } from '../telephone/dial-store.ts';
import styles from './guard.module.css';

/** A call was refused by a rule that the project lets somebody set aside: with a reason it is made after all. */
export function OverrideBar() {
  const refused = useAppState(({ guard }) => guard.refused);
  return refused === null ? null : <Bar key={refused.at} />;
}

function Bar() {
  const { t } = useTranslation();
  const refused = useAppState(({ guard }) => guard.refused);
  const work = useAppState(({ callLists }) => callLists.work);
  const country = useAppState(({ settings }) => settings.country);
  const [reason, setReason] = useState('');
  const aside = useCommand('guard.setAside');
  const leave = useCommand('guard.leave');
  const dial = useCommand('call.dial');
  const dialList = useCommand('callList.dial');
  const field = useRef<HTMLInputElement>(null);
  // Whoever dialled by a key goes on by keys, also from the field of the number; who types elsewhere is left alone.
  useEffect(() => {
    const active = document.activeElement;
    if (isFocusFree() || active instanceof HTMLButtonElement || active?.id === NUMBER_FIELD_ID) field.current?.focus();
  }, []);
  if (refused === null) return null;
  const { contactId, name, number, rule } = refused;
  const whom = [name, number === null ? '' : displayPhone(number, country)].filter((part) => part !== '').join(', ');
  const words = { rule: t(`guard.override.rule.${rule}`) };
  const go = async (): Promise<void> => {
    if (reason.trim().length < 3) return;
    const allowed = await aside.run({ reason });
    if (!allowed.ok || number === null) return;
    // The one in hand is dialled as part of its list.
    const inHand = work?.phase === 'preview' && work.entry?.contactId === contactId && work.entry?.numbers.includes(number);
    const { ok } = inHand ? await dialList.run({ number }) : await dial.run({ target: number, contactId });
    // The field of the number has done its work.
    if (ok) clearDial();
  };
  return (
    <EscapeForm className={styles['off']} label={t('guard.override.bar')} onCancel={() => void leave.run({})} onSubmit={() => void go()}>
      <strong className={styles['ask']}>{whom === '' ? t('guard.override.ask', words) : t('guard.override.askWhom', { ...words, whom })}</strong>
      <TextField ref={field} className={styles['reason']} label={t('guard.override.reason')} labelHidden placeholder={t('guard.override.reasonExample')} maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />
      <Button type="submit" size="s" variant="primary" pending={aside.pending || dial.pending || dialList.pending} disabled={reason.trim().length < 3}>
        {t('guard.override.act')}
      </Button>
      <Button size="s" onClick={() => void leave.run({})}>
        {t('guard.override.leave')}
      </Button>
      <ErrorAlert error={aside.error ?? dial.error ?? dialList.error} />
    </EscapeForm>
  );
}
