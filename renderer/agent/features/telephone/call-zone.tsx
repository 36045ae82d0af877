import { PhoneIncoming, PhoneOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import { activeCall } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useAppState, useStarting } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { FaultBoundary } from '../../ui/fault-boundary.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { CallCard } from './call-card.tsx';
import { CallLine } from './call-line.tsx';
import { ConferenceCard } from './conference-card.tsx';
import styles from './telephone-pane.module.css';
import { dialStore, typeDial } from './dial-store.ts';
import { KeyGrid } from './key-grid.tsx';
import { PlainCall } from './plain-calls.tsx';
import { PracticeBox } from './practice-box.tsx';
import { useOneClickOneButton } from './use-one-click-one-button.ts';
import { useCallLanes } from './use-call-lanes.ts';
import type { Dial } from './use-dial.ts';

/**
 * Where calls appear, with the practice line at its foot. Nothing around it moves when a call arrives or
 * goes.
 */
export function CallZone({ dial, pad }: { readonly dial: Dial; readonly pad: boolean }) {
  const { t } = useTranslation();
  const calls = useAppState((state) => state.calls.calls);
  const starting = useStarting();
  const registered = useAppState(({ line }) => line.state === 'registered');
  const practice = useAppState(({ account }) => account.kind === 'practice');
  const { top, others, current, ringing, nextHeld, complete, density } = useCallLanes(calls);
  const [first, second] = top;
  const talking = activeCall(calls);
  const guardClick = useOneClickOneButton();
  const hasKeys = (call: Call): boolean => call.id === (call.phase === 'ringing-in' ? ringing : current)?.id;
  // Back to the one on hold: by the key for swapping while somebody else is on the line, else by the key for hold.
  const goesBack = talking?.phase === 'connected' ? nextHeld : current;
  const lineHasKeys = (call: Call): boolean => call.id === (call.phase === 'ringing-in' ? ringing : goesBack)?.id;
  const padOpen = pad && canDial(calls);

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only stops stray clicks on the buttons in it
    <div className={styles['zone']} onClickCapture={guardClick}>
      {padOpen && <KeyGrid label={t('telephone.dialPad')} onKey={(key) => typeDial(dialStore.getState().text + key)} />}
      {first !== undefined && second !== undefined ? (
        <FaultBoundary
          moment={momentOf(first) + momentOf(second)}
          renderInstead={(again) => [first, second].map((call) => <PlainCall key={call.id} call={call} keys={hasKeys(call)} onAgain={again} />)}
        >
          <ConferenceCard calls={[first, second]} current={top.some(({ id }) => id === current?.id)} />
        </FaultBoundary>
      ) : (
        top.map((call) => (
          <Guarded key={call.id} call={call} keys={hasKeys(call)}>
            <CallCard call={call} current={hasKeys(call)} dial={dial} />
          </Guarded>
        ))
      )}
      {others.length > 0 && (
        <div role="group" aria-label={t('telephone.otherCalls')} className={styles['others']}>
          {others.map((call) => (
            <Guarded key={call.id} call={call} keys={hasKeys(call)}>
              {call.id === complete ? (
                <CallCard call={call} current={hasKeys(call)} dial={dial} beside />
              ) : (
                <CallLine call={call} talking={talking} keys={lineHasKeys(call)} density={density} />
              )}
            </Guarded>
          ))}
        </div>
      )}
      {calls.length === 0 && !padOpen && !starting && (
        <EmptyState
          icon={registered ? <PhoneIncoming /> : <PhoneOff />}
          title={t(registered ? 'telephone.empty.title' : 'telephone.empty.noLine')}
        >
          {t(
            !registered
              ? 'telephone.empty.noLineText'
              : practice
                ? 'telephone.empty.practiceText'
                : 'telephone.empty.text',
          )}
        </EmptyState>
      )}
      {practice && <PracticeBox />}
    </div>
  );
}

/** What changes when a call becomes another one to show: a part of it that had a fault is then tried again. */
function momentOf({ id, phase, hold }: Call): string {
  return `${id} ${phase} ${hold.local}`;
}

/** A fault in how one call is shown takes neither the others nor the buttons of this one away. */
function Guarded({ call, keys, children }: { readonly call: Call; readonly keys: boolean; readonly children: ReactNode }) {
  return (
    <FaultBoundary moment={momentOf(call)} renderInstead={(again) => <PlainCall call={call} keys={keys} onAgain={again} />}>
      {children}
    </FaultBoundary>
  );
}
