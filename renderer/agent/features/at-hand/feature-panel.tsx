import { Ear, Grip, PhoneForwarded, PhoneIncoming, Voicemail, Zap } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { forwardingCode, FORWARDINGS, type Forwarding } from '../../../../shared/domain/account/phone-features.ts';
import { LISTEN_MODES, type ListenMode } from '../../../../shared/domain/call/listen-mode.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useKeysOf } from '../shortcuts/index.ts';
import styles from './feature-bar.module.css';

/** The telephone beyond single calls. Shows only what the exchange has codes for. */
export function FeaturePanel({
  disturb,
  park,
  error,
}: {
  readonly disturb: { readonly on: boolean; readonly toggle: () => void; readonly error: AppError | null };
  /** Parks the conversation; null while there is none. */
  readonly park: (() => void) | null;
  readonly error: AppError | null;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const features = useAppState((state) => state.features);
  const { messages, parked } = useAppState(({ atHand }) => atHand);
  const voicemail = useCommand('feature.callVoicemail');
  const pickUp = useCommand('feature.pickUp');
  const retrieve = useCommand('feature.retrieve');
  const kinds = FORWARDINGS.filter((kind) => features[forwardingCode(kind, true)] !== '');
  const [extension, setExtension] = useState('');

  const take = (event: FormEvent): void => {
    event.preventDefault();
    if (extension.trim() !== '') void pickUp.run({ extension: extension.trim() }).then((reply) => reply.ok && setExtension(''));
  };

  return (
    <div className={styles['panel']}>
      <Switch
        label={t('atHand.disturb.label')}
        hint={t(`atHand.disturb.hint.${features.disturbAnswer}`)}
        checked={disturb.on}
        onChange={disturb.toggle}
      />
      <ErrorAlert error={disturb.error} />
      {(features.autoAnswer || features.autoAnswerByHeader) && (
        <p className={styles['line']}>
          <Zap size={15} aria-hidden="true" /> {t('atHand.auto.on')}
        </p>
      )}
      {kinds.map((kind) => (
        <ForwardRow key={kind} kind={kind} />
      ))}
      {features.voicemail !== '' && (
        <div className={styles['row']}>
          <span className={styles['line']}>
            <Voicemail size={15} aria-hidden="true" />
            {messages === null
              ? t('atHand.voicemail.unknown')
              : t('atHand.voicemail.counts', { fresh: messages.fresh ?? 0, old: messages.old ?? 0 })}
          </span>
          <Button size="s" shortcut={keysOf('voicemail')} pending={voicemail.pending} onClick={() => void voicemail.run({})}>
            {t('atHand.voicemail.call')}
          </Button>
        </div>
      )}
      {features.park !== '' && (
        <div className={styles['row']}>
          <span className={styles['line']}>
            <Grip size={15} aria-hidden="true" /> {t('atHand.park.title')}
          </span>
          <Button size="s" shortcut={keysOf('park')} disabled={park === null} onClick={() => park?.()}>
            {t('atHand.park.park')}
          </Button>
        </div>
      )}
      {parked.length > 0 && (
        <ul className={styles['slots']} aria-label={t('atHand.park.slots')}>
          {parked.map(({ slot, taken }) => (
            <li key={slot}>
              <Button
                size="s"
                on={taken}
                disabled={!taken}
                aria-label={t(taken ? 'atHand.park.retrieve' : 'atHand.park.free', { slot })}
                onClick={() => void retrieve.run({ slot })}
              >
                {slot}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {features.pickUp !== '' && (
        <form className={styles['row']} onSubmit={take}>
          <TextField label={t('atHand.pickUp.label')} value={extension} maxLength={30} onChange={(event) => setExtension(event.target.value)} />
          <Button type="submit" size="m" icon={<PhoneIncoming />} pending={pickUp.pending}>
            {t('atHand.pickUp.take')}
          </Button>
        </form>
      )}
      <ListenInPart />
      <ErrorAlert error={error ?? voicemail.error ?? pickUp.error ?? retrieve.error} />
    </div>
  );
}

/** For supervisors: into the call of a colleague, in the ways that the exchange has codes for. */
function ListenInPart() {
  const { t } = useTranslation();
  const role = useAppState(({ session }) => session.agent?.role ?? 'agent');
  const features = useAppState((state) => state.features);
  const busy = useAppState(({ calls }) => calls.calls.some(({ end }) => end === null));
  const listen = useCommand('feature.listenIn');
  const modes = LISTEN_MODES.filter((mode) => features[mode] !== '');
  const [extension, setExtension] = useState('');
  const [chosen, setMode] = useState<ListenMode | null>(null);
  const mode = chosen !== null && modes.includes(chosen) ? chosen : modes[0];
  if (role === 'agent' || mode === undefined) return null;
  return (
    <form
      className={styles['forward']}
      aria-label={t('atHand.listenIn.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (extension.trim() !== '' && !busy) void listen.run({ extension: extension.trim(), mode });
      }}
    >
      <p className={styles['line']}>
        <Ear size={15} aria-hidden="true" /> {t('atHand.listenIn.title')}
      </p>
      <Segmented
        label={t('atHand.listenIn.mode')}
        labelHidden
        options={modes.map((value) => ({ value, label: t(`atHand.listenIn.modes.${value}`) }))}
        value={mode}
        onChange={setMode}
      />
      <div className={styles['row']}>
        <TextField label={t('atHand.listenIn.extension')} value={extension} maxLength={30} onChange={(event) => setExtension(event.target.value)} />
        <Button type="submit" pending={listen.pending} disabled={busy || extension.trim() === ''}>
          {t('atHand.listenIn.begin')}
        </Button>
      </div>
      <p className={styles['soft']}>{t(`atHand.listenIn.hint.${mode}`)}</p>
      <ErrorAlert error={listen.error} />
    </form>
  );
}

/** One kind of forwarding: where to, on, off, and what the exchange answered. */
function ForwardRow({ kind }: { readonly kind: Forwarding }) {
  const { t } = useTranslation();
  const set = useAppState(({ atHand }) => atHand.forwarding[kind]);
  const needsNumber = useAppState(({ features }) => features[forwardingCode(kind, true)].includes('{number}'));
  const change = useCommand('feature.setForwarding');
  const [number, setNumber] = useState(set);
  const [done, setDone] = useState(false);
  const send = (target: string | null): void => {
    setDone(false);
    void change.run({ kind, target }).then((reply) => setDone(reply.ok));
  };
  return (
    <form
      className={styles['forward']}
      aria-label={t(`atHand.forward.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '' || !needsNumber) send(number.trim() || '1');
      }}
    >
      <div className={styles['row']}>
        <TextField label={t(`atHand.forward.${kind}`)} value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} />
        <Button type="submit" icon={<PhoneForwarded />} pending={change.pending} disabled={needsNumber && number.trim() === ''}>
          {t('atHand.forward.on')}
        </Button>
        <Button disabled={change.pending} onClick={() => send(null)}>
          {t('atHand.forward.off')}
        </Button>
      </div>
      <p role="status" className={styles['soft']}>
        {change.pending ? t('atHand.forward.dialling') : `${set === '' ? t('atHand.forward.none') : t('atHand.forward.now', { number: set })}${done ? ` ${t('atHand.forward.confirmed')}` : ''}`}
      </p>
      <ErrorAlert error={change.error} />
    </form>
  );
}
