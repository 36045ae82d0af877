import { useState, type ReactNode } from 'react';
import { isMailAddress } from '../../../../shared/domain/dispatch/dispatch.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './agreements.module.css';

const LONGEST_DEPARTMENT = 100;
const LONGEST_NOTE = 2_000;
/** Stands for a department in the list of colleagues. */
const DEPARTMENT = 'department';
/** And somebody outside this profile, by a signed file. */
const OUTSIDE = 'outside';

function RowForm({ label, onSubmit, onCancel, children }: { readonly label: string; readonly onSubmit: () => void; readonly onCancel: () => void; readonly children: ReactNode }) {
  return (
    <EscapeForm label={label} className={styles['row-form']} onSubmit={onSubmit} onCancel={onCancel}>
      {children}
    </EscapeForm>
  );
}

/** To whom an agreement is offered, with a line along. */
export function OfferForm({
  me,
  pending,
  onOffer,
  onSend,
  onCancel,
}: {
  readonly me: AgentId;
  readonly pending: boolean;
  readonly onOffer: (to: AgentId | null, department: string, note: string) => void;
  /** Address empty: a file. */
  readonly onSend: (toName: string, address: string, note: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const agents = useAppState(({ session }) => session.agents);
  const colleagues = agents.filter(({ id, active }) => active && id !== me);
  const [to, setTo] = useState<string>(colleagues[0]?.id ?? DEPARTMENT);
  const [department, setDepartment] = useState('');
  const [note, setNote] = useState('');
  const [address, setAddress] = useState('');
  const outside = to === OUTSIDE;
  const ready = outside ? department.trim() !== '' && (address.trim() === '' || isMailAddress(address.trim())) : to !== DEPARTMENT || department.trim() !== '';
  return (
    <RowForm
      label={t('agreements.act.offer')}
      onCancel={onCancel}
      onSubmit={() => {
        if (!ready) return;
        if (outside) onSend(department.trim(), address.trim(), note.trim());
        else onOffer(to === DEPARTMENT ? null : (colleagues.find(({ id }) => id === to)?.id ?? null), department.trim(), note.trim());
      }}
    >
      <Select
        label={t('agreements.to')}
        value={to}
        options={[...colleagues.map(({ id, name }) => ({ value: id as string, label: name })), { value: DEPARTMENT, label: t('agreements.department') }, { value: OUTSIDE, label: t('handOver.somebodyElse') }]}
        onChange={setTo}
      />
      {to === DEPARTMENT && <TextField label={t('agreements.whichDepartment')} value={department} maxLength={LONGEST_DEPARTMENT} onChange={(event) => setDepartment(event.target.value)} />}
      {outside && (
        <>
          <TextField label={t('handOver.who')} value={department} maxLength={LONGEST_DEPARTMENT} onChange={(event) => setDepartment(event.target.value)} />
          <TextField type="email" label={t('handOver.address')} placeholder={t('handOver.addressEmpty')} value={address} maxLength={254} onChange={(event) => setAddress(event.target.value)} />
        </>
      )}
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        label={t('agreements.note')}
        value={note}
        maxLength={LONGEST_NOTE}
        onChange={(event) => setNote(event.target.value)}
      />
      <Acts save={t(outside ? (address.trim() === '' ? 'handOver.saveFile' : 'handOver.mailFile') : 'agreements.act.offer')} disabled={!ready} pending={pending} onCancel={onCancel} />
    </RowForm>
  );
}

/** One line of words before something is done. */
export function WordsForm({
  label,
  save,
  required,
  max,
  pending,
  onSave,
  onCancel,
}: {
  readonly label: string;
  readonly save: string;
  readonly required: boolean;
  readonly max: number;
  readonly pending: boolean;
  readonly onSave: (words: string) => void;
  readonly onCancel: () => void;
}) {
  const [words, setWords] = useState('');
  const ready = !required || words.trim() !== '';
  return (
    <RowForm
      label={save}
      onCancel={onCancel}
      onSubmit={() => {
        if (ready) onSave(words.trim());
      }}
    >
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        label={label}
        value={words}
        maxLength={max}
        onChange={(event) => setWords(event.target.value)}
      />
      <Acts save={save} disabled={!ready} pending={pending} onCancel={onCancel} />
    </RowForm>
  );
}

function Acts({ save, disabled, pending, onCancel }: { readonly save: string; readonly disabled: boolean; readonly pending: boolean; readonly onCancel: () => void }) {
  return (
    <span className={styles['acts']}>
      <LineActs save={save} disabled={disabled} pending={pending} onCancel={onCancel} />
    </span>
  );
}
