import { useEffect, useRef, useState } from 'react';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Slider } from '../../ui/slider.tsx';

type VolumeName = 'inputVolume' | 'outputVolume' | 'ringVolume';
/** A drag is sent this often, in ms: heard as it moves, without a write for every pixel. */
const SEND_EVERY_MS = 80;

/** One volume in percent; what is dragged is heard while it moves. */
export function VolumeSlider({
  name,
  maximum,
  disabled = false,
}: {
  readonly name: VolumeName;
  /** Linear factor: 1 is 100 %. */
  readonly maximum: number;
  readonly disabled?: boolean;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const stored = useAppState((state) => state.sound.settings[name]);
  // What the hand has set and main has not yet confirmed.
  const [moved, setMoved] = useState<number | null>(null);
  const latest = useRef(stored);
  const timer = useRef<number | null>(null);
  useEffect(() => {
    if (stored === latest.current) setMoved(null);
  }, [stored]);

  const send = (): void => {
    timer.current = null;
    void client.invoke('settings.changeSound', { [name]: latest.current });
  };
  const value = moved ?? stored;
  return (
    <Slider
      label={t(`settings.sound.${name}`)}
      value={Math.round(value * 100)}
      maximum={maximum * 100}
      step={5}
      text={t('settings.sound.percent', { value: Math.round(value * 100) })}
      disabled={disabled}
      onChange={(percent) => {
        latest.current = percent / 100;
        setMoved(latest.current);
        timer.current ??= window.setTimeout(send, SEND_EVERY_MS);
      }}
    />
  );
}
