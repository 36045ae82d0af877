import { useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../../shared/domain/contact-file/import-job.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './import.module.css';

/** The other way round: all customers as a file, and who may do so for one. */
export function ExportPart() {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const run = useCommand('export.contacts');
  const allow = useCommand('export.allowAgents');
  const running = useAppState(({ contactFiles }) => contactFiles.exporting?.phase === 'running');
  const allowed = useAppState(({ contactFiles }) => contactFiles.agentsMayExport);
  const administrator = useAppState(({ session }) => session.agent?.role === 'administrator');
  return (
    <section className={styles['part']}>
      <PaneHeader title={t('contactFiles.export.title')} level={3} />
      <p className={styles['soft']}>{t('contactFiles.export.intro')}</p>
      <div className={styles['fields']}>
        <Segmented
          label={t('contactFiles.export.format')}
          value={format}
          onChange={setFormat}
          options={EXPORT_FORMATS.map((value) => ({ value, label: t(`contactFiles.export.${value}`) }))}
        />
        <Button disabled={running} pending={run.pending} onClick={() => void run.run({ format, target: null })}>
          {t('contactFiles.export.all')}
        </Button>
      </div>
      <ErrorAlert error={run.error} />
      {administrator && (
        <Switch
          label={t('contactFiles.export.allowAgents')}
          hint={t('contactFiles.export.allowAgentsHint')}
          checked={allowed}
          onChange={(next) => void allow.run({ allowed: next })}
        />
      )}
    </section>
  );
}
