import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { DirectoryEntry } from '../../../../shared/domain/directory/directory-entry.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { EditCard, EditItem, EditList, SettingsIntro, SettingsPage } from '../../ui/settings-page.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { DirectoryForm } from './directory-form.tsx';
import styles from './directory.module.css';
import { PresenceDot } from './presence-dot.tsx';
import { usePresence } from './use-presence.ts';

/** Colleagues and desks to hand customers over to. Supervisors and administrators change them; everybody sees them. */
export function DirectorySettings() {
  const { t } = useTranslation();
  const entries = useAppState(({ directory }) => directory);
  const presence = usePresence();
  const mayChange = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [open, setOpen] = useState<DirectoryEntry['id'] | 'new' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <SettingsPage>
      <SettingsIntro text={t('directory.intro')}>
        {mayChange && (
          <Button icon={<UserPlus />} disabled={open === 'new'} onClick={() => setOpen('new')}>
            {t('directory.add')}
          </Button>
        )}
      </SettingsIntro>
      {!mayChange && <InlineAlert severity="info">{t('directory.onlySupervisors')}</InlineAlert>}
      {open === 'new' && (
        <EditCard>
          <PaneHeader title={t('directory.addTitle')} level={3} />
          <DirectoryForm entry={null} onDone={close} />
        </EditCard>
      )}
      {entries.length === 0 && <p className={styles['soft']}>{t('directory.empty')}</p>}
      <EditList label={t('directory.title')}>
        {entries.map((entry) => (
          <EditItem key={entry.id} open={open === entry.id}>
            <div className={styles['row']}>
              <span className={styles['who']}>
                <span className={styles['name']}>{entry.name}</span>
                <span className={styles['detail']}>
                  {[entry.address, entry.department].filter(Boolean).join(' · ')}
                </span>
              </span>
              {entry.presence && <PresenceDot presence={presence[entry.address] ?? 'unknown'} />}
              {entry.provisioned ? (
                <Tag>{t('directory.fromFile')}</Tag>
              ) : (
                mayChange && (
                  <>
                    <Button
                      size="s"
                      aria-label={open === entry.id ? t('common.close') : t('directory.edit', { name: entry.name })}
                      aria-expanded={open === entry.id}
                      onClick={() => setOpen(open === entry.id ? null : entry.id)}
                    >
                      {open === entry.id ? t('common.close') : t('common.change')}
                    </Button>
                    <RemoveButton entry={entry} />
                  </>
                )
              )}
            </div>
            {open === entry.id && <DirectoryForm entry={entry} onDone={close} />}
          </EditItem>
        ))}
      </EditList>
    </SettingsPage>
  );
}

function RemoveButton({ entry }: { readonly entry: DirectoryEntry }) {
  const { t } = useTranslation();
  const remove = useCommand('directory.remove');
  return (
    <>
      <Button
        size="s"
        variant="quiet"
        aria-label={t('directory.remove', { name: entry.name })}
        pending={remove.pending}
        onClick={() => void remove.run({ entryId: entry.id })}
      >
        {t('directory.removeShort')}
      </Button>
      <ErrorAlert error={remove.error} />
    </>
  );
}
