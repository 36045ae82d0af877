import type { TransferDesk } from '../../app/transfer-desk.ts';
import type { Handlers } from '../handler.ts';

export function transferHandlers(transfers: TransferDesk): Handlers<'transfer'> {
  return {
    'transfer.start': ({ callId, target, note, accountId }) => transfers.transfer(callId, target, note, accountId),
    'transfer.blind': ({ callId, target, note }) => transfers.blind(callId, target, note),
    'transfer.consult': ({ callId, target, note, accountId }) => transfers.consult(callId, target, note, accountId),
    'transfer.complete': ({ callId }) => transfers.complete(callId),
    'transfer.takeBack': ({ callId }) => transfers.takeBack(callId),
    'transfer.acknowledge': ({ callId }) => transfers.acknowledge(callId),
  };
}
