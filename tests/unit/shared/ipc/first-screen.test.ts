import { describe, expect, it } from 'vitest';
import { firstScreenAfter, readFirstScreen, UNKNOWN_FIRST_SCREEN, writeFirstScreen, type FirstScreen } from '../../../../shared/ipc/first-screen.ts';
import { testAppState } from '../../../support/app-state.ts';

describe('what the next start is expected to show', () => {
  const state = testAppState();
  const [agent] = state.session.agents;
  if (agent === undefined) throw new Error('the test state has nobody');
  const withAgents = (...agents: readonly typeof agent[]) => ({ ...state, session: { ...state.session, agents } });
  const alone = { ...agent, active: true, hasPassword: false };

  it('is the work where one person without a password has a line', () => {
    expect(firstScreenAfter(withAgents(alone)).opens).toBe('work');
    expect(firstScreenAfter(withAgents(alone, { ...alone, active: false })).opens).toBe('work');
  });

  it('is something else where somebody has to choose, to log in, or to set up a line', () => {
    expect(firstScreenAfter(withAgents({ ...alone, hasPassword: true })).opens).toBe('other');
    expect(firstScreenAfter(withAgents(alone, alone)).opens).toBe('other');
    expect(firstScreenAfter(withAgents()).opens).toBe('other');
    expect(firstScreenAfter({ ...withAgents(alone), account: { kind: 'none', sip: null, passwordInMemoryOnly: false } }).opens).toBe('other');
  });

  it('survives the way through the address of the page', () => {
    const all: readonly FirstScreen[] = [
      { opens: 'work', language: 'nl', theme: 'dark' },
      { opens: 'other', language: 'en', theme: 'light' },
      UNKNOWN_FIRST_SCREEN,
    ];
    for (const first of all) expect(readFirstScreen(writeFirstScreen(first))).toEqual(first);
  });

  it('is unknown where the address says nothing, or nonsense', () => {
    for (const query of ['', '.', '...', 'shop.tlh.%00', 'other.', 'opens=work'])
      expect(readFirstScreen(query)).toEqual(UNKNOWN_FIRST_SCREEN);
  });
});
