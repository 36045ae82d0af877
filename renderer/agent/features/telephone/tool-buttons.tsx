import { Mic, MicOff, Pause, PhoneOff, Play } from 'lucide-react';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './call-controls.module.css';

/** The tools that a conversation of two and a conference share; `shortcut` is left out where the keys work on another call. */
type Tool = { readonly shortcut: string | undefined; readonly onClick: () => void };

export function MuteButton({ muted, shortcut, onClick }: Tool & { readonly muted: boolean }) {
  const { t } = useTranslation();
  return (
    <Tooltip text={t(muted ? 'telephone.tip.unmute' : 'telephone.tip.mute')} shortcut={shortcut}>
      <Button
        variant="tool"
        className={styles['tool']}
        icon={muted ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        on={muted}
        shortcut={shortcut}
        onClick={onClick}
      >
        {t(muted ? 'telephone.unmute' : 'telephone.mute')}
      </Button>
    </Tooltip>
  );
}

/** @param resume the call is on hold, and the button takes it back. @param changing the other end has not answered yet */
export function HoldButton({
  resume,
  changing,
  shortcut,
  onClick,
}: Tool & { readonly resume: boolean; readonly changing: boolean }) {
  const { t } = useTranslation();
  return (
    <Tooltip text={t(resume ? 'telephone.tip.resume' : 'telephone.tip.hold')} shortcut={shortcut}>
      <Button
        variant="tool"
        className={styles['tool']}
        icon={changing ? <Spinner /> : resume ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        on={resume}
        shortcut={shortcut}
        onClick={onClick}
      >
        {t(resume ? 'telephone.resume' : 'telephone.hold')}
      </Button>
    </Tooltip>
  );
}

/** Always at the end of the row. @param tip what exactly ends */
export function HangUpButton({
  tip,
  pending,
  disabled = false,
  shortcut,
  onClick,
}: Tool & { readonly tip: string; readonly pending: boolean; readonly disabled?: boolean }) {
  const { t } = useTranslation();
  return (
    <Tooltip text={tip} shortcut={shortcut}>
      <Button
        variant="tool-danger"
        icon={<PhoneOff aria-hidden="true" />}
        shortcut={shortcut}
        pending={pending}
        disabled={disabled}
        className={styles['hang-up']}
        onClick={onClick}
      >
        {t('telephone.hangUp')}
      </Button>
    </Tooltip>
  );
}
