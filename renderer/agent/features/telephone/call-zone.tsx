import { PhoneIncoming, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import { activeCall, heldCalls, ringingCall } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { EmptyState } from '../../ui/pane.tsx';
import { CallCard } from './call-card.tsx';
import styles from './telephone-pane.module.css';
import { dialStore, typeDial } from './dial-store.ts';
import { KeyGrid } from './key-grid.tsx';
import { PracticeBox } from './practice-box.tsx';
import type { Dial } from './use-dial.ts';

/**
 * Where calls appear, with the practice line at its foot. Nothing around it moves when a call arrives or
 * goes.
 */
export function CallZone({ dial, pad }: { readonly dial: Dial; readonly pad: boolean }) {
  const { t } = useTranslation();
  const calls = useAppState((state) => state.calls.calls);
  const registered = useAppState(({ line }) => line.state === 'registered');
  const practice = useAppState(({ account }) => account.kind === 'practice');
  // What F4, F6, F7 and F8 work on; with nobody on the line that is the call on hold.
  const current = activeCall(calls) ?? heldCalls(calls)[0] ?? null;
  const ringing = ringingCall(calls);
  const padOpen = pad && canDial(calls);

  return (
    <div className={styles['zone']}>
      {padOpen && <KeyGrid label={t('telephone.dialPad')} onKey={(key) => typeDial(dialStore.getState().text + key)} />}
      {calls.map((call) => (
        <CallCard
          key={call.id}
          call={call}
          current={call.phase === 'ringing-in' ? call.id === ringing?.id : call.id === current?.id}
          dial={dial}
        />
      ))}
      {calls.length === 0 && !padOpen && (
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
