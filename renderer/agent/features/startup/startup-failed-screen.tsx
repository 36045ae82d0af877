import type { StartupState } from '../../../../shared/ipc/app-state.ts';
export function StartupFailedScreen(_: { readonly startup: Extract<StartupState, { phase: 'failed' }> }) {
  return null;
}
