import { useEffect, useRef, useState } from 'react';
import { MAX_WHAT } from '../../../../shared/domain/agreement/agreement.ts';
import { QUICK_DUES, quickDue } from '../../../../shared/domain/agreement/agenda.ts';
import { parsePhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './agreements.module.css';
import { dateValue, instantOf, timeValue } from './due-text.ts';

const LONGEST_NAME = 100;

export type AgreementValues = { readonly what: string; readonly dueAt: number; readonly owner: AgentId; /** Who is not in the customer file yet. */ readonly party?: Party };
type Party = { readonly name: string; readonly number: string };

/** What, when and by whom. Enter saves, Escape leaves it. */
export function AgreementForm({
  title,
  initial,
  chooseOwner,
  party: initialParty,
  error,
  pending,
  onSave,
  onCancel,
}: {
  readonly title: string;
  readonly initial: AgreementValues;
  readonly chooseOwner: boolean;
  /** Asks also to whom, for somebody who is not in the customer file. */
  readonly party?: Party;
  readonly error: AppError | null;
  readonly pending: boolean;
  readonly onSave: (values: AgreementValues) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const agents = useAppState(({ session }) => session.agents);
  const [what, setWhat] = useState(initial.what);
  const [owner, setOwner] = useState<AgentId>(initial.owner);
  const [date, setDate] = useState(dateValue(initial.dueAt));
  const [time, setTime] = useState(timeValue(initial.dueAt));
  const [party, setParty] = useState(initialParty);
  const country = useAppState(({ settings }) => settings.country);
  const badNumber = party !== undefined && party.number.trim() !== '' && parsePhone(party.number, country) === null;
  const nobody = party !== undefined && party.name.trim() === '' && party.number.trim() === '';
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // In a pane that scrolls, the whole of it is wanted, not the first field alone.
  useEffect(() => form.current?.scrollIntoView?.({ block: 'nearest' }), []);
  const dueAt = instantOf(date, time);
  const set = (at: number): void => {
    setDate(dateValue(at));
    setTime(timeValue(at));
  };
  const save = (): void => {
    setTried(true);
    if (what.trim() === '' || dueAt === null || badNumber || nobody || pending) return;
    onSave({ ...{ what: what.trim(), dueAt, owner }, ...(party === undefined ? {} : { party: { name: party.name.trim(), number: party.number.trim() } }) });
  };
  return (
    <EscapeForm formRef={form} label={title} className={styles['form']} onSubmit={save} onCancel={onCancel}>
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        label={t('agreements.what')}
        placeholder={t('agreements.whatExample')}
        maxLength={MAX_WHAT}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
        error={tried && what.trim() === '' ? t('agreements.whatMissing') : undefined}
      />
      {party !== undefined && (
        <div className={styles['party']}>
          <TextField
            label={t('agreements.name')}
            value={party.name}
            maxLength={LONGEST_NAME}
            onChange={(event) => setParty({ ...party, name: event.target.value })}
            error={tried && nobody ? t('agreements.nobody') : undefined}
          />
          <TextField
            type="tel"
            label={t('agreements.number')}
            value={party.number}
            maxLength={LONGEST_NAME}
            onChange={(event) => setParty({ ...party, number: event.target.value })}
            error={tried && badNumber ? t('agreements.badNumber') : undefined}
          />
        </div>
      )}
      <div role="group" aria-label={t('agreements.quick')} className={styles['quick']}>
        {QUICK_DUES.map((which) => (
          <Button key={which} size="s" onClick={() => set(quickDue(which, Date.now()))}>
            {t(`agreements.due.${which}`)}
          </Button>
        ))}
      </div>
      <div className={styles['when']}>
        <TextField
          type="date"
          label={t('agreements.date')}
          value={date}
          onChange={(event) => setDate(event.target.value)}
          error={tried && dueAt === null ? t('agreements.whenMissing') : undefined}
        />
        <TextField type="time" label={t('agreements.time')} value={time} onChange={(event) => setTime(event.target.value)} />
        {chooseOwner && (
          <Select
            label={t('agreements.owner')}
            value={owner}
            options={agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setOwner}
          />
        )}
      </div>
      <ErrorAlert error={error} />
      <div className={styles['acts']}>
        <LineActs pending={pending} onCancel={onCancel} />
      </div>
    </EscapeForm>
  );
}
