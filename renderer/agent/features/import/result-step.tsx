import { useState } from 'react';
import type { ImportJob } from '../../../../shared/domain/contact-file/import-job.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { Counts } from './counts.tsx';
import styles from './import.module.css';
import { RejectedPart } from './rejected-part.tsx';

/** What the import did, or why it could not. */
export function ResultStep({ job }: { readonly job: ImportJob }) {
  return job.phase === 'failed' ? <Failure job={job} /> : <Done job={job} />;
}

function Failure({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation();
  const cancel = useCommand('import.cancel');
  const close = useCommand('import.close');
  const resume = useCommand('import.resume');
  const begun = job.written.added + job.written.updated + job.written.unchanged > 0;
  return (
    <InlineAlert
      severity="error"
      title={t('contactFiles.failed.title')}
      actions={
        <>
          {begun ? (
            <>
              <Button variant="primary" data-first-focus onClick={() => void resume.run({})}>
                {t('contactFiles.resume')}
              </Button>
              <Button onClick={() => void cancel.run({})}>{t('contactFiles.takeBack')}</Button>
            </>
          ) : (
            <>
              {job.preview !== null && <Button onClick={() => void cancel.run({})}>{t('contactFiles.back')}</Button>}
              <Button data-first-focus onClick={() => void close.run({})}>
                {t('contactFiles.another')}
              </Button>
            </>
          )}
          <ErrorAlert error={cancel.error ?? close.error ?? resume.error} />
        </>
      }
    >
      {t(`contactFiles.failed.${job.problem ?? 'data'}`)}
    </InlineAlert>
  );
}

function Done({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation();
  const close = useCommand('import.close');
  const undo = useCommand('import.undo');
  const [asked, setAsked] = useState(false);
  const mayUndo = useAppState(({ contactFiles }) =>
    contactFiles.history.some(({ id, mayUndo: may }) => id === job.id && may),
  );
  const { written, planned, read, fileName } = job;
  const undone = job.phase === 'undone';
  return (
    <>
      <div className={styles['scroll']}>
        <div className={styles['page']}>
          <InlineAlert
            severity={job.kept > 0 ? 'info' : 'ok'}
            title={t(undone ? 'contactFiles.undone' : 'contactFiles.done', { name: fileName })}
          >
            {job.kept > 0 ? t('contactFiles.kept', { count: job.kept }) : undefined}
          </InlineAlert>
          {!undone && (
            <Counts
              items={[
                [t('contactFiles.result.added'), written.added],
                [t('contactFiles.result.updated'), written.updated],
                [t('contactFiles.result.unchanged'), written.unchanged],
                ...(written.gone > 0 ? [[t('contactFiles.result.gone'), written.gone] as const] : []),
                [t('contactFiles.plan.skip'), planned?.skip ?? 0],
                [t('contactFiles.plan.rejected'), (read?.rejected ?? 0) + (planned?.ambiguous ?? 0)],
              ]}
            />
          )}
          {!undone && <RejectedPart job={job} />}
        </div>
      </div>
      <div className={styles['foot']}>
        {asked ? (
          <InlineConfirm
            question={t('contactFiles.undoQuestion', { name: fileName })}
            verb={t('contactFiles.takeBack')}
            pending={undo.pending}
            onConfirm={() => void undo.run({ id: job.id })}
            onCancel={() => setAsked(false)}
          />
        ) : (
          <>
            <Button variant="primary" data-first-focus onClick={() => void close.run({})}>
              {t('contactFiles.close')}
            </Button>
            {mayUndo && !undone && <Button onClick={() => setAsked(true)}>{t('contactFiles.undo')}</Button>}
          </>
        )}
        <ErrorAlert error={close.error ?? undo.error} />
      </div>
    </>
  );
}
