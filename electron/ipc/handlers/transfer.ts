import type { TransferDesk } from '../../app/transfer-desk.ts';
import type { Handlers } from '../handler.ts';

export function transferHandlers(transfers: TransferDesk): Handlers<'transfer'> {
  return {
    'transfer.start': ({ callId, target, note }) => transfers.transfer(callId, target, note),
    'transfer.consult': ({ callId, target, note }) => transfers.consult(callId, target, note),
    'transfer.complete': ({ callId }) => transfers.complete(callId),
    'transfer.takeBack': ({ callId }) => transfers.takeBack(callId),
    'transfer.acknowledge': ({ callId }) => transfers.acknowledge(callId),
  };
}
