import { FileInput } from 'lucide-react';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { ExportPart } from './export-part.tsx';
import { ExportStatus } from './export-status.tsx';
import { HistoryPart } from './history-part.tsx';
import styles from './import.module.css';

/** Where it begins: a file, and what was done before. */
export function FileStep() {
  const { t } = useTranslation();
  const choose = useCommand('import.choose');
  return (
    <div className={styles['page']}>
      <ExportStatus />
      <section className={styles['drop']} aria-label={t('contactFiles.step.file')}>
        <FileInput size={28} aria-hidden="true" />
        <p className={styles['strong']}>{t('contactFiles.drop')}</p>
        <p className={styles['soft']}>{t('contactFiles.formats')}</p>
        <Button variant="primary" data-first-focus pending={choose.pending} onClick={() => void choose.run({})}>
          {t('contactFiles.choose')}
        </Button>
        <p className={styles['soft']}>{t('contactFiles.intro')}</p>
        <ErrorAlert error={choose.error} />
      </section>
      <HistoryPart />
      <ExportPart />
    </div>
  );
}
