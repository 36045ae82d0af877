import { DatabaseBackup, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { version } from '../../../../package.json';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { BackupList } from './backup-list.tsx';
import styles from './data-settings.module.css';

/** Backups, the data folder, and which Balie this is. */
export function DataSettings() {
  const { t } = useTranslation();
  const client = useClient();
  const backups = useAppState((state) => state.backups);
  const create = useCommand('backup.create');
  const [made, setMade] = useState(false);

  return (
    <SettingsPage>
      <section className={styles['part']}>
        <PaneHeader title={t('data.backups')} level={3} />
        <p className={styles['text']}>{t('data.intro')}</p>
        <BackupList backups={backups} emptyText={t('data.noneText')} />
        <div className={styles['actions']}>
          <Button
            icon={<DatabaseBackup />}
            pending={create.pending}
            onClick={() => void create.run({}).then(({ ok }) => setMade(ok))}
          >
            {t('data.backUpNow')}
          </Button>
          <Button variant="quiet" icon={<FolderOpen />} onClick={() => void client.invoke('system.showDataFolder', {})}>
            {t('data.showFolder')}
          </Button>
        </div>
        {made && !create.pending && create.error === null && <InlineAlert severity="ok" title={t('data.backedUp')} />}
        <ErrorAlert error={create.error} />
      </section>
      <section className={styles['part']}>
        <PaneHeader title={t('data.about')} level={3} />
        <p>
          Balie · {t('data.version', { version })}
          <br />
          <span className={styles['text']}>{t('data.licence')}</span>
        </p>
      </section>
    </SettingsPage>
  );
}
