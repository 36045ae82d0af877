import { Popover } from '@base-ui/react/popover';
import { BellOff, Ear, PhoneForwarded, SlidersVertical, Voicemail, Zap } from 'lucide-react';
import { useState } from 'react';
import { FORWARDINGS } from '../../../../shared/domain/account/phone-features.ts';
import { activeCall } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { cx } from '../../ui/cx.ts';
import { ariaKeys } from '../../ui/kbd.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { FeaturePanel } from './feature-panel.tsx';
import styles from './feature-bar.module.css';

/** What holds for all calls now (do not disturb, forwarding, auto-answer, messages), and the panel that changes it. */
export function FeatureBar() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { doNotDisturb, forwarding, messages, answeredByItself } = useAppState(({ atHand }) => atHand);
  const listenedTo = useAppState(({ queueLive }) => queueLive.listenedTo);
  const features = useAppState((state) => state.features);
  const registered = useAppState(({ line }) => line.state === 'registered');
  const talkingTo = useAppState(({ calls }) => activeCall(calls.calls));
  const disturb = useCommand('feature.setDoNotDisturb');
  const voicemail = useCommand('feature.callVoicemail');
  const park = useCommand('feature.park');
  const [open, setOpen] = useState(false);

  const toggle = (): void => {
    if (disturb.pending) return;
    // Refused: the panel says why.
    void disturb.run({ on: !doNotDisturb }).then((reply) => !reply.ok && setOpen(true));
  };
  const listen = (): void => void voicemail.run({}).then((reply) => !reply.ok && setOpen(true));
  const mayPark = features.park !== '' && talkingTo?.phase === 'connected';
  useShortcut('do-not-disturb', toggle);
  useShortcut('voicemail', listen, features.voicemail !== '' && registered);
  useShortcut('park', () => talkingTo !== null && void park.run({ callId: talkingTo.id }), mayPark);

  const forwarded = FORWARDINGS.filter((kind) => forwarding[kind] !== '');
  const autoAnswer = features.autoAnswer || features.autoAnswerByHeader;
  return (
    <div className={styles['bar']}>
      {doNotDisturb && (
        <button type="button" data-worded="" className={cx(styles['badge'], styles['bad'])} aria-keyshortcuts={ariaKeys(keysOf('do-not-disturb'))} title={t('atHand.disturb.off')} onClick={toggle}>
          <BellOff aria-hidden="true" /> {t('atHand.disturb.badge')}
        </button>
      )}
      {listenedTo && (
        <span role="status" data-worded="" className={cx(styles['badge'], styles['warn'])} title={t('atHand.listenIn.nowExplained')}>
          <Ear aria-hidden="true" /> {t('atHand.listenIn.now')}
        </span>
      )}
      {forwarded.length > 0 && (
        <button
          type="button"
          className={cx(styles['badge'], styles['wordless'], styles['warn'])}
          title={forwarded.map((kind) => t('atHand.forward.state', { kind: t(`atHand.forward.${kind}`), number: forwarding[kind] })).join('\n')}
          onClick={() => setOpen(true)}
        >
          <PhoneForwarded aria-hidden="true" /> <span className={styles['words']}>{t('atHand.forward.badge')}</span>
        </button>
      )}
      {messages?.waiting === true && (
        <button
          type="button"
          className={cx(styles['badge'], styles['wordless'], styles['accent'])}
          aria-keyshortcuts={ariaKeys(keysOf('voicemail'))}
          title={t('atHand.voicemail.tip', { fresh: messages.fresh ?? 0, old: messages.old ?? 0 })}
          onClick={listen}
        >
          <Voicemail aria-hidden="true" />
          <span className={styles['count']} aria-hidden="true">
            {messages.fresh ?? ''}
          </span>
          <span className={styles['words']}>
            {messages.fresh === null ? t('atHand.voicemail.some') : t('atHand.voicemail.badge', { count: messages.fresh })}
          </span>
        </button>
      )}
      <Popover.Root open={open} onOpenChange={setOpen} modal={false}>
        <Popover.Trigger
          className={cx(styles['trigger'], autoAnswer && styles['accent'])}
          aria-label={t('atHand.title')}
          title={autoAnswer ? `${t('atHand.title')}: ${t('atHand.auto.on')}` : t('atHand.title')}
        >
          {autoAnswer ? <Zap size={15} aria-hidden="true" /> : <SlidersVertical size={15} aria-hidden="true" />}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={styles['positioner'] ?? ''} sideOffset={10} align="start">
            <Popover.Popup className={styles['popup'] ?? ''} aria-label={t('atHand.title')}>
              <FeaturePanel
                disturb={{ on: doNotDisturb, toggle, error: disturb.error }}
                park={mayPark && talkingTo !== null ? () => void park.run({ callId: talkingTo.id }) : null}
                error={voicemail.error ?? park.error}
              />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <span role="status" className="visually-hidden">
        {answeredByItself === null ? '' : t('atHand.auto.answered')}
      </span>
    </div>
  );
}
