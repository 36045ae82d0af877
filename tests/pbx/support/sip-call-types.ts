import type { SipResponse } from './sip-message.ts';
import type { SipTransactions } from './sip-transactions.ts';
import type { G711 } from './tones.ts';

/**
 * `calling`: nothing heard yet. `incoming`: not answered yet. `ringing`: 18x seen or sent.
 * `confirmed`: answered and acknowledged. `ended`: over, see `end`.
 */
export type CallState = 'calling' | 'incoming' | 'ringing' | 'confirmed' | 'ended';

/** How a call ended. */
export interface CallEnd {
  readonly by: 'local' | 'remote';
  readonly how: 'BYE' | 'CANCEL' | 'rejected' | 'failed';
  /** Status of the final response to the INVITE, when it was refused. */
  readonly status: number | undefined;
  /** Reason header fields of the message that ended it. */
  readonly reasons: readonly string[];
}

/** What a call needs of the peer it belongs to. */
export interface CallContext {
  readonly transactions: SipTransactions;
  /** Value of our Contact. */
  readonly contact: string;
  readonly laws: readonly G711[];
  /** Authorization for a challenge, undefined without a password. */
  authorize(challenge: SipResponse, method: string, uri: string): readonly [string, string] | undefined;
  ended(callId: string): void;
}

export interface CallOptions {
  /** Header fields added to the INVITE. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `late`: INVITE without SDP, the answer goes into the ACK. */
  readonly offer?: 'normal' | 'late';
  /** Frequency to say, hertz; default the peer's. */
  readonly toneHz?: number;
  /** SDP instead of our own. */
  readonly sdp?: string;
}
