import {
  AudioLines,
  ContactRound,
  DatabaseBackup,
  Disc,
  FolderKanban,
  Headset,
  Hourglass,
  Keyboard,
  Mail,
  Phone,
  PhoneForwarded,
  ShieldCheck,
  SlidersHorizontal,
  UserRoundCog,
  Users,
} from 'lucide-react';
import { useTranslation } from '../../bridge/texts.ts';
import { useView } from '../../bridge/hooks.ts';
import type { SettingsTab } from '../../bridge/view-store.ts';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { SideTabs, type SideTab } from '../../ui/side-tabs.tsx';
import { CustomerSettings } from '../access/customer-settings.tsx';
import { CallingSettings } from '../at-hand/calling-settings.tsx';
import { DataSettings } from '../data/index.ts';
import { DirectorySettings } from '../directory/index.ts';
import { MailSettingsPage } from '../dispatch/mail-settings.tsx';
import { GuardSettings } from '../guard/guard-settings.tsx';
import { HeadsetSettings } from '../headset/index.ts';
import { PeopleSettings } from '../people/index.ts';
import { ProjectSettings } from '../projects/index.ts';
import { KeySettings } from '../shortcuts/key-settings.tsx';
import { QueueSettings } from '../queues/queue-settings.tsx';
import { RecordingSettings } from '../recording/index.ts';
import { AccountSettings } from './account-settings.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { SoundSettings } from './sound-settings.tsx';

/** Everything that is set rather than worked with; a new tab is one line in its group (and an id in `SettingsTab`). */
export function SettingsView() {
  const { t } = useTranslation();
  const tab = useView((view) => view.tab);
  const open = useView((view) => view.open);
  const item = (value: SettingsTab, icon: SideTab<SettingsTab>['icon'], content: SideTab<SettingsTab>['content']) => ({
    value,
    icon,
    content,
    label: t(`settings.tab.${value}`),
  });
  return (
    <>
      <PlaceHeader title={t('settings.title')} />
      <SideTabs
        label={t('settings.title')}
        value={tab}
        onChange={open}
        groups={[
          {
            title: t('settings.group.telephone'),
            items: [
              item('account', Phone, <AccountSettings />),
              item('calling', PhoneForwarded, <CallingSettings />),
              item('queues', Hourglass, <QueueSettings />),
              item('sound', AudioLines, <SoundSettings />),
              item('headset', Headset, <HeadsetSettings />),
              item('recording', Disc, <RecordingSettings />),
            ],
          },
          {
            title: t('settings.group.window'),
            items: [item('general', SlidersHorizontal, <GeneralSettings />), item('keys', Keyboard, <KeySettings />)],
          },
          {
            title: t('settings.group.organisation'),
            items: [
              item('projects', FolderKanban, <ProjectSettings />),
              item('people', Users, <PeopleSettings />),
              item('customers', UserRoundCog, <CustomerSettings />),
              item('guard', ShieldCheck, <GuardSettings />),
              item('directory', ContactRound, <DirectorySettings />),
              item('mail', Mail, <MailSettingsPage />),
              item('data', DatabaseBackup, <DataSettings />),
            ],
          },
        ]}
      />
    </>
  );
}
