import { Check, PhoneOff } from 'lucide-react';
import { activeCall } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './guard.module.css';

/** In each conversation about sales that is ours: that the right to object is offered, as a line in view until it was said. */
export function OfferLine() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const call = useAppState(({ calls, projects, project }) => {
    const found = activeCall(calls.calls);
    if (found?.direction !== 'out' || found.answeredAt === null || found.consultsFor != null) return null;
    const of = projects.find(({ id }) => id === found.projectId) ?? project;
    return of?.purpose === 'sales' ? found.id : null;
  });
  const offered = useAppState(({ guard }) => call !== null && guard.offered.includes(call));
  const offer = useCommand('guard.offered');
  const say = (on: boolean): void => {
    if (call !== null && !offer.pending) void offer.run({ callId: call, on });
  };
  useShortcut('offer-objection', () => say(true), call !== null && !offered);
  if (call === null) return null;
  return (
    <div className={styles['offer']} role="group" aria-label={t('guard.offer.label')}>
      {offered ? <Check size={14} aria-hidden="true" /> : <PhoneOff size={14} aria-hidden="true" />}
      <span className={styles['grow']}>{offered ? t('guard.offer.done') : t('guard.offer.say')}</span>
      {offered ? (
        <Button size="s" variant="quiet" onClick={() => say(false)}>
          {t('guard.offer.undo')}
        </Button>
      ) : (
        <Button size="s" pending={offer.pending} shortcut={keysOf('offer-objection')} onClick={() => say(true)}>
          {t('guard.offer.said')}
        </Button>
      )}
    </div>
  );
}
