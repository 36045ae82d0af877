import {
  AudioLines,
  ContactRound,
  DatabaseBackup,
  Disc,
  Headset,
  Menu as MenuIcon,
  Phone,
  Power,
  SlidersHorizontal,
  Users,
} from 'lucide-react';
import { useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';

/** The menu at the right end of the top bar: everything that is not part of a call. */
export function AppMenu() {
  const { t } = useTranslation();
  const open = useView((view) => view.open);
  const client = useClient();
  return (
    <Menu
      // The view that was opened has taken the focus; back on the trigger, its tooltip would swallow the first Escape.
      focusAfter={() => document.querySelector<HTMLElement>('[data-view]')}
      trigger={<IconButton variant="quiet" label={t('shell.mainMenu')} icon={<MenuIcon />} />}
      groups={[
        [
          {
            key: 'account',
            label: t('shell.menu.account'),
            icon: <Phone aria-hidden="true" />,
            onSelect: () => open('account'),
          },
          {
            key: 'sound',
            label: t('shell.menu.sound'),
            icon: <AudioLines aria-hidden="true" />,
            onSelect: () => open('sound'),
          },
          {
            key: 'headset',
            label: t('shell.menu.headset'),
            icon: <Headset aria-hidden="true" />,
            onSelect: () => open('headset'),
          },
          {
            key: 'general',
            label: t('shell.menu.general'),
            icon: <SlidersHorizontal aria-hidden="true" />,
            onSelect: () => open('general'),
          },
          {
            key: 'people',
            label: t('shell.menu.people'),
            icon: <Users aria-hidden="true" />,
            onSelect: () => open('people'),
          },
          {
            key: 'directory',
            label: t('shell.menu.directory'),
            icon: <ContactRound aria-hidden="true" />,
            onSelect: () => open('directory'),
          },
          {
            key: 'recording',
            label: t('shell.menu.recording'),
            icon: <Disc aria-hidden="true" />,
            onSelect: () => open('recording'),
          },
          {
            key: 'data',
            label: t('shell.menu.data'),
            icon: <DatabaseBackup aria-hidden="true" />,
            onSelect: () => open('data'),
          },
        ],
        [
          {
            key: 'quit',
            label: t('shell.menu.quit'),
            icon: <Power aria-hidden="true" />,
            onSelect: () => void client.invoke('system.quit', {}),
          },
        ],
      ]}
    />
  );
}
