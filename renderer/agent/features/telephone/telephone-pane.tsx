import { useEffect, useRef, useState } from 'react';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { AfterPaint, useAppState } from '../../bridge/hooks.ts';
import { FaultBoundary } from '../../ui/fault-boundary.tsx';
import { CallZone } from './call-zone.tsx';
import { clearDial } from './dial-store.ts';
import { NumberField } from './number-field.tsx';
import { RecentCalls } from './recent-calls.tsx';
import styles from './telephone-pane.module.css';
import { useDial } from './use-dial.ts';

/** Number field, calls, practice line and recent calls; the shell provides the region itself with its name. */
export function TelephonePane() {
  const dial = useDial();
  const living = useAppState(({ calls }) => livingCalls(calls.calls).length);
  // Opened for so many calls: the number pad makes room when one begins.
  const [padFor, setPadFor] = useState<number | null>(null);
  const pad = padFor === living;
  const padButton = useRef<HTMLButtonElement>(null);
  useEffect(() => clearDial, []);

  return (
    <div className={styles['pane']}>
      <div className={styles['upper']}>
        <FaultBoundary>
          <NumberField dial={dial} pad={pad} padRef={padButton} onPad={() => setPadFor(pad ? null : living)} />
        </FaultBoundary>
        <CallZone dial={dial} pad={pad} />
      </div>
      <AfterPaint>
        <FaultBoundary>
          <RecentCalls dial={dial} />
        </FaultBoundary>
      </AfterPaint>
    </div>
  );
}
