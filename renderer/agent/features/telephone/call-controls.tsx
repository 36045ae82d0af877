import { Grid3x3, Phone } from 'lucide-react';
import { useState } from 'react';
import {
  canAnswer,
  canDecline,
  canHangUp,
  canHold,
  canMute,
  canResume,
  canSendDtmf,
} from '../../../../shared/domain/call/call-guards.ts';
import { holdMs } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useGaps } from '../checklist/index.ts';
import { MutedAheadNote } from '../headset/index.ts';
import { QualityAdvice, useQuality } from '../quality/index.ts';
import { RecordingBar } from '../recording/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './call-controls.module.css';
import { CallKeypad } from './call-keypad.tsx';
import { CallMeters } from './call-meters.tsx';
import { GuardedButton } from './guarded-button.tsx';
import { HangUpButton, HoldButton, MuteButton } from './tool-buttons.tsx';
import { TransferPart } from './transfer-part.tsx';
import type { CallActions } from './use-call-actions.ts';

/** The buttons of a living call; the same guards as in main decide which are there. Keys work on the current call only. */
export function CallControls({
  call,
  current,
  actions,
}: {
  readonly call: Call;
  readonly current: boolean;
  readonly actions: CallActions;
}) {
  return (
    <>
      {call.phase !== 'connected' && current && <MutedAheadNote className={styles['note']} />}
      {call.phase === 'ringing-in' ? (
        <RingingControls call={call} current={current} actions={actions} />
      ) : (
        <TalkingControls call={call} current={current} actions={actions} />
      )}
    </>
  );
}

type Props = { readonly call: Call; readonly current: boolean; readonly actions: CallActions };

function RingingControls({ call, current, actions }: Props) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  useShortcut('answer', actions.answer, current && canAnswer(call));
  useShortcut('decline', actions.decline, current && canDecline(call));
  return (
    <div className={styles['ringing']}>
      <Button
        variant="ok"
        size="l"
        icon={<Phone aria-hidden="true" />}
        shortcut={current ? keysOf('answer') : undefined}
        pending={actions.pending === 'call.answer'}
        className={styles['answer']}
        onClick={actions.answer}
      >
        {t('telephone.answer')}
      </Button>
      <Tooltip text={t('telephone.tip.decline')} shortcut={current ? keysOf('decline') : undefined}>
        <Button
          size="l"
          pending={actions.pending === 'call.decline'}
          className={styles['decline']}
          onClick={actions.decline}
        >
          {t('telephone.decline')}
        </Button>
      </Tooltip>
    </div>
  );
}

function TalkingControls({ call, current, actions }: Props) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const [keypad, setKeypad] = useState(false);
  const gaps = useGaps(call.interactionId);
  const connected = call.phase === 'connected';
  const resume = canResume(call);
  const dtmf = canSendDtmf(call);
  const keypadOpen = keypad && dtmf;
  const changing = call.hold.local === 'turning-on' || call.hold.local === 'turning-off';

  const toggleHold = (): void => actions.hold(!resume);
  const toggleMute = (): void => actions.mute(!call.muted);
  const toggleKeypad = (): void => setKeypad(!keypadOpen);
  useShortcut('hang-up', actions.hangUp, current && canHangUp(call));
  useShortcut('hold', toggleHold, current && (resume || canHold(call)));
  useShortcut('mute', toggleMute, current && canMute(call));
  useShortcut('keypad', toggleKeypad, current && dtmf);
  const keys = (id: 'hang-up' | 'hold' | 'mute' | 'keypad'): string | undefined => (current ? keysOf(id) : undefined);

  return (
    <>
      <CallNote call={call} />
      <RecordingBar call={call} current={current} />
      <div className={styles['tools']}>
        {connected && (
          <>
            <MuteButton muted={call.muted} shortcut={keys('mute')} onClick={toggleMute} />
            <HoldButton resume={resume} changing={changing} shortcut={keys('hold')} onClick={toggleHold} />
          </>
        )}
        {(connected || dtmf) && (
          <GuardedButton
            variant="tool"
            className={styles['tool']}
            icon={<Grid3x3 aria-hidden="true" />}
            on={keypadOpen}
            aria-expanded={keypadOpen}
            shortcut={keys('keypad')}
            blocked={dtmf ? null : t('telephone.blocked.keypad')}
            tip={t('telephone.tip.keypad')}
            onClick={toggleKeypad}
          >
            {t('telephone.keypad')}
          </GuardedButton>
        )}
        <HangUpButton
          tip={[t('telephone.tip.hangUp'), gaps].filter(Boolean).join(' · ')}
          pending={actions.pending === 'call.hangUp'}
          disabled={!canHangUp(call)}
          shortcut={keys('hang-up')}
          onClick={actions.hangUp}
        />
      </div>
      {keypadOpen && <CallKeypad sent={call.dtmf} onKey={actions.sendDtmf} onClose={() => setKeypad(false)} />}
      <TransferPart call={call} current={current} />
    </>
  );
}

/** What the status alone does not say, else how loud both sides are. */
function CallNote({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  if (call.phase === 'answering') return <p className={styles['note']}>{t('telephone.note.answering')}</p>;
  if (call.phase === 'ringing-out')
    return (
      <p className={styles['note']}>
        {t(call.earlyMedia ? 'telephone.note.earlyMedia' : 'telephone.note.ringingThere')}
      </p>
    );
  if (call.phase === 'dialing') return <p className={styles['note']}>{t('telephone.note.dialling')}</p>;
  if (call.media === 'recovering') return <p className={styles['note']}>{t('telephone.note.recovering')}</p>;
  if (call.hold.since !== null) return <HeldNote call={call} />;
  if (call.hold.remote) return <p className={styles['note']}>{t('telephone.note.heldByOther')}</p>;
  return <SoundNote call={call} />;
}

/** How loud both sides are; what is wrong with the sound takes their place. */
function SoundNote({ call }: { readonly call: Call }) {
  const quality = useQuality(call.id);
  return quality.problem === 'none' ? <CallMeters calls={[call]} /> : <QualityAdvice quality={quality} />;
}

function HeldNote({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <p className={styles['note']}>
      {t(call.muted ? 'telephone.note.onHoldMuted' : 'telephone.note.onHold', {
        time: formatDuration(holdMs(call, now)),
      })}
    </p>
  );
}
