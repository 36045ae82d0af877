import type { BarBridge } from '../../shared/ipc/bar.ts';

declare global {
  interface Window {
    /** Set by the preload script of the call bar. */
    readonly callBar: BarBridge;
  }
}
