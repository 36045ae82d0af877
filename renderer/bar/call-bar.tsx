import { Mic, MicOff, PanelTopOpen, Pause, Phone, PhoneIncoming, PhoneOff, PhoneOutgoing, Play } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { BarCommandName } from '../../shared/ipc/bar.ts';
import type { BarCall, BarView } from '../../shared/ipc/bar-view.ts';
import { chordOf } from '../../shared/domain/keys/key-chord.ts';
import { keysIn } from '../../shared/domain/keys/key-map.ts';
import type { ShortcutId } from '../../shared/domain/keys/shortcut-list.ts';
import { formatDuration } from '../agent/bridge/format.ts';
import { useTranslation } from '../agent/bridge/texts.ts';
import { useNow } from '../agent/bridge/use-now.ts';
import { Button } from '../agent/ui/button.tsx';
import { cx } from '../agent/ui/cx.ts';
import styles from './call-bar.module.css';

export type Ask = (name: BarCommandName, input: object) => void;

/** What the keys of the bar do; they are those of the window. */
type Keys = ReadonlyMap<string, () => void>;
type KeysOf = (id: ShortcutId) => string;

/** A call that rings above, the conversation below it. Drawn in a window of its own size: 400 by 64 per row. */
export function CallBar({ view: { ringing, current, keys }, ask }: { readonly view: BarView; readonly ask: Ask }) {
  const { t } = useTranslation();
  const keysOf: KeysOf = (id) => keysIn(keys, id)[0];
  useBarKeys(keysFor(ringing, current, keysOf, ask));
  return (
    <main aria-label={t('desktop.bar.title')} className={styles['bar']}>
      {ringing !== null && <RingingRow key={ringing.callId} call={ringing} keysOf={keysOf} ask={ask} />}
      {current !== null && <CurrentRow key={current.callId} call={current} keysOf={keysOf} ask={ask} />}
    </main>
  );
}

type RowProps = { readonly call: BarCall; readonly keysOf: KeysOf; readonly ask: Ask };

function RingingRow({ call, keysOf, ask }: RowProps) {
  const { t } = useTranslation();
  const { callId } = call;
  return (
    <Row call={call} icon={<PhoneIncoming />} ask={ask}>
      <Button
        variant="ok"
        icon={<Phone aria-hidden="true" />}
        title={keysOf('answer')}
        onClick={() => ask('call.answer', { callId })}
      >
        {t('telephone.answer')}
      </Button>
      <BarButton
        label={t('telephone.decline')}
        keys={keysOf('decline')}
        icon={<PhoneOff />}
        onClick={() => ask('call.decline', { callId })}
      />
    </Row>
  );
}

function CurrentRow({ call, keysOf, ask }: RowProps) {
  const { t } = useTranslation();
  const { callId, muted, can } = call;
  return (
    <Row
      call={call}
      icon={call.status === 'onHold' ? <Pause /> : call.direction === 'in' ? <PhoneIncoming /> : <PhoneOutgoing />}
      ask={ask}
    >
      {can.mute && (
        <BarButton
          label={t(muted ? 'telephone.unmute' : 'telephone.mute')}
          keys={keysOf('mute')}
          on={muted}
          icon={muted ? <Mic /> : <MicOff />}
          onClick={() => ask('call.mute', { callId, on: !muted })}
        />
      )}
      {(can.hold || can.resume) && (
        <BarButton
          label={t(can.resume ? 'telephone.resume' : 'telephone.hold')}
          keys={keysOf('hold')}
          on={can.resume}
          icon={can.resume ? <Play /> : <Pause />}
          onClick={() => ask('call.hold', { callId, on: can.hold })}
        />
      )}
      {can.hangUp && (
        <BarButton
          danger
          label={t('telephone.hangUp')}
          keys={keysOf('hang-up')}
          icon={<PhoneOff />}
          onClick={() => ask('call.hangUp', { callId, whole: true })}
        />
      )}
    </Row>
  );
}

function Row({
  call,
  icon,
  ask,
  children,
}: {
  readonly call: BarCall;
  readonly icon: ReactNode;
  readonly ask: Ask;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const now = useNow();
  const name = call.name || t('telephone.anonymous');
  return (
    <article aria-label={name} className={cx(styles['row'], styles[call.status])}>
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      <div className={styles['who']}>
        <p className={styles['name']} title={name}>
          {name}
        </p>
        <p className={styles['detail']}>
          <span role="status" aria-label={t('telephone.statusLabel')}>
            {t(`desktop.bar.status.${call.status}`)}
          </span>
          <span className={styles['time']}>{formatDuration(now - call.since)}</span>
          <span className={styles['number']}>{call.muted ? t('telephone.note.muted') : call.number}</span>
        </p>
      </div>
      <div className={styles['buttons']}>
        {children}
        <BarButton
          quiet
          label={t('desktop.bar.showWindow')}
          icon={<PanelTopOpen />}
          onClick={() => ask('bar.showWindow', {})}
        />
      </div>
    </article>
  );
}

/** An icon with its word as name and tooltip. */
function BarButton({
  label,
  keys,
  icon,
  on = false,
  danger = false,
  quiet = false,
  onClick,
}: {
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly on?: boolean;
  readonly danger?: boolean;
  readonly quiet?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={keys === undefined ? label : `${label} (${keys})`}
      className={cx(styles['button'], on && styles['on'], danger && styles['danger'], quiet && styles['quiet'])}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}

function keysFor(ringing: BarCall | null, current: BarCall | null, keysOf: KeysOf, ask: Ask): Keys {
  const keys = new Map<string, () => void>([['Escape', () => ask('bar.showWindow', {})]]);
  if (ringing !== null) {
    const { callId } = ringing;
    keys.set(keysOf('answer'), () => ask('call.answer', { callId }));
    keys.set(keysOf('decline'), () => ask('call.decline', { callId }));
  }
  if (current !== null) {
    const { callId, can, muted } = current;
    if (can.hangUp) keys.set(keysOf('hang-up'), () => ask('call.hangUp', { callId, whole: true }));
    if (can.mute) keys.set(keysOf('mute'), () => ask('call.mute', { callId, on: !muted }));
    if (can.hold || can.resume) keys.set(keysOf('hold'), () => ask('call.hold', { callId, on: can.hold }));
  }
  return keys;
}

function useBarKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.repeat) return;
      const act = latest.current.get(chordOf(event) ?? event.key);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
