import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';

/** Says on the card of a call that is not yet a conversation what the headset's light says. */
export function MutedAheadNote({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation();
  const muted = useAppState(({ headset }) => headset.lights.mute);
  return muted ? (
    <p role="status" className={className}>
      {t('headset.mutedAhead')}
    </p>
  ) : null;
}
