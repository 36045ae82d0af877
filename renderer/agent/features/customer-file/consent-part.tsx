import { Plus, Undo2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { CHANNELS, GRANTED_HOW, instantFor, isValidAt, LEGAL_BASES, PURPOSES, type Consent } from '../../../../shared/domain/consent/consent.ts';
import { customValue } from '../../../../shared/domain/contact/custom-field.ts';
import type { CustomerFile } from '../../../../shared/ipc/commands/customer.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { isFocusFree } from '../../ui/focus.ts';
import { PaneHeader } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { cx } from '../../ui/cx.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ObjectionLine } from '../customer/objection-line.tsx';
import styles from './customer-file.module.css';
import { useBackFrom } from './use-back-from.ts';

const MINUTE_MS = 60_000;

/** On what ground somebody is approached for what, and what they do not want. */
export function ConsentPart({ contactId, file, onChanged }: { readonly contactId: ContactId; readonly file: CustomerFile; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const add = useBackFrom(adding);
  const [gone, setGone] = useState<Consent | null>(null);
  const remove = useCommand('customer.removeConsent');
  const withdrawObjection = useCommand('customer.withdrawObjection');
  const rowGoes = useRef(false);
  const rows = file.objections.length + file.consents.length;
  const rowsBefore = useRef(rows);
  useLayoutEffect(() => {
    const fewer = rows < rowsBefore.current;
    rowsBefore.current = rows;
    if (!fewer || !rowGoes.current) return;
    rowGoes.current = false;
    // The button that was pressed went with its row.
    if (isFocusFree()) add.current?.focus();
  }, [rows, add]);
  const changed = (): void => {
    rowGoes.current = true;
    onChanged();
  };
  const setRemoved = async (consent: Consent, removed: boolean): Promise<void> => {
    const reply = await remove.run({ consentId: consent.id, removed });
    if (!reply.ok) return;
    setGone(removed ? consent : null);
    changed();
  };
  return (
    <section className={styles['part']} aria-label={t('customerFile.consent.region')}>
      <PaneHeader title={t('customerFile.consent.region')} level={3}>
        {!adding && (
          <Button ref={add} size="s" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t('customerFile.consent.add')}
          </Button>
        )}
      </PaneHeader>
      <ObjectionLine objector={{ contactId, number: null, interactionId: null }} objections={file.objections} onChanged={onChanged} />
      {file.objections.map((objection) => (
        <div key={objection.id} className={styles['line']}>
          <span className={styles['soft']}>{t('customerFile.objection.by', { name: objection.byName, count: objection.numbers.length })}</span>
          <Button
            size="s"
            variant="quiet"
            onClick={() => void withdrawObjection.run({ objectionId: objection.id, withdrawn: true }).then(({ ok }) => ok && changed())}
          >
            {t('customerFile.objection.withdraw')}
          </Button>
        </div>
      ))}
      {adding && (
        <ConsentForm
          contactId={contactId}
          onDone={() => {
            setAdding(false);
            onChanged();
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      <ul className={styles['rows']} aria-label={t('customerFile.consent.list')}>
        {file.consents.map((consent) => (
          <ConsentRow key={consent.id} consent={consent} onChanged={onChanged} onRemove={() => void setRemoved(consent, true)} />
        ))}
      </ul>
      {file.consents.length === 0 && !adding && <p className={styles['soft']}>{t('customerFile.consent.noneText')}</p>}
      {gone !== null && (
        <p className={styles['line']} role="status">
          {t('customerFile.consent.removed')}
          <Button size="s" icon={<Undo2 aria-hidden="true" />} onClick={() => void setRemoved(gone, false)}>
            {t('common.undo')}
          </Button>
        </p>
      )}
      <ErrorAlert error={remove.error ?? withdrawObjection.error} />
    </section>
  );
}

function ConsentRow({ consent, onChanged, onRemove }: { readonly consent: Consent; readonly onChanged: () => void; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(MINUTE_MS);
  const withdraw = useCommand('customer.withdrawConsent');
  const day = (at: number): string => formatDay(at, language, now);
  const valid = isValidAt(consent, instantFor([consent], now));
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <strong className={valid ? undefined : styles['over']}>
          {t(`customerFile.purposes.${consent.purpose}`)} · {t(`customerFile.bases.${consent.basis}`)} · {t(`customerFile.channels.${consent.channel}`)}
        </strong>
        <span className={styles['soft']}>
          {consent.withdrawnAt !== null
            ? t('customerFile.consent.withdrawnOn', { day: day(consent.withdrawnAt) })
            : consent.validTo === null
              ? t('customerFile.consent.from', { day: day(consent.validFrom) })
              : t('customerFile.consent.fromTo', { from: day(consent.validFrom), to: day(consent.validTo) })}
        </span>
      </div>
      <div className={styles['line']}>
        <span className={cx(styles['soft'], styles['grow'])}>{[consent.product, t(`customerFile.grantedHow.${consent.grantedHow}`), consent.proof, consent.scope].filter(Boolean).join(' · ')}</span>
        <span className={styles['acts']}>
          <Button
            size="s"
            variant="quiet"
            onClick={() => void withdraw.run({ consentId: consent.id, withdrawn: consent.withdrawnAt === null }).then(({ ok }) => ok && onChanged())}
          >
            {t(consent.withdrawnAt === null ? 'customerFile.consent.withdraw' : 'customerFile.consent.restore')}
          </Button>
          <Button size="s" variant="quiet" onClick={onRemove}>
            {t('customerFile.consent.remove')}
          </Button>
        </span>
      </div>
      <ErrorAlert error={withdraw.error} />
    </li>
  );
}

/** The first instant of a day as typed; null for an empty one, NaN for what is no day. */
function instantOf(text: string): number | null {
  const day = customValue({ kind: 'date', options: [], required: false }, text);
  if (!day.ok) return Number.NaN;
  if (day.value === '') return null;
  const [year = 0, month = 1, date = 1] = day.value.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}

function ConsentForm({ contactId, onDone, onCancel }: { readonly contactId: ContactId; readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const grant = useCommand('customer.grant');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[role=combobox]')?.focus(), []);
  const [purpose, setPurpose] = useState<Consent['purpose']>('sales');
  const [basis, setBasis] = useState<Consent['basis']>('consent');
  const [channel, setChannel] = useState<Consent['channel']>('phone');
  const [grantedHow, setGrantedHow] = useState<Consent['grantedHow']>('call');
  const [texts, setTexts] = useState({ product: '', proof: '', scope: '', validFrom: '', validTo: '' });
  const [attempted, setAttempted] = useState(false);
  const now = useNow(MINUTE_MS);
  const from = instantOf(texts.validFrom);
  const to = instantOf(texts.validTo);
  const wrong = { validFrom: Number.isNaN(from ?? 0), validTo: Number.isNaN(to ?? 0) || (to !== null && to <= (from ?? now)) };
  const text = (name: keyof typeof texts) => (
    <TextField
      label={t(`customerFile.consent.${name}`)}
      maxLength={300}
      placeholder={name === 'validFrom' ? t('customerFile.consent.today') : name === 'validTo' ? t('customerFile.consent.open') : undefined}
      error={attempted && (name === 'validFrom' || name === 'validTo') && wrong[name] ? t('customerFile.consent.wrongDay') : undefined}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
    />
  );
  const submit = async (): Promise<void> => {
    setAttempted(true);
    if (wrong.validFrom || wrong.validTo) return;
    const { product, proof, scope } = texts;
    const reply = await grant.run({ contactId, consent: { purpose, basis, channel, grantedHow, product, proof, scope, validFrom: from ?? Date.now(), validTo: to } });
    if (reply.ok) onDone();
  };
  return (
    <EscapeForm formRef={form} className={styles['form']} label={t('customerFile.consent.add')} onSubmit={() => void submit()} onCancel={onCancel}>
      <div className={styles['pair']}>
        <Select label={t('customerFile.consent.purpose')} options={PURPOSES.map((value) => ({ value, label: t(`customerFile.purposes.${value}`) }))} value={purpose} onChange={setPurpose} />
        <Select label={t('customerFile.consent.basis')} options={LEGAL_BASES.map((value) => ({ value, label: t(`customerFile.bases.${value}`) }))} value={basis} onChange={setBasis} />
        <Select label={t('customerFile.consent.channel')} options={([...CHANNELS, 'all'] as const).map((value) => ({ value, label: t(`customerFile.channels.${value}`) }))} value={channel} onChange={setChannel} />
        <Select label={t('customerFile.consent.how')} options={GRANTED_HOW.map((value) => ({ value, label: t(`customerFile.grantedHow.${value}`) }))} value={grantedHow} onChange={setGrantedHow} />
        {text('product')}
        {text('proof')}
        {text('validFrom')}
        {text('validTo')}
      </div>
      {text('scope')}
      <ErrorAlert error={grant.error} />
      <div className={styles['line']}>
        <Button type="submit" variant="primary" pending={grant.pending}>
          {t('customerFile.consent.save')}
        </Button>
        <Button variant="quiet" shortcut="Esc" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </EscapeForm>
  );
}
