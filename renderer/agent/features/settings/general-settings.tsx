import { useMemo } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { Switch } from '../../ui/switch.tsx';
import { LanguageChoice } from '../setup/index.ts';
import { countryOptions } from './countries.ts';
import styles from './settings-view.module.css';

/** Language, theme, country and habits. Every change applies at once. */
export function GeneralSettings() {
  const { t, i18n } = useTranslation();
  const settings = useAppState((state) => state.settings);
  const change = useCommand('settings.change');
  const countries = useMemo(() => countryOptions(i18n.language), [i18n.language]);

  return (
    <SettingsPage>
      <LanguageChoice labelHidden={false} />
      <Segmented
        label={t('settings.general.theme')}
        value={settings.theme}
        onChange={(theme) => void change.run({ theme })}
        options={[
          { value: 'system', label: t('settings.general.themeSystem') },
          { value: 'light', label: t('settings.general.themeLight') },
          { value: 'dark', label: t('settings.general.themeDark') },
        ]}
      />
      <Select
        className={styles['narrow']}
        label={t('settings.general.country')}
        hint={t('settings.general.countryHint')}
        options={countries}
        value={settings.country}
        onChange={(country) => void change.run({ country })}
      />
      <Switch
        label={t('settings.general.dialLinks')}
        hint={t('settings.general.dialLinksHint')}
        checked={settings.dialLinksAtOnce}
        onChange={(dialLinksAtOnce) => void change.run({ dialLinksAtOnce })}
      />
      <Switch
        label={t('settings.general.globalShortcuts')}
        hint={t('settings.general.globalShortcutsHint')}
        checked={settings.globalShortcuts}
        onChange={(globalShortcuts) => void change.run({ globalShortcuts })}
      />
      <Switch
        label={t('settings.general.callBar')}
        hint={t('settings.general.callBarHint')}
        checked={settings.callBar}
        onChange={(callBar) => void change.run({ callBar })}
      />
      <Switch
        label={t('settings.general.tray')}
        hint={t('settings.general.trayHint')}
        checked={settings.minimiseToTray}
        onChange={(minimiseToTray) => void change.run({ minimiseToTray })}
      />
      <Switch
        label={t('settings.general.handleLinks')}
        hint={t('settings.general.handleLinksHint')}
        checked={settings.handleLinks}
        onChange={(handleLinks) => void change.run({ handleLinks })}
      />
      <ErrorAlert error={change.error} />
    </SettingsPage>
  );
}
