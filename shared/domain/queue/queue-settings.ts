import { NOT_READY_REASONS } from '../agent-state/agent-state.ts';

/** How the queues of the telephone system (ACD) are told what the agent does. */
export const QUEUE_METHODS = ['none', 'codes', 'http', 'feature-event'] as const;
export type QueueMethod = (typeof QUEUE_METHODS)[number];

/** Why an agent is paused: what the agent chose, or that the last call is still being handled. */
export const PAUSE_REASONS = [...NOT_READY_REASONS, 'handling'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/**
 * How an account's PBX is told. Texts may hold `{agent}` (the user part of the account's address) and `{reason}` (the
 * account's code for the reason); those of `http` also `{action}`: `log-in`, `log-out`, `pause` or `unpause`.
 */
export type QueueSettings = {
  readonly method: QueueMethod;
  /** Numbers to dial; an empty one is never dialled. */
  readonly codes: { readonly logIn: string; readonly logOut: string; readonly pause: string; readonly unpause: string };
  /** With an empty body the address is fetched (GET), else the body is posted. The token goes along as a bearer (RFC 6750). */
  readonly http: { readonly url: string; readonly body: string; readonly token?: string };
  readonly reasons: Readonly<Record<PauseReason, string>>;
  /** Paused between the end of a call and the end of its registration, so that no call comes in between. */
  readonly pauseWhileHandling: boolean;
};

export const NO_QUEUE: QueueSettings = {
  method: 'none',
  codes: { logIn: '*45', logOut: '*46', pause: '*47{reason}', unpause: '*48' },
  http: { url: '', body: '' },
  reasons: { break: '1', lunch: '2', meeting: '3', training: '4', 'e-mail': '5', technical: '6', other: '7', handling: '8' },
  pauseWhileHandling: true,
};
