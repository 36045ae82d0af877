import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followAfterPaint } from '../../../../renderer/agent/bridge/after-paint.ts';
import type { MirrorState } from '../../../../renderer/agent/bridge/app-store.ts';
import type { EntryInHand, ListWork } from '../../../../shared/domain/call-list/call-list.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import type { AppState } from '../../../../shared/ipc/app-state.ts';
import { testAppState } from '../../../support/app-state.ts';
import { stateWith } from '../../../support/interactions.ts';
import { brandId, type E164 } from '../../../../shared/lib/brand.ts';

const NUMBER = brandId<E164>('+31612345678');

const atRest = testAppState();
const ringing: AppState = { ...atRest, calls: stateWith([{ phase: 'ringing' }]).calls };

function follow(first: AppState) {
  const store = createStore<MirrorState>(() => ({ state: first, seq: 0 }));
  const late = followAfterPaint({ store, reached: () => null, stop: () => undefined });
  const show = (state: AppState): void => store.setState(({ seq }) => ({ state, seq: seq + 1 }));
  return { show, late, shown: () => late.store.getState().state };
}

describe('the mirror of parts that can wait', () => {
  let frames: FrameRequestCallback[] = [];
  const paint = (): void => {
    for (const frame of frames.splice(0)) frame(0);
  };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  });
  afterEach(() => {
    frames = [];
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('follows at once as long as no call begins', () => {
    const { show, shown } = follow(atRest);
    const changed = { ...atRest, recentCalls: [] };
    show(changed);
    expect(shown()).toBe(changed);
  });

  it('lets the card of a new call be painted first, and then has everything', () => {
    const { show, shown } = follow(atRest);
    show(ringing);
    const later = { ...ringing, recentCalls: [] };
    show(later);
    expect(shown()).toBe(atRest);
    paint();
    expect(shown()).toBe(atRest);
    paint();
    expect(shown()).toBe(later);
  });

  it('does not wait for ever where nothing is painted', () => {
    const { show, shown } = follow(atRest);
    show(ringing);
    vi.advanceTimersByTime(100);
    expect(shown()).toBe(ringing);
  });

  it('never lags behind what is being filled in', () => {
    const [interaction] = stateWith([{}]).interactions;
    if (interaction === undefined) throw new Error('one call was asked for');
    const { show, shown } = follow({ ...atRest, interactions: [interaction] });
    show({ ...ringing, interactions: [interaction] });
    const typed = { ...ringing, interactions: [{ ...interaction, values: {} }] };
    show(typed);
    expect(shown()).toBe(typed);
  });

  describe('when a call list goes on', () => {
    const made = stateWith([{ phase: 'ended', direction: 'out' }]);
    const [interaction] = made.interactions;
    const call = { ...made.calls.calls[0], answeredAt: null } as Call;
    if (interaction === undefined) throw new Error('one call was asked for');
    const state = { ...made, calls: { ...made.calls, calls: [call] } };
    const entry = (entryId: number) => ({ entryId, numbers: [NUMBER] }) as unknown as EntryInHand;
    const work = (phase: ListWork['phase'], entryId: number): ListWork => ({ ...({ together: false, mode: 'preview' } as ListWork), phase, entry: entry(entryId), number: NUMBER, callId: phase === 'preview' ? null : call.id });
    const on = (now: ListWork, more: Partial<AppState> = {}): AppState => ({ ...atRest, ...more, callLists: { ...atRest.callLists, work: now } });
    const calling = on(work('calling', 1), { calls: { ...state.calls, calls: [{ ...call, phase: 'ringing-out' }] }, interactions: [interaction] });

    it('lets whoever comes next be painted first, from the end of the call before on', () => {
      const { show, shown } = follow(calling);
      show({ ...calling, calls: state.calls, interactions: [{ ...interaction, state: 'unregistered' }] });
      expect(shown()).toBe(calling);
      show(on(work('after', 1), { calls: state.calls, interactions: [] }));
      paint();
      paint();
      expect(shown()).toBe(calling);
      const next = on(work('preview', 2), { calls: state.calls, interactions: [] });
      show(next);
      const later = { ...next, recentCalls: [] };
      show(later);
      paint();
      expect(shown()).toBe(calling);
      paint();
      expect(shown()).toBe(later);
    });

    it('does not wait for ever when nobody comes next', () => {
      const { show, shown } = follow(calling);
      const ended = { ...calling, calls: state.calls };
      show(ended);
      expect(shown()).toBe(calling);
      vi.advanceTimersByTime(100);
      expect(shown()).toBe(ended);
    });

    it('has everything of a call that goes on after a tenth of a second', () => {
      const { show, shown } = follow(on(work('preview', 1)));
      show(calling);
      vi.advanceTimersByTime(99);
      expect(shown()).not.toBe(calling);
      vi.advanceTimersByTime(1);
      expect(shown()).toBe(calling);
    });

    it('draws nothing of a call that ended before anything of it was drawn', () => {
      const before = on(work('preview', 1));
      const { show, shown } = follow(before);
      show(calling);
      for (let frame = 0; frame < 5; frame += 1) paint();
      expect(shown()).toBe(before);
      show({ ...calling, calls: state.calls, interactions: [{ ...interaction, state: 'unregistered' }] });
      paint();
      paint();
      expect(shown()).toBe(before);
      const next = on(work('preview', 2), { calls: state.calls });
      show(next);
      paint();
      paint();
      expect(shown()).toBe(next);
    });

    it('has the end of a conversation as soon as it is to be registered, and waits for the next one where it is registered already', () => {
      const talked = { ...state.calls, calls: [{ ...call, answeredAt: call.startedAt }] };
      for (const now of ['handling', 'completed'] as const) {
        const { show, shown } = follow(calling);
        show({ ...calling, calls: talked });
        expect(shown()).toBe(calling);
        const told = { ...calling, calls: talked, interactions: [{ ...interaction, state: now }] };
        show(told);
        expect(shown()).toBe(now === 'handling' ? told : calling);
      }
    });

    it('waits anew for the next one while the call before has only just begun', () => {
      const { show, shown } = follow(on(work('preview', 1)));
      show(calling);
      paint();
      const next = on(work('preview', 2), { calls: state.calls });
      show(next);
      paint();
      expect(shown()).not.toBe(next);
      paint();
      expect(shown()).toBe(next);
    });
  });

  it('does not wait when nobody works, since a call then brings another screen', () => {
    const nobody = { ...atRest, session: { ...atRest.session, agent: null } };
    const { show, shown } = follow(nobody);
    const rung = { ...ringing, session: nobody.session };
    show(rung);
    expect(shown()).toBe(rung);
  });

  it('stops with its source', () => {
    const { show, late, shown } = follow(atRest);
    show(ringing);
    late.stop();
    vi.advanceTimersByTime(100);
    paint();
    paint();
    expect(shown()).toBe(atRest);
  });
});
