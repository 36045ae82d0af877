import { useEffect, useRef, useState } from 'react';
import { MAX_WHAT } from '../../../../shared/domain/agreement/agreement.ts';
import { QUICK_DUES, quickDue } from '../../../../shared/domain/agreement/agenda.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './agreements.module.css';
import { dateValue, instantOf, timeValue } from './due-text.ts';

export type AgreementValues = { readonly what: string; readonly dueAt: number; readonly owner: AgentId };

/** What, when and by whom. Enter saves, Escape leaves it. */
export function AgreementForm({
  title,
  initial,
  chooseOwner,
  error,
  pending,
  onSave,
  onCancel,
}: {
  readonly title: string;
  readonly initial: AgreementValues;
  readonly chooseOwner: boolean;
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
    if (what.trim() !== '' && dueAt !== null && !pending) onSave({ what: what.trim(), dueAt, owner });
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
        <Button size="s" variant="primary" type="submit" shortcut="↵" pending={pending}>
          {t('common.save')}
        </Button>
        <Button size="s" variant="quiet" shortcut="Esc" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </EscapeForm>
  );
}
