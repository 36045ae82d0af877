import { Merge, Pause, Phone, PhoneOff, Play, Repeat, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import {
  canAnswer,
  canDecline,
  canHangUp,
  canHold,
  canMerge,
  canResume,
} from '../../../../shared/domain/call/call-guards.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { keysOf, useShortcut } from '../shortcuts/index.ts';
import { CallIcon } from './call-icon.tsx';
import styles from './call-line.module.css';
import { causeKeyOf, isCalmEnd, statusOf } from './call-look.ts';
import { CallTimer } from './call-timer.tsx';
import { useTargetName } from './transfer-part.tsx';
import { useCallActions, type CallActions } from './use-call-actions.ts';
import type { Density } from './use-call-lanes.ts';
import { useParty } from './use-party.ts';

export type CallLineProps = {
  readonly call: Call;
  /** The conversation that goes on meanwhile; null when there is none. */
  readonly talking: Call | null;
  /** It has the keys: for answering when it rings, else for going back to it. */
  readonly keys: boolean;
  readonly density: Density;
};

/** One call in one line: who, how long, and the one or two things to do about it. */
export function CallLine({ call, talking, keys, density }: CallLineProps) {
  const { t } = useTranslation();
  const party = useParty(call);
  const actions = useCallActions(call.id);
  const line = useRef<HTMLElement>(null);
  const incoming = call.phase === 'ringing-in';
  const bad = call.end !== null && !isCalmEnd(call.end.cause);

  // With several calls the one that begins to ring must be in view.
  useEffect(() => {
    if (incoming) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [incoming]);

  return (
    <article
      ref={line}
      aria-label={party.name}
      className={cx(
        styles['line'],
        density === 'dense' && styles['dense'],
        incoming && styles['incoming'],
        call.phase === 'ended' && styles['ended'],
        bad && styles['failed'],
      )}
    >
      <CallIcon call={call} className={styles['icon']} />
      <LineTexts call={call} name={party.name} title={[party.name, party.number].filter(Boolean).join(' · ')} />
      {incoming ? (
        <RingingActions call={call} keys={keys} actions={actions} />
      ) : call.phase === 'ended' ? (
        <IconButton size="s" variant="quiet" label={t('telephone.dismiss')} icon={<X />} onClick={actions.dismiss} />
      ) : (
        <HeldActions call={call} talking={talking} keys={keys} density={density} actions={actions} />
      )}
      {actions.error !== null && (
        <div className={styles['error']}>
          <ErrorAlert error={actions.error} onDismiss={actions.clear} />
        </div>
      )}
    </article>
  );
}

/** Name, state and time of a call, in two short lines. */
export function LineTexts({
  call,
  name,
  title,
}: {
  readonly call: Call;
  readonly name: string;
  readonly title: string;
}) {
  const { t } = useTranslation();
  const transferredTo = useTargetName(call.transfer);
  return (
    <span className={styles['texts']}>
      <span className={styles['name']} title={title}>
        {name}
      </span>
      <span className={styles['below']}>
        <span role="status" aria-label={t('telephone.statusLabel')} className={styles['status']}>
          {t(`telephone.status.${statusOf(call)}`)}
        </span>
        <CallTimer call={call} className={styles['timer']} />
        {call.end !== null && (
          <span className={styles['cause']}>
            {call.transfer?.state === 'done'
              ? t('transfer.done', { name: transferredTo })
              : t(causeKeyOf(call))}
          </span>
        )}
      </span>
    </span>
  );
}

type ActionsProps = { readonly call: Call; readonly keys: boolean; readonly actions: CallActions };

function RingingActions({ call, keys, actions }: ActionsProps) {
  const { t } = useTranslation();
  useShortcut('answer', actions.answer, keys && canAnswer(call));
  useShortcut('decline', actions.decline, keys && canDecline(call));
  return (
    <>
      <Button
        variant="ok"
        size="s"
        icon={<Phone aria-hidden="true" />}
        pending={actions.pending === 'call.answer'}
        onClick={actions.answer}
      >
        {t('telephone.answer')}
      </Button>
      <IconButton
        size="s"
        label={t('telephone.decline')}
        shortcut={keys ? keysOf('decline') : undefined}
        icon={<PhoneOff />}
        onClick={actions.decline}
      />
    </>
  );
}

/** Back to this one, together with this one, or away with it. */
function HeldActions({ call, talking, keys, density, actions }: ActionsProps & Omit<CallLineProps, 'call' | 'keys'>) {
  const { t } = useTranslation();
  const resume = canResume(call);
  const swaps = talking !== null && talking.phase === 'connected';
  const merges = swaps && canMerge(call, talking);
  const back = (): void => actions.hold(false);
  const merge = (): void => {
    if (talking !== null) actions.merge(talking.id);
  };
  useShortcut(swaps ? 'swap' : 'hold', back, keys && resume);
  useShortcut('merge', merge, keys && merges);
  const backKeys = keys ? keysOf(swaps ? 'swap' : 'hold') : undefined;
  const mergeKeys = keys ? keysOf('merge') : undefined;
  const backWord = t(swaps ? 'telephone.swap' : 'telephone.resume');
  const backIcon = swaps ? <Repeat aria-hidden="true" /> : <Play aria-hidden="true" />;
  const inWords = density === 'roomy' || (density === 'normal' && !swaps);
  const hangUp = (
    <>
      {canHold(call) && (
        <IconButton size="s" label={t('telephone.hold')} icon={<Pause />} onClick={() => actions.hold(true)} />
      )}
      <IconButton
        size="s"
        variant="quiet"
        label={t('telephone.hangUp')}
        icon={<PhoneOff />}
        className={styles['hang-up']}
        disabled={!canHangUp(call)}
        onClick={actions.hangUp}
      />
    </>
  );
  if (!inWords)
    return (
      <>
        {resume && <IconButton size="s" label={backWord} icon={backIcon} shortcut={backKeys} onClick={back} />}
        {merges && (
          <IconButton size="s" label={t('telephone.merge')} icon={<Merge />} shortcut={mergeKeys} onClick={merge} />
        )}
        {hangUp}
      </>
    );
  return (
    <>
      {hangUp}
      {(resume || merges) && (
        <span className={styles['words']}>
          {resume && (
            <Tooltip text={t(swaps ? 'telephone.tip.swap' : 'telephone.tip.resume')} shortcut={backKeys}>
              <Button
                size="s"
                icon={backIcon}
                shortcut={swaps ? undefined : backKeys}
                pending={actions.pending === 'call.hold'}
                onClick={back}
              >
                {backWord}
              </Button>
            </Tooltip>
          )}
          {merges && (
            <Tooltip text={t('telephone.tip.merge')} shortcut={mergeKeys}>
              <Button
                size="s"
                icon={<Merge aria-hidden="true" />}
                pending={actions.pending === 'call.merge'}
                onClick={merge}
              >
                {t('telephone.merge')}
              </Button>
            </Tooltip>
          )}
        </span>
      )}
    </>
  );
}
