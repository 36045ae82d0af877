import { LogOut, PhoneOff, Split } from 'lucide-react';
import { canHangUp, canHold, canLeave, canMute, canResume } from '../../../../shared/domain/call/call-guards.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { keysOf, useShortcut } from '../shortcuts/index.ts';
import cardStyles from './call-card.module.css';
import styles from './call-controls.module.css';
import { CallIcon } from './call-icon.tsx';
import { LineTexts } from './call-line.tsx';
import lineStyles from './call-line.module.css';
import { CallMeters } from './call-meters.tsx';
import { GuardedButton } from './guarded-button.tsx';
import { HangUpButton, HoldButton, MuteButton } from './tool-buttons.tsx';
import { useCallActions } from './use-call-actions.ts';
import { useParty } from './use-party.ts';

/** Two calls that are one conversation: both parties, and what is done with all of it. Main does it to every call of the conference. */
export function ConferenceCard({
  calls,
  current,
}: {
  readonly calls: readonly [Call, Call];
  readonly current: boolean;
}) {
  const { t } = useTranslation();
  const [first, second] = calls;
  const actions = useCallActions(first.id);
  const other = useCallActions(second.id);
  const resume = canResume(first);
  const changing = first.hold.local === 'turning-on' || first.hold.local === 'turning-off';
  const held = first.hold.since !== null;

  const toggleHold = (): void => actions.hold(!resume);
  const toggleMute = (): void => actions.mute(!first.muted);
  useShortcut('hang-up', actions.hangUpAll, current && (canHangUp(first) || canHangUp(second)));
  useShortcut('hold', toggleHold, current && (resume || canHold(first)));
  useShortcut('mute', toggleMute, current && canMute(first));
  const keys = (id: 'hang-up' | 'hold' | 'mute'): string | undefined => (current ? keysOf(id) : undefined);
  const error = actions.error ?? other.error;

  return (
    <section
      aria-label={t('telephone.conference.title')}
      className={cx(cardStyles['card'], cardStyles[held ? 'onHold' : 'talking'])}
    >
      {calls.map((call) => (
        <Member key={call.id} call={call} />
      ))}
      {held ? <p className={styles['note']}>{t('telephone.note.conferenceOnHold')}</p> : <CallMeters calls={calls} />}
      <div className={styles['pair']}>
        <Tooltip text={t('telephone.tip.split')}>
          <Button
            size="s"
            icon={<Split aria-hidden="true" />}
            pending={other.pending === 'call.split'}
            onClick={other.split}
          >
            {t('telephone.split')}
          </Button>
        </Tooltip>
        <GuardedButton
          size="s"
          icon={<LogOut aria-hidden="true" />}
          blocked={canLeave(first, calls) ? null : t('telephone.blocked.leave')}
          tip={t('telephone.tip.leave')}
          pending={actions.pending === 'call.leave'}
          onClick={actions.leave}
        >
          {t('telephone.leave')}
        </GuardedButton>
      </div>
      <div className={styles['tools']}>
        <MuteButton muted={first.muted} shortcut={keys('mute')} onClick={toggleMute} />
        <HoldButton resume={resume} changing={changing} shortcut={keys('hold')} onClick={toggleHold} />
        <HangUpButton
          tip={t('telephone.tip.hangUpAll')}
          pending={actions.pending === 'call.hangUp'}
          shortcut={keys('hang-up')}
          onClick={actions.hangUpAll}
        />
      </div>
      {error !== null && (
        <ErrorAlert
          error={error}
          onDismiss={() => {
            actions.clear();
            other.clear();
          }}
        />
      )}
    </section>
  );
}

/** One party, with what concerns it alone. */
function Member({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const party = useParty(call);
  const actions = useCallActions(call.id);
  return (
    <article
      aria-label={party.name}
      className={cx(lineStyles['line'], call.hold.since === null && lineStyles['active'])}
    >
      <CallIcon call={call} className={lineStyles['icon']} />
      <LineTexts call={call} name={party.name} title={[party.name, party.number].filter(Boolean).join(' · ')} />
      <IconButton
        size="s"
        variant="quiet"
        label={t('telephone.conference.hangUpOne', { name: party.name })}
        icon={<PhoneOff />}
        className={lineStyles['hang-up']}
        disabled={!canHangUp(call)}
        onClick={actions.hangUp}
      />
    </article>
  );
}
