import { Timer, TriangleAlert } from 'lucide-react';
import { wrapUpClock } from '../../../../shared/domain/interaction/wrap-up.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './registration.module.css';

/** How much is left of the time that the project gives after a call, and more of it. It warns; it never saves or closes anything. */
export function WrapUpLine({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const now = useNow();
  const keysOf = useKeysOf();
  const extend = useCommand('registration.extend');
  const clock = wrapUpClock(interaction, now);
  const more = (): void => void extend.run({ interactionId: interaction.id });
  useShortcut('more-time', more, clock !== null);
  if (clock === null) return null;
  const { look, leftMs } = clock;
  // Whole seconds that are still to come, so that it reads 0:00 only when the time is over.
  const time = formatDuration(look === 'over' ? -leftMs : Math.ceil(leftMs / 1_000) * 1_000);
  return (
    <>
      <div className={cx(styles['wrap-up'], styles[`wrap-up-${look}`])}>
        <p role="timer" aria-label={t('registration.wrapUp.label')}>
          {look === 'running' ? <Timer size={13} aria-hidden="true" /> : <TriangleAlert size={13} aria-hidden="true" />}
          {t(look === 'over' ? 'registration.wrapUp.over' : 'registration.wrapUp.left', { time })}
        </p>
        <Button size="s" variant="quiet" shortcut={keysOf('more-time')} pending={extend.pending} onClick={more}>
          {t('registration.wrapUp.more')}
        </Button>
      </div>
      <p role="status" className="visually-hidden">
        {look === 'running' ? '' : t(look === 'over' ? 'registration.wrapUp.saidOver' : 'registration.wrapUp.saidWarning')}
      </p>
      <ErrorAlert error={extend.error} onDismiss={extend.clear} />
    </>
  );
}
