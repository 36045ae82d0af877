import { itemsToConfirm, type VerifyItem } from '../../../../shared/domain/verification/verification.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { VerifyLine } from './verify-items.tsx';
import { useCommand } from '../../bridge/use-command.ts';

/** How far the caller of this call is verified, and the ways to go on. */
export function useVerification(interaction: InteractionView): {
  /** `none`: nothing is wanted, or nothing is known to compare with. */
  readonly state: 'none' | 'open' | 'verified' | 'failed';
  readonly lines: readonly VerifyLine[];
  readonly verifiedAt: number | null;
  readonly tick: (item: VerifyItem) => void;
  readonly fail: (failed: boolean) => void;
  readonly error: AppError | null;
} {
  const tick = useCommand('verification.tick');
  const fail = useCommand('verification.fail');
  const { id: interactionId, verification, masked = {}, contact } = interaction;
  const asked = Object.keys(masked) as readonly VerifyItem[];
  // Once everything is shown, main tells no hints any more.
  const items = verification === undefined ? [] : asked.length > 0 ? verification.required.filter((item) => asked.includes(item)) : itemsToConfirm(verification, contact);
  const lines = items.map((item) => ({ item, hint: masked[item] ?? '', confirmed: verification?.confirmed[item] !== undefined }));
  const state =
    verification === undefined || lines.length === 0 ? 'none' : verification.failedAt !== null ? 'failed' : verification.verifiedAt !== null ? 'verified' : asked.length > 0 ? 'open' : 'none';
  return {
    state,
    lines,
    verifiedAt: verification?.verifiedAt ?? null,
    tick: (item) => void tick.run({ interactionId, item, confirmed: verification?.confirmed[item] === undefined }),
    fail: (failed) => void fail.run({ interactionId, failed }),
    error: tick.error ?? fail.error,
  };
}
