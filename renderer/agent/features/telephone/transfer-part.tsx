import { ArrowLeftRight, CornerUpLeft, Forward, Merge, MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partyName } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { canComplete, canTakeBack, canTransfer, customerOf } from '../../../../shared/domain/call/transfer-guards.ts';
import { isUnderWay, type Transfer } from '../../../../shared/domain/call/transfer.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { keysOf, useShortcut } from '../shortcuts/index.ts';
import { GuardedButton } from './guarded-button.tsx';
import { TransferPicker, type TransferKind } from './transfer-picker.tsx';
import styles from './transfer.module.css';

/** How the card names who takes over. */
export function useTargetName(transfer: Transfer | null): string {
  const country = useAppState(({ settings }) => settings.country);
  if (transfer === null) return '';
  return transfer.target.name || displayPhone(transfer.target.address, country);
}

/** Handing over, at the foot of a conversation's card: the way into it, how it goes, and the way back. */
export function TransferPart({ call, current }: { readonly call: Call; readonly current: boolean }) {
  const calls = useAppState((state) => state.calls.calls);
  const customer = customerOf(calls, call);
  if (call.phase !== 'connected') return null;
  if (customer !== null) return <ConsultationNote customer={customer} />;
  return isUnderWay(call.transfer) ? (
    <UnderWay call={call} transfer={call.transfer} calls={calls} />
  ) : (
    <Choice call={call} current={current} blocked={!canTransfer(call, calls)} />
  );
}

/** On the colleague's card: what the call is about. */
function ConsultationNote({ customer }: { readonly customer: Call }) {
  const { t } = useTranslation();
  const gone = customer.phase === 'ended';
  return (
    <p className={styles['line']} role={gone ? 'status' : undefined}>
      {t('transfer.about', { name: partyName(customer) || t('telephone.anonymous') })}
      {gone && ` ${t('transfer.customerGone')}`}
    </p>
  );
}

function Choice({
  call,
  current,
  blocked,
}: {
  readonly call: Call;
  readonly current: boolean;
  readonly blocked: boolean;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<TransferKind | null>(null);
  const acknowledge = useCommand('transfer.acknowledge');
  const name = useTargetName(call.transfer);
  const toggle = (kind: TransferKind): void => setOpen((now) => (now === kind ? null : kind));
  useShortcut('transfer', () => toggle('transfer'), current && !blocked);
  useShortcut('consult', () => toggle('consult'), current && !blocked);
  const reason = call.transfer?.state === 'failed' ? call.transfer.reason : null;
  const picker = blocked ? null : open;
  return (
    <>
      {reason !== null && reason !== 'cancelled' && (
        <InlineAlert
          severity="warning"
          title={t('transfer.failedTitle', { name })}
          onDismiss={() => void acknowledge.run({ callId: call.id })}
        >
          {t(`transfer.failed.${reason}`)}
        </InlineAlert>
      )}
      <div className={styles['choice']}>
        {(['transfer', 'consult'] as const).map((kind) => (
          <GuardedButton
            key={kind}
            variant="tool"
            className={styles['tool']}
            icon={kind === 'transfer' ? <Forward aria-hidden="true" /> : <MessagesSquare aria-hidden="true" />}
            on={picker === kind}
            aria-expanded={picker === kind}
            shortcut={current ? keysOf(kind) : undefined}
            blocked={blocked ? t('transfer.blocked.busy') : null}
            tip={t(`transfer.tip.${kind}`)}
            onClick={() => toggle(kind)}
          >
            {t(`transfer.${kind}`)}
          </GuardedButton>
        ))}
      </div>
      {picker !== null && <TransferPicker key={picker} call={call} kind={picker} onClose={() => setOpen(null)} />}
    </>
  );
}

function UnderWay({
  call,
  transfer,
  calls,
}: {
  readonly call: Call;
  readonly transfer: Transfer;
  readonly calls: readonly Call[];
}) {
  const { t } = useTranslation();
  const complete = useCommand('transfer.complete');
  const takeBack = useCommand('transfer.takeBack');
  const hold = useCommand('call.hold');
  const colleague = calls.find(({ id }) => id === transfer.consultCallId) ?? null;
  const ready = canComplete(call, calls);
  const talking = transfer.mode === 'consult' && transfer.state === 'consulting';
  // The one who is on hold is the one to be talked to next.
  const waiting = call.hold.local === 'on' ? call : colleague;
  const target = { callId: call.id };
  return (
    <>
      <Progress call={call} transfer={transfer} colleague={colleague} />
      <div className={styles['actions']}>
        {talking && (
          <>
            <GuardedButton
              size="s"
              variant="primary"
              icon={<Merge aria-hidden="true" />}
              blocked={ready ? null : t('transfer.blocked.notAnswered')}
              tip={t('transfer.tip.complete')}
              pending={complete.pending}
              onClick={() => void complete.run(target)}
            >
              {t('transfer.complete')}
            </GuardedButton>
            {ready && waiting !== null && (
              <GuardedButton
                size="s"
                icon={<ArrowLeftRight aria-hidden="true" />}
                blocked={null}
                tip={t('transfer.tip.swap')}
                pending={hold.pending}
                onClick={() => void hold.run({ callId: waiting.id, on: false })}
              >
                {t('transfer.swap')}
              </GuardedButton>
            )}
          </>
        )}
        <Button
          size="s"
          icon={<CornerUpLeft aria-hidden="true" />}
          disabled={!canTakeBack(call)}
          pending={takeBack.pending}
          title={t('transfer.tip.takeBack')}
          onClick={() => void takeBack.run(target)}
        >
          {t('transfer.takeBack')}
        </Button>
      </div>
      <ErrorAlert error={complete.error ?? takeBack.error ?? hold.error} />
    </>
  );
}

/** How far it is, in one line, with the running time limit. By itself, so that its tick re-renders nothing else. */
function Progress({
  call,
  transfer,
  colleague,
}: {
  readonly call: Call;
  readonly transfer: Transfer;
  readonly colleague: Call | null;
}) {
  const { t } = useTranslation();
  const name = useTargetName(transfer);
  const now = useNow();
  const key =
    transfer.state !== 'consulting'
      ? 'connecting'
      : transfer.consultAnswered
        ? transfer.mode === 'at-answer'
          ? 'connecting'
          : call.hold.local === 'on'
            ? 'talking'
            : 'swapped'
        : colleague?.phase === 'ringing-out'
          ? 'ringing'
          : 'calling';
  const left = transfer.deadlineAt === null ? null : Math.max(0, transfer.deadlineAt - now);
  return (
    <p className={styles['line']} role="status" aria-label={t('transfer.transfer')}>
      {t(`transfer.state.${key}`, { name })}
      {left !== null && (
        <span className={styles['left']}> {t('transfer.state.timeLeft', { time: formatDuration(left) })}</span>
      )}
    </p>
  );
}
