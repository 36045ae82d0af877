import type { TransferFailure } from '../../domain/call/transfer.ts';

type PerFailure = Readonly<Record<TransferFailure, string>>;

export const transfer = {
  transfer: 'Transfer',
  consult: 'Consult',
  complete: 'Complete transfer',
  takeBack: 'Back to customer',
  tip: {
    transfer: 'Connect the customer to somebody else as soon as that person answers',
    consult: 'Put the customer on hold and talk to a colleague first',
    complete: 'Connect the customer and your colleague; you are free',
    takeBack: 'End the call to your colleague and talk to the customer again',
  },
  blocked: {
    busy: 'Finish the other transfer or call first.',
    notAnswered: 'Your colleague has not answered yet.',
  },
  picker: {
    transfer: 'Transfer to',
    consult: 'Consult',
    target: 'Colleague, name or number',
    found: 'Who takes over',
    note: 'Note for your colleague',
    noteHint: 'Appears on their screen when they also use Balie.',
    startTransfer: 'Start transfer',
    startConsult: 'Start consultation',
    cancel: 'Cancel',
    empty: 'Choose a colleague or type a number first.',
  },
  state: {
    calling: 'Calling {{name}}…',
    ringing: 'Rings at {{name}}.',
    talking: 'You talk to {{name}}; the customer waits.',
    swapped: '{{name}} waits.',
    connecting: 'Connecting the customer to {{name}}…',
    timeLeft: 'Back to you in {{time}}.',
  },
  customerGone: 'The customer has hung up.',
  done: 'Transferred to {{name}}.',
  doneRecent: 'Transferred to {{name}}',
  noteReceived: 'Note of your colleague',
  failedTitle: 'Not transferred to {{name}}',
  failed: {
    busy: 'The line is busy. The customer is back with you.',
    declined: 'The call was declined. The customer is back with you.',
    'not-found': 'This number does not exist. The customer is back with you.',
    'no-answer': 'Nobody answered. The customer is back with you.',
    unreachable: 'The number cannot be reached. The customer is back with you.',
    'not-allowed': 'The telephone system does not allow this number. The customer is back with you.',
    refused: 'The telephone system does not transfer this call. The customer is back with you.',
    'no-report': 'The telephone system did not say whether it worked. The customer is back with you.',
    'connection-lost': 'The connection was lost. The customer comes back to you.',
    'target-gone': 'Your colleague hung up. The customer is back with you.',
    cancelled: 'You went back to the customer.',
    'customer-gone': 'The customer hung up before the transfer was done.',
  } satisfies PerFailure,
};
