import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followAfterPaint } from '../../../../renderer/agent/bridge/after-paint.ts';
import type { MirrorState } from '../../../../renderer/agent/bridge/app-store.ts';
import type { AppState } from '../../../../shared/ipc/app-state.ts';
import { testAppState } from '../../../support/app-state.ts';
import { stateWith } from '../../../support/interactions.ts';

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
