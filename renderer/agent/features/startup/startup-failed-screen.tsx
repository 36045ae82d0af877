import { FolderOpen, Power, RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { StartupState } from '../../../../shared/ipc/app-state.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BackupList } from '../data/index.ts';
import styles from './startup-failed-screen.module.css';

type Failure = Extract<StartupState, { phase: 'failed' }>;

/** Problems that a backup or an empty file can solve; the others are solved outside Balie. */
const DATA_PROBLEMS: readonly Failure['problem'][] = [
  'database-corrupt',
  'database-from-future',
  'database-unavailable',
];

/** Starting failed: what is wrong, that nothing was touched, and every way on. */
export function StartupFailedScreen({ startup }: { readonly startup: Failure }) {
  const { t } = useTranslation();
  const client = useClient();
  const retry = useCommand('system.retryStart');
  const fresh = useCommand('system.startFresh');
  const [confirmFresh, setConfirmFresh] = useState(false);
  const aboutData = DATA_PROBLEMS.includes(startup.problem);

  return (
    <Screen
      title={t(`startup.problem.${startup.problem}.title`)}
      subtitle={t(`startup.problem.${startup.problem}.text`)}
    >
      <Facts startup={startup} />
      <div className={styles['actions']}>
        <Button variant="primary" icon={<RotateCw />} pending={retry.pending} onClick={() => void retry.run({})}>
          {t('startup.tryAgain')}
        </Button>
        <Button icon={<FolderOpen />} onClick={() => void client.invoke('system.showDataFolder', {})}>
          {t('startup.openFolder')}
        </Button>
        <Button variant="quiet" icon={<Power />} onClick={() => void client.invoke('system.quit', {})}>
          {t('common.quit')}
        </Button>
      </div>
      <ErrorAlert error={retry.error} />
      {aboutData && (
        <div className={styles['more']}>
          <PaneHeader title={t('startup.restoreTitle')} />
          <BackupList backups={startup.backups} emptyText={t('startup.restoreNone')} />
          {confirmFresh ? (
            <InlineConfirm
              question={t('startup.freshQuestion')}
              verb={t('startup.fresh')}
              pending={fresh.pending}
              onConfirm={() => void fresh.run({})}
              onCancel={() => setConfirmFresh(false)}
            />
          ) : (
            <Button className={styles['fresh']} onClick={() => setConfirmFresh(true)}>
              {t('startup.fresh')}
            </Button>
          )}
          <ErrorAlert error={fresh.error} />
        </div>
      )}
    </Screen>
  );
}

function Facts({ startup: { file, details } }: { readonly startup: Failure }) {
  const { t, i18n } = useTranslation();
  const reason = i18n.t(`startup.rule.${String(details['rule'])}`, {
    value: String(details['value'] ?? ''),
    defaultValue: String(details['reason'] ?? ''),
  });
  const facts = [
    [t('startup.file'), details['file'] ?? file],
    [t('startup.field'), details['field']],
    // Data problems give a code as reason; the title has said that already. A provisioning file gives a rule, or a sentence.
    [t('startup.reason'), details['field'] === undefined ? undefined : reason],
    [t('startup.version'), details['fileVersion']],
    [t('startup.supported'), details['ownVersion']],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {facts.map(([term, value]) =>
        value === undefined || value === '' ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
