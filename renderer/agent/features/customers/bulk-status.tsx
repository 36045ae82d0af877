import { Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { BulkJob } from '../../../../shared/domain/contact/bulk-change.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './customers.module.css';

const isOver = ({ phase }: BulkJob): boolean => phase !== 'running' && phase !== 'undoing';

/** How far a change to many customers has come, what it did, and the way back. @param onOver the rows have changed */
export function BulkStatus({ onOver }: { readonly onOver: () => void }) {
  const { t, i18n } = useTranslation();
  const job = useAppState(({ bulk }) => bulk);
  const cancel = useCommand('bulk.cancel');
  const undo = useCommand('bulk.undo');
  const dismiss = useCommand('bulk.dismiss');
  const phase = job?.phase ?? null;
  const latest = useRef(onOver);
  useEffect(() => {
    latest.current = onOver;
  });
  const before = useRef(phase);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if ((was === 'running' || was === 'undoing') && was !== phase) latest.current();
  }, [phase]);
  if (job === null) return null;
  const { format } = new Intl.NumberFormat(i18n.language);
  const what = t(`customers.bulk.kind.${job.kind}`);
  const counts = { what, changed: format(job.changed), left: format(job.left), seen: format(job.seen), total: format(job.total ?? 0) };
  const text = isOver(job)
    ? [
        t(`customers.bulk.${job.phase as 'done' | 'undone' | 'failed'}`, counts),
        job.left > 0 ? t('customers.bulk.left', counts) : '',
        job.more ? t('customers.bulk.thereAreMore') : '',
      ]
        .filter(Boolean)
        .join(' ')
    : t(job.total === null ? 'customers.bulk.far' : 'customers.bulk.farOf', counts);
  return (
    <>
      <div className={styles['job']}>
        <span role="status" className={styles['job-text']}>
          {text}
        </span>
        {!isOver(job) && job.total !== null && (
          <progress className={styles['progress']} aria-label={what} value={job.seen} max={Math.max(1, job.total)} />
        )}
        {job.phase === 'running' && (
          <Button size="s" onClick={() => void cancel.run({})}>
            {t('customers.bulk.stop')}
          </Button>
        )}
        {isOver(job) && job.undoable && (
          <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={undo.pending} onClick={() => void undo.run({})}>
            {t('common.undo')}
          </Button>
        )}
        {isOver(job) && (
          <IconButton variant="quiet" size="s" label={t('common.dismiss')} icon={<X />} onClick={() => void dismiss.run({})} />
        )}
      </div>
      <ErrorAlert error={undo.error ?? cancel.error} />
    </>
  );
}
