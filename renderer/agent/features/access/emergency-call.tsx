import { Phone } from 'lucide-react';
import { useState } from 'react';
import { isEmergency } from '../../../../shared/domain/contact/emergency-numbers.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './access.module.css';

/** What everybody may call who finds the window locked, or nobody logged in: the emergency services, by hand, and nobody else. */
export function EmergencyCall({ locked }: { readonly locked: boolean }) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const dial = useCommand('call.emergency');
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState('112');
  const [refused, setRefused] = useState(false);
  if (!open)
    return (
      <Button variant="quiet" onClick={() => setOpen(true)}>
        {t('access.emergency.open')}
      </Button>
    );
  return (
    <EscapeForm
      className={styles['form']}
      label={t('access.emergency.title')}
      onCancel={() => setOpen(false)}
      onSubmit={() => {
        const allowed = isEmergency(number, country);
        setRefused(!allowed);
        if (allowed) void dial.run({ number: number.trim() }).then(({ ok }) => ok && setOpen(false));
      }}
    >
      <TextField
        autoFocus
        inputMode="tel"
        label={t('access.emergency.number')}
        value={number}
        maxLength={20}
        error={refused ? t(locked ? 'access.emergency.others' : 'access.emergency.othersNobody') : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setNumber(event.target.value);
          setRefused(false);
        }}
      />
      <div className={styles['line']}>
        <Button type="submit" variant="danger" icon={<Phone aria-hidden="true" />} pending={dial.pending}>
          {t('access.emergency.call')}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {t('access.emergency.cancel')}
        </Button>
      </div>
      <ErrorAlert error={dial.error} onDismiss={dial.clear} />
    </EscapeForm>
  );
}
