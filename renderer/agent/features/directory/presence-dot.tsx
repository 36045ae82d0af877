import type { Presence } from '../../../../shared/domain/directory/directory-entry.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';

const TONES: Readonly<Record<Presence, Tone>> = { unknown: 'neutral', idle: 'ok', ringing: 'warn', talking: 'bad' };

/** Whether somebody is free, as a dot with its word. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  const { t } = useTranslation();
  return (
    <StatusDot tone={TONES[presence]} hollow={presence === 'unknown'}>
      {t(`directory.presence.${presence}`)}
    </StatusDot>
  );
}
