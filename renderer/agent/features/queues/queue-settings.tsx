import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { SettingsIntro, SettingsPage } from '../../ui/settings-page.tsx';
import { FilesPart } from './files-part.tsx';
import { LinkPart } from './link-part.tsx';

/** Where service level and waiting times come from: a connection with the PBX, and files. */
export function QueueSettings() {
  const { t } = useTranslation();
  const role = useAppState(({ session }) => session.agent?.role ?? 'agent');
  return (
    <SettingsPage>
      <SettingsIntro text={t('queues.settings.intro')} />
      {role === 'administrator' ? (
        <LinkPart />
      ) : (
        <InlineAlert severity="info">{t('queues.settings.onlyAdministrators')}</InlineAlert>
      )}
      {role === 'agent' ? (
        <InlineAlert severity="info">{t('queues.settings.onlySupervisors')}</InlineAlert>
      ) : (
        <FilesPart />
      )}
    </SettingsPage>
  );
}
