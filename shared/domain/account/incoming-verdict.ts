import type { PhoneFeatures } from './phone-features.ts';
import type { AgentStateName } from '../agent-state/agent-state.ts';

/** What becomes of a call that arrives: it rings, is answered by itself, or is turned away with this SIP status. */
export type IncomingVerdict =
  | { readonly do: 'ring' }
  | { readonly do: 'answer' }
  | { readonly do: 'refuse'; readonly status: 480 | 486; readonly cause: 'do-not-disturb' | 'not-ready' };

/**
 * Do not disturb turns away, whatever else holds. A call is answered by itself only for an agent who is Ready: never beside another
 * call, while handling, or in Not ready, where callers are turned away as unavailable if that is set.
 */
export function incomingVerdict(input: {
  readonly features: Pick<PhoneFeatures, 'autoAnswer' | 'autoAnswerByHeader' | 'refuseWhenNotReady' | 'disturbAnswer'>;
  readonly doNotDisturb: boolean;
  /** The state before the call. */
  readonly agentState: AgentStateName;
  /** The INVITE asks to be answered at once. */
  readonly asksForAnswer: boolean;
}): IncomingVerdict {
  const { features, doNotDisturb, agentState, asksForAnswer } = input;
  if (doNotDisturb && features.disturbAnswer !== 'pbx') 
    return { do: 'refuse', status: features.disturbAnswer === 'busy' ? 486 : 480, cause: 'do-not-disturb' };
  if (features.refuseWhenNotReady && agentState === 'not-ready') return { do: 'refuse', status: 480, cause: 'not-ready' };
  const wanted = features.autoAnswer || (features.autoAnswerByHeader && asksForAnswer);
  return wanted && agentState === 'ready' && !doNotDisturb ? { do: 'answer' } : { do: 'ring' };
}
