import { useState } from 'react';
import { leftOf, type ImportJob } from '../../../../shared/domain/contact-file/import-job.ts';
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
  // How far it came is known of what was begun, also when not one row got in.
  const begun = job.progress !== null || job.written.added + job.written.updated + job.written.unchanged > 0;
  const takingBack = job.takenBack !== null;
  const told = takingBack ? 'stoppedBack' : begun ? 'stopped' : 'failed';
  const alert = (
    <InlineAlert
      severity="error"
      title={t(`contactFiles.${told}.title`)}
      actions={
        <>
          {told !== 'failed' ? (
            <>
              <Button variant="primary" data-first-focus onClick={() => void resume.run({})}>
                {t(takingBack ? 'contactFiles.takeBackOn' : 'contactFiles.resume')}
              </Button>
              {(!takingBack || job.isWhole) && (
                <Button onClick={() => void cancel.run({})}>{t(takingBack ? 'contactFiles.leaveRest' : 'contactFiles.takeBack')}</Button>
              )}
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
      {told === 'failed' ? t(`contactFiles.failed.${job.problem ?? 'data'}`) : t(`contactFiles.${told}.${job.problem === 'disk-full' ? 'disk-full' : 'data'}`)}
    </InlineAlert>
  );
  if (told === 'failed') return alert;
  return (
    <div className={styles['page']}>
      {alert}
      <HowFar job={job} />
    </div>
  );
}

/** What is in and what is not, of an import that stopped in the middle. */
function HowFar({ job: { written, takenBack, progress } }: { readonly job: ImportJob }) {
  const { t } = useTranslation();
  const { added, updated, unchanged, gone } = written;
  const toDo = Math.max(0, (progress?.total ?? 0) - added - updated - unchanged - gone);
  return (
    <Counts
      items={
        takenBack === null
          ? [
              [t('contactFiles.result.added'), added],
              [t('contactFiles.result.updated'), updated],
              [t('contactFiles.result.unchanged'), unchanged],
              ...(gone > 0 ? [[t('contactFiles.result.gone'), gone] as const] : []),
              ...(progress === null ? [] : [[t('contactFiles.result.toDo'), toDo] as const]),
            ]
          : [
              [t('contactFiles.result.removed'), takenBack.removed],
              [t('contactFiles.result.restored'), takenBack.restored],
              ...(takenBack.kept > 0 ? [[t('contactFiles.result.kept'), takenBack.kept] as const] : []),
              [t('contactFiles.result.left'), leftOf(written, takenBack)],
            ]
      }
    />
  );
}

function Done({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation();
  const close = useCommand('import.close');
  const undo = useCommand('import.undo');
  const [asked, setAsked] = useState(false);
  const { written, planned, read, fileName, takenBack } = job;
  // Of an import that went on after a restart the counts of the reading are in the history alone.
  const record = useAppState(({ contactFiles }) => contactFiles.history.find(({ id }) => id === job.id));
  const rejected = read === null ? (record?.rejected ?? 0) : read.rejected + (planned?.ambiguous ?? 0);
  const inPart = job.phase === 'part-undone';
  const undone = job.phase === 'undone' || inPart;
  return (
    <>
      <div className={styles['scroll']}>
        <div className={styles['page']}>
          <InlineAlert
            severity={inPart || (takenBack?.kept ?? 0) > 0 ? 'info' : 'ok'}
            title={t(inPart ? 'contactFiles.partUndone' : undone ? 'contactFiles.undone' : 'contactFiles.done', { name: fileName })}
          >
            {undone && takenBack !== null && takenBack.kept > 0 ? t('contactFiles.kept', { count: takenBack.kept }) : undefined}
          </InlineAlert>
          {undone && takenBack !== null && (
            <Counts
              items={[
                [t('contactFiles.result.removed'), takenBack.removed],
                [t('contactFiles.result.restored'), takenBack.restored],
                ...(takenBack.kept > 0 ? [[t('contactFiles.result.kept'), takenBack.kept] as const] : []),
                ...(inPart ? [[t('contactFiles.result.left'), leftOf(written, takenBack)] as const] : []),
              ]}
            />
          )}
          {!undone && (
            <Counts
              items={[
                [t('contactFiles.result.added'), written.added],
                [t('contactFiles.result.updated'), written.updated],
                [t('contactFiles.result.unchanged'), written.unchanged],
                ...(written.gone > 0 ? [[t('contactFiles.result.gone'), written.gone] as const] : []),
                [t('contactFiles.plan.skip'), planned?.skip ?? record?.skipped ?? 0],
                [t('contactFiles.plan.rejected'), rejected],
              ]}
            />
          )}
          {!undone && <RejectedPart job={job} />}
          {!undone && read === null && rejected > 0 && <p className={styles['soft']}>{t('contactFiles.rejectedBefore')}</p>}
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
            {record?.mayUndo === true && job.phase !== 'undone' && <Button onClick={() => setAsked(true)}>{t(inPart ? 'contactFiles.takeBackRest' : 'contactFiles.undo')}</Button>}
          </>
        )}
        <ErrorAlert error={close.error ?? undo.error} />
      </div>
    </>
  );
}
