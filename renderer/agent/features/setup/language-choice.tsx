import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Segmented } from '../../ui/segmented.tsx';

/** English or Dutch, at once, each in its own words. */
export function LanguageChoice({ labelHidden = true }: { readonly labelHidden?: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState((state) => state.settings.language);
  const options: readonly { value: Language; label: string }[] = [
    { value: 'en', label: t('settings.general.english') },
    { value: 'nl', label: t('settings.general.dutch') },
  ];
  return (
    <Segmented
      label={t('settings.general.language')}
      labelHidden={labelHidden}
      options={options}
      value={language}
      onChange={(next) => void client.invoke('settings.change', { language: next })}
    />
  );
}
