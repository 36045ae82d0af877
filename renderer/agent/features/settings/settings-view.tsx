import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CallingSettings } from '../at-hand/calling-settings.tsx';
import { DataSettings } from '../data/index.ts';
import { DirectorySettings } from '../directory/index.ts';
import { HeadsetSettings } from '../headset/index.ts';
import { PeopleSettings } from '../people/index.ts';
import { KeySettings } from '../shortcuts/key-settings.tsx';
import { RecordingSettings } from '../recording/index.ts';
import { AccountSettings } from './account-settings.tsx';
import { GeneralSettings } from './general-settings.tsx';
import styles from './settings-view.module.css';
import { SoundSettings } from './sound-settings.tsx';

/** Everything that is set rather than worked with, in the centre of the window. */
export function SettingsView() {
  const { t } = useTranslation();
  const tab = useView((view) => view.tab);
  const open = useView((view) => view.open);
  const close = useView((view) => view.close);
  const view = useRef<HTMLElement>(null);
  useEffect(() => view.current?.focus(), []);
  return (
    <section ref={view} tabIndex={-1} data-view className={styles['view']} aria-label={t('settings.title')}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{t('settings.title')}</h2>
        <Button size="s" icon={<ArrowLeft />} shortcut="Esc" onClick={close}>
          {t('common.backToWork')}
        </Button>
      </div>
      <Tabs
        label={t('settings.title')}
        value={tab}
        onChange={open}
        items={[
          { value: 'account', label: t('settings.tab.account'), content: <AccountSettings /> },
          { value: 'calling', label: t('settings.tab.calling'), content: <CallingSettings /> },
          { value: 'sound', label: t('settings.tab.sound'), content: <SoundSettings /> },
          { value: 'headset', label: t('settings.tab.headset'), content: <HeadsetSettings /> },
          { value: 'general', label: t('settings.tab.general'), content: <GeneralSettings /> },
          { value: 'keys', label: t('settings.tab.keys'), content: <KeySettings /> },
          { value: 'people', label: t('settings.tab.people'), content: <PeopleSettings /> },
          { value: 'directory', label: t('settings.tab.directory'), content: <DirectorySettings /> },
          { value: 'recording', label: t('settings.tab.recording'), content: <RecordingSettings /> },
          { value: 'data', label: t('settings.tab.data'), content: <DataSettings /> },
        ]}
      />
    </section>
  );
}
