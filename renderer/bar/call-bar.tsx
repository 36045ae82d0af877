import { Mic, MicOff, PanelTopOpen, Pause, Phone, PhoneIncoming, PhoneOff, PhoneOutgoing, Play } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BarCommandName } from '../../shared/ipc/bar.ts';
import type { BarCall, BarView } from '../../shared/ipc/bar-view.ts';
import { formatDuration } from '../agent/bridge/format.ts';
import { useNow } from '../agent/bridge/use-now.ts';
import { Button } from '../agent/ui/button.tsx';
import { cx } from '../agent/ui/cx.ts';
import styles from './call-bar.module.css';

export type Ask = (name: BarCommandName, input: object) => void;

/** The keys of the bar; they are those of the window, as it comes with them. */
type Keys = Readonly<Record<string, () => void>>;

/** A call that rings above, the conversation below it. Drawn in a window of its own size: 400 by 64 per row. */
export function CallBar({ view: { ringing, current }, ask }: { readonly view: BarView; readonly ask: Ask }) {
  const { t } = useTranslation();
  useBarKeys(keysFor(ringing, current, ask));
  return (
    <main aria-label={t('desktop.bar.title')} className={styles['bar']}>
      {ringing !== null && <RingingRow key={ringing.callId} call={ringing} ask={ask} />}
      {current !== null && <CurrentRow key={current.callId} call={current} ask={ask} />}
    </main>
  );
}

function RingingRow({ call, ask }: { readonly call: BarCall; readonly ask: Ask }) {
  const { t } = useTranslation();
  const { callId } = call;
  return (
    <Row call={call} icon={<PhoneIncoming />} ask={ask}>
      <Button variant="ok" icon={<Phone aria-hidden="true" />} title="F2" onClick={() => ask('call.answer', { callId })}>
        {t('telephone.answer')}
      </Button>
      <BarButton label={t('telephone.decline')} keys="Shift+F2" icon={<PhoneOff />} onClick={() => ask('call.decline', { callId })} />
    </Row>
  );
}

function CurrentRow({ call, ask }: { readonly call: BarCall; readonly ask: Ask }) {
  const { t } = useTranslation();
  const { callId, muted, can } = call;
  return (
    <Row call={call} icon={call.status === 'onHold' ? <Pause /> : call.direction === 'in' ? <PhoneIncoming /> : <PhoneOutgoing />} ask={ask}>
      {can.mute && (
        <BarButton
          label={t(muted ? 'telephone.unmute' : 'telephone.mute')}
          keys="F7"
          on={muted}
          icon={muted ? <Mic /> : <MicOff />}
          onClick={() => ask('call.mute', { callId, on: !muted })}
        />
      )}
      {(can.hold || can.resume) && (
        <BarButton
          label={t(can.resume ? 'telephone.resume' : 'telephone.hold')}
          keys="F6"
          on={can.resume}
          icon={can.resume ? <Play /> : <Pause />}
          onClick={() => ask('call.hold', { callId, on: can.hold })}
        />
      )}
      {can.hangUp && (
        <BarButton danger label={t('telephone.hangUp')} keys="F4" icon={<PhoneOff />} onClick={() => ask('call.hangUp', { callId })} />
      )}
    </Row>
  );
}

function Row({ call, icon, ask, children }: { readonly call: BarCall; readonly icon: ReactNode; readonly ask: Ask; readonly children: ReactNode }) {
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
        <BarButton quiet label={t('desktop.bar.showWindow')} icon={<PanelTopOpen />} onClick={() => ask('bar.showWindow', {})} />
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

function keysFor(ringing: BarCall | null, current: BarCall | null, ask: Ask): Keys {
  const can = current?.can;
  return {
    ...(ringing === null
      ? {}
      : {
          F2: () => ask('call.answer', { callId: ringing.callId }),
          'Shift+F2': () => ask('call.decline', { callId: ringing.callId }),
        }),
    ...(current === null || can === undefined
      ? {}
      : {
          ...(can.hangUp ? { F4: () => ask('call.hangUp', { callId: current.callId }) } : {}),
          ...(can.mute ? { F7: () => ask('call.mute', { callId: current.callId, on: !current.muted }) } : {}),
          ...(can.hold || can.resume ? { F6: () => ask('call.hold', { callId: current.callId, on: can.hold }) } : {}),
        }),
    Escape: () => ask('bar.showWindow', {}),
  };
}

function useBarKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const act = latest.current[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
