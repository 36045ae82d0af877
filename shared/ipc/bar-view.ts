import type { Call } from '../domain/call/call.ts';
import type { KeyMap } from '../domain/keys/key-map.ts';
import type { CallId } from '../lib/brand.ts';
import type { Language, Settings } from './app-state.ts';

/** One call as the bar shows it. */
export type BarCall = {
  readonly callId: CallId;
  readonly direction: Call['direction'];
  readonly status: 'dialling' | 'ringing' | 'answering' | 'talking' | 'onHold';
  /** Empty for an anonymous caller, and while the desk is locked. */
  readonly name: string;
  /** In national notation; empty when the name is the number. */
  readonly number: string;
  /** Wall-clock ms from which the time runs: the answer, else the first ring. */
  readonly since: number;
  readonly muted: boolean;
  readonly can: { readonly mute: boolean; readonly hold: boolean; readonly resume: boolean; readonly hangUp: boolean };
};

/** Everything the call bar shows: no customer data beyond the name on the card. */
export type BarView = {
  readonly language: Language;
  readonly theme: Settings['theme'];
  /** Keys that differ from the usual ones, by shortcut. */
  readonly keys: KeyMap;
  /** The desk was left: nobody is named. */
  readonly locked: boolean;
  /** The call that rings here. */
  readonly ringing: BarCall | null;
  /** The conversation, or the call that is being set up. */
  readonly current: BarCall | null;
};
