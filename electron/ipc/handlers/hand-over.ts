import type { HandOverDesk } from '../../app/follow-up/hand-over/hand-over-desk.ts';
import type { Handlers } from '../handler.ts';

export function handOverHandlers(desk: HandOverDesk): Handlers<'handOver'> {
  return {
    'handOver.send': (handOver) => desk.send(handOver),
    'handOver.saveAgain': ({ agreementId }) => desk.saveAgain(agreementId),
    'handOver.choose': () => desk.choose(),
    'handOver.close': () => desk.close(),
    'handOver.answer': ({ answer, reason }) => desk.answer(answer, reason),
    'handOver.receipt': ({ by }) => desk.receipt(by),
    'handOver.takeOver': () => desk.takeOver(),
  };
}
