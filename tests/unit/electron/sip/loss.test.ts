import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionInternals } from '../../../../electron/sip/jssip-private.ts';
import { guardAgainstLoss } from '../../../../electron/sip/loss-guard.ts';
import { MediaRecovery, type MediaRecoveryDeps } from '../../../../electron/sip/media-recovery.ts';

describe('a request that nobody answers', () => {
  const guarded = (established: boolean): { readonly session: SessionInternals; readonly happened: string[] } => {
    const happened: string[] = [];
    const jssip = (what: string) => () => void happened.push(`JsSIP: ${what}`);
    const session = {
      onTransportError: jssip('transport error'),
      onRequestTimeout: jssip('timeout'),
      onDialogError: jssip('dialog error'),
    } as unknown as SessionInternals;
    guardAgainstLoss(session, {
      isEstablished: () => established,
      interrupt: () => void happened.push('interrupted'),
      because: (cause) => void happened.push(cause),
    });
    return { session, happened };
  };

  it('does not end a conversation, by a lost connection or by 32 s of silence; an answer that there is none does', () => {
    const { session, happened } = guarded(true);
    session.onTransportError();
    session.onRequestTimeout();
    expect(happened).toEqual(['interrupted', 'interrupted']);
    session.onDialogError();
    expect(happened.slice(2)).toEqual(['connection-lost', 'JsSIP: dialog error']);
  });

  it('ends what is still being set up', () => {
    const { session, happened } = guarded(false);
    session.onRequestTimeout();
    expect(happened).toEqual(['unreachable', 'JsSIP: timeout']);
  });
});

describe('a conversation without sound', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const made = (may: () => boolean, ready: () => boolean, health: string | null = null): { readonly told: string[]; readonly recovery: MediaRecovery } => {
    const told: string[] = [];
    const recovery = new MediaRecovery({
      session: { _connection: health === null ? null : { health } },
      media: { get ready() { return ready(); } },
      clock: { now: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => performance.now() },
      exchange: { keepsAssociation: false },
      reinvites: { interrupt: () => undefined },
      canSignal: () => may(),
      // No microphone is to be had: every try fails.
      takeStream: () => Promise.resolve(null),
      renewDialog: () => Promise.resolve(false),
      tell: (state: string) => void told.push(state),
      giveUp: () => void told.push('gives up'),
      log: (message: string) => void (message.startsWith('rebuilding') && told.push(message)),
    } as unknown as MediaRecoveryDeps);
    return { told, recovery };
  };

  it('is kept for as long as nothing can be tried, and given up after a minute of trying', async () => {
    let connected = false;
    let ready = true;
    const { told, recovery } = made(() => connected, () => ready);
    recovery.start('a test');
    told.length = 0;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    connected = true;
    ready = false;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    ready = true;
    await vi.advanceTimersByTimeAsync(50_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['gives up']);
  });

  it('looks for a path at once when a network comes, unless it has one', () => {
    const has = made(() => false, () => true, 'connected');
    has.recovery.onNetworkChanged(false);
    expect(has.told).toEqual([]);
    // In the place of a call without sound, and connecting in vain.
    const seeks = made(() => false, () => true, 'connecting');
    seeks.recovery.expect();
    seeks.recovery.onNetworkChanged(false);
    expect(seeks.told).toEqual(['rebuilding the media of a call: the network changed']);
    seeks.recovery.dispose();
  });
});
