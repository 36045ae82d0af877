import { useLayoutEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { ImportJob, ImportPhase } from '../../../../shared/domain/contact-file/import-job.ts';
import { formatBytes } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import styles from './import.module.css';
import { ProgressStep } from './progress-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RulesStep } from './rules-step.tsx';

const STEPS = ['file', 'columns', 'rules', 'writing', 'result'] as const;
type Step = (typeof STEPS)[number];

const STEP_OF: Readonly<Record<ImportPhase, Step>> = {
  opening: 'file',
  mapping: 'columns',
  reading: 'rules',
  matching: 'rules',
  rules: 'rules',
  writing: 'writing',
  undoing: 'writing',
  interrupted: 'writing',
  done: 'result',
  undone: 'result',
  'part-undone': 'result',
  failed: 'result',
};

/** Where one step shows two things after one another. */
const SHOWN_AS: Readonly<Partial<Record<ImportPhase, string>>> = { opening: 'opening', reading: 'reading' };

/** Customers from a file, step by step. What has been done so far is main's, so the view may come and go. */
export function ImportView() {
  const { t, i18n } = useTranslation();
  const job = useAppState(({ contactFiles }) => contactFiles.job);
  const open = useCommand('import.open');
  const drop = useDrop((file) => void open.run({ file }));
  const detail =
    job === null
      ? undefined
      : job.bytes === 0
        ? job.fileName
        : t('contactFiles.file', { name: job.fileName, size: formatBytes(job.bytes, i18n.language) });
  return (
    <>
      <PlaceHeader title={t('contactFiles.title')} detail={detail} />
      <div className={cx(styles['body'], drop.over && styles['over'])} {...drop.handlers}>
        {job !== null && <Steps at={STEP_OF[job.phase]} />}
        <ErrorAlert error={open.error} />
        <Focused key={job === null ? 'file' : `${job.id} ${SHOWN_AS[job.phase] ?? STEP_OF[job.phase]}`}>
          {job === null ? <FileStep /> : <StepOf job={job} />}
        </Focused>
      </div>
    </>
  );
}

/** The next step begins at its first control, unless the keyboard is at work somewhere else. */
function Focused({ children }: { readonly children: ReactNode }) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const elsewhere = activeElement !== null && activeElement !== document.body && own.current?.closest('section')?.contains(activeElement) !== true;
    if (!elsewhere) own.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, []);
  return (
    <div ref={own} className={styles['step']}>
      {children}
    </div>
  );
}

function StepOf({ job }: { readonly job: ImportJob }) {
  switch (job.phase) {
    case 'mapping':
      return job.preview === null ? null : <ColumnsStep job={job} preview={job.preview} />;
    case 'opening':
    case 'reading':
    case 'writing':
    case 'undoing':
    case 'interrupted':
      return <ProgressStep job={job} />;
    case 'matching':
    case 'rules':
      return <RulesStep job={job} />;
    case 'done':
    case 'undone':
    case 'part-undone':
    case 'failed':
      return <ResultStep job={job} />;
  }
}

function Steps({ at }: { readonly at: Step }) {
  const { t } = useTranslation();
  const current = STEPS.indexOf(at);
  return (
    <ol className={styles['steps']} aria-label={t('contactFiles.steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={cx(index < current && styles['past'], index === current && styles['now'])}
          aria-current={index === current ? 'step' : undefined}
        >
          {t(`contactFiles.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** A file dropped anywhere on the place is opened; anything else that is dragged over it is left alone. */
function useDrop(onFile: (path: string) => void) {
  const [over, setOver] = useState(false);
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        const path = file === undefined ? '' : window.softphone.pathOf(file);
        if (path !== '') onFile(path);
      },
    },
  };
}
