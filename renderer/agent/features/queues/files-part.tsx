import { FileUp } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { QueueFilePlan, QueueImport } from '../../../../shared/domain/acd/queue-import.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { FilePlan } from './file-plan.tsx';
import { NamedRow, NamedRows } from '../../ui/named-rows.tsx';
import { RunningJob } from '../../ui/running-job.tsx';
import styles from './queues.module.css';

/** Logs and tables of queues: taken over, and taken back. */
export function FilesPart() {
  const { t } = useTranslation();
  const client = useClient();
  const phase = useAppState(({ queueFile }) => queueFile?.phase ?? null);
  const [imports, setImports] = useState<readonly QueueImport[]>([]);
  const [plan, setPlan] = useState<QueueFilePlan | null>(null);
  const open = useCommand('queues.openFile');
  const takeBack = useCommand('queues.takeBack');
  const load = useCallback(async () => {
    const reply = await client.invoke('queues.imports', {});
    if (reply.ok) setImports(reply.value);
  }, [client]);
  useEffect(() => {
    let current = true;
    void client.invoke('queues.imports', {}).then((reply) => {
      if (current && reply.ok) setImports(phase === null ? [...reply.value] : reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, phase]);
  const busy = phase === 'reading' || phase === 'writing' || phase === 'taking-back';
  return (
    <section className={styles['section']} aria-label={t('queues.settings.files')}>
      <PaneHeader title={t('queues.settings.files')} level={3}>
        <Button
          size="s"
          icon={<FileUp />}
          disabled={busy || plan !== null}
          pending={open.pending && busy}
          onClick={() => void open.run({}).then((reply) => reply.ok && setPlan(reply.value))}
        >
          {t('queues.settings.open')}
        </Button>
      </PaneHeader>
      <p className={styles['soft']}>{t('queues.settings.filesIntro')}</p>
      <ErrorAlert error={open.error ?? takeBack.error} />
      {plan !== null && (
        <FilePlan key={JSON.stringify(plan.mapping)} plan={plan} onRead={setPlan} onDone={() => setPlan(null)} />
      )}
      <FileProgress />
      {imports.length === 0 ? (
        plan === null && !busy && <p className={styles['soft']}>{t('queues.settings.noFiles')}</p>
      ) : (
        <NamedRows label={t('queues.settings.files')}>
          {imports.map((one) => (
            <ImportRow
              key={one.id}
              file={one}
              disabled={busy || takeBack.pending}
              onTakeBack={() => void takeBack.run({ importId: one.id }).then(load)}
            />
          ))}
        </NamedRows>
      )}
    </section>
  );
}

function ImportRow({
  file,
  disabled,
  onTakeBack,
}: {
  readonly file: QueueImport;
  readonly disabled: boolean;
  readonly onTakeBack: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { from, to, added, known, refused, state } = file;
  const about = [
    t(`queues.settings.kind.${file.kind}`),
    ...(from === null || to === null
      ? []
      : [
          t('queues.settings.span', { from: formatDayTime(from, i18n.language), to: formatDayTime(to, i18n.language) }),
        ]),
    t('queues.settings.added', { count: added }),
    ...(known === 0 ? [] : [t('queues.settings.known', { count: known })]),
    ...(refused === 0 ? [] : [t('queues.settings.refused', { count: refused })]),
    [file.byName, formatDayTime(file.at, i18n.language)].filter((part) => part !== '').join(', '),
    ...(state === 'taken' ? [] : [t(state === 'filling' ? 'queues.settings.brokenOff' : 'queues.settings.undone')]),
  ].join(' · ');
  return (
    <NamedRow name={file.file} gone={state === 'undone'} about={about} soft>
      {state !== 'undone' && (
        <Button
          size="s"
          variant="quiet"
          disabled={disabled}
          aria-label={t('queues.settings.takeBackName', { name: file.file })}
          onClick={onTakeBack}
        >
          {t('queues.settings.takeBack')}
        </Button>
      )}
    </NamedRow>
  );
}

/** How far a file is, and what came of it. */
function FileProgress() {
  const { t, i18n } = useTranslation();
  const importing = useAppState((state) => state.queueFile);
  const leave = useCommand('queues.leaveFile');
  if (importing === null) return null;
  const { file: name, phase, share, known, problem } = importing;
  const number = new Intl.NumberFormat(i18n.language);
  const dismiss = (): void => void leave.run({});
  if (phase === 'failed') {
    const why =
      problem === 'disk-full'
        ? 'diskFull'
        : problem === 'too-many-rows'
          ? 'tooMany'
          : problem === 'other' || problem === null
            ? 'other'
            : 'fileProblem';
    return (
      <InlineAlert severity="error" onDismiss={dismiss}>
        {t('queues.settings.failed', { name, problem: t(`queues.settings.${why}`) })}
      </InlineAlert>
    );
  }
  if (phase === 'done')
    return (
      <InlineAlert severity="ok" onDismiss={dismiss}>
        {t('queues.settings.done', { name, added: number.format(importing.done - known), known: number.format(known) })}
      </InlineAlert>
    );
  const label =
    phase === 'taking-back'
      ? t('queues.settings.takingBack', { name })
      : t(phase === 'reading' ? 'queues.settings.reading' : 'queues.settings.writing', {
          name,
          done: number.format(importing.done),
        });
  return (
    <RunningJob label={label} share={share} soft>
      {phase !== 'taking-back' && (
        <Button size="s" pending={leave.pending} onClick={dismiss}>
          {t('queues.settings.stop')}
        </Button>
      )}
    </RunningJob>
  );
}
