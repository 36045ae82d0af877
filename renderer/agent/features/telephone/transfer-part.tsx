import { CornerUpLeft, Forward, MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { canComplete, canTakeBack, canTransfer, customerOf } from '../../../../shared/domain/call/transfer-guards.ts';
import { isUnderWay, type Transfer } from '../../../../shared/domain/call/transfer.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
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

/**
 * Handing over, at the foot of a conversation's card: the way into it, how it goes, and the way back. It stands on the card
 * in use, the customer's or the colleague's.
 */
export function TransferPart({ call, current }: { readonly call: Call; readonly current: boolean }) {
  const calls = useAppState((state) => state.calls.calls);
  const customer = call.consultsFor === null ? call : customerOf(calls, call);
  if (customer !== null && isUnderWay(customer.transfer))
    return <UnderWay customer={customer} transfer={customer.transfer} calls={calls} />;
  if (call.consultsFor !== null) return <AfterCustomer customer={customer} />;
  // A call into the call of a colleague cannot be handed to anybody.
  if (call.phase !== 'connected' || call.listensIn !== undefined) return null;
  return <Choice call={call} current={current} blocked={!canTransfer(call, calls)} />;
}

/** On the card of a colleague who is still there: why there is nobody to connect any more. */
function AfterCustomer({ customer }: { readonly customer: Call | null }) {
  const { t } = useTranslation();
  const gone = customer === null || customer.phase === 'ended';
  return gone ? (
    <p className={styles['line']} role="status">
      {t('transfer.customerGone')}
    </p>
  ) : null;
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
  customer,
  transfer,
  calls,
}: {
  readonly customer: Call;
  readonly transfer: Transfer;
  readonly calls: readonly Call[];
}) {
  const { t } = useTranslation();
  const complete = useCommand('transfer.complete');
  const takeBack = useCommand('transfer.takeBack');
  const target = { callId: customer.id };
  return (
    <>
      <Progress call={customer} transfer={transfer} calls={calls} />
      <div className={styles['actions']}>
        {transfer.mode === 'consult' && transfer.state === 'consulting' && (
          <GuardedButton
            size="s"
            variant="primary"
            icon={<Forward aria-hidden="true" />}
            blocked={canComplete(customer, calls) ? null : t('transfer.blocked.noColleague')}
            tip={t(transfer.consultAnswered ? 'transfer.tip.complete' : 'transfer.tip.completeAtAnswer')}
            pending={complete.pending}
            onClick={() => void complete.run(target)}
          >
            {t('transfer.complete')}
          </GuardedButton>
        )}
        <Tooltip text={t('transfer.tip.takeBack')}>
          <Button
            size="s"
            icon={<CornerUpLeft aria-hidden="true" />}
            disabled={!canTakeBack(customer)}
            pending={takeBack.pending}
            onClick={() => void takeBack.run(target)}
          >
            {t('transfer.takeBack')}
          </Button>
        </Tooltip>
      </div>
      <ErrorAlert error={complete.error ?? takeBack.error} />
    </>
  );
}

/** How far it is, in one line, with the running time limit. By itself, so that its tick re-renders nothing else. */
function Progress({
  call,
  transfer,
  calls,
}: {
  readonly call: Call;
  readonly transfer: Transfer;
  readonly calls: readonly Call[];
}) {
  const { t } = useTranslation();
  const name = useTargetName(transfer);
  const now = useNow();
  const key =
    transfer.state !== 'consulting'
      ? transfer.mode === 'direct' && transfer.state === 'proceeding'
        ? 'withExchange'
        : 'connecting'
      : transfer.consultAnswered
        ? transfer.mode === 'at-answer'
          ? 'connecting'
          : call.hold.local === 'on'
            ? 'talking'
            : 'swapped'
        : calls.some(({ id, phase }) => id === transfer.consultCallId && phase === 'ringing-out')
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
