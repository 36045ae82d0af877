import type { DeviceKind } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Select, type Option } from '../../ui/select.tsx';

/** One device, chosen from those that are plugged in. One that is not stays chosen, and what is used instead is said. */
export function DeviceChoice({ kind }: { readonly kind: DeviceKind }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const devices = useAppState((state) => state.devices);
  const choose = useCommand('settings.chooseDevice');
  const known = kind === 'microphone' ? devices.microphones : devices.speakers;
  const chosen = devices[kind];
  const unplugged = chosen !== '' && !known.some(({ id }) => id === chosen);
  const used = known.find(({ id }) => id === devices.inUse[kind])?.label ?? t('settings.sound.systemDefault');
  const name = devices.chosenNames[kind];

  const options: readonly Option<string>[] = [
    { value: '', label: t('settings.sound.systemDefault') },
    ...known.map(({ id, label }) => ({ value: id, label })),
    ...(unplugged
      ? [
          {
            value: chosen,
            label: name === '' ? t('settings.sound.unplugged') : t('settings.sound.unpluggedName', { name }),
          },
        ]
      : []),
  ];
  return (
    <Select
      label={t(`settings.sound.${kind}`)}
      hint={unplugged ? t('settings.sound.usedInstead', { used }) : t(`settings.sound.${kind}Hint`)}
      error={choose.error === null ? undefined : errorText(choose.error)}
      options={options}
      value={chosen}
      onChange={(deviceId) => void choose.run({ kind, deviceId })}
    />
  );
}
