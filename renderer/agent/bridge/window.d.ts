import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';

declare global {
  interface Window {
    /** Set by the preload script. */
    readonly softphone: SoftphoneBridge;
  }
}
