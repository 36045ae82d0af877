import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../shared/domain/call/call-event.ts';
import { brandId, type CallId, type InteractionId } from '../../../shared/lib/brand.ts';
import { TEST_NOW, testAppState } from '../../support/app-state.ts';
import { renderApp } from '../../support/render-app.tsx';

afterEach(cleanup);

const callId = brandId<CallId>('0190a000-0000-7000-8000-0000000000c1');
const ringing: CallEvent = {
  type: 'started',
  callId,
  at: TEST_NOW,
  direction: 'in',
  interactionId: brandId<InteractionId>('0190a000-0000-7000-8000-0000000000d1'),
  remote: { uri: 'sip:0612345678@pbx.example', raw: '0612345678', number: null, displayName: '' },
  sipCallId: 'a@b',
};

describe('the window', () => {
  it('has the four regions under the names that assistive technology relies on', async () => {
    await renderApp(testAppState());
    for (const name of ['Telephone', 'Script', 'Customer', 'Registration'])
      expect(screen.getByRole('region', { name })).toBeTruthy();
  });

  it('never hides a living call, also when nobody is logged in', async () => {
    const { fake } = await renderApp(testAppState({ session: { ...testAppState().session, agent: null } }));
    act(() => fake.emit({ type: 'call', event: ringing }));
    expect(await screen.findByRole('region', { name: 'A call is coming in' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Who are you?' })).toBeTruthy();
    // Nor anything of the work of whoever was here before.
    expect(screen.queryByRole('region', { name: 'Telephone' })).toBeNull();
    act(() =>
      fake.emit({ type: 'call', event: { type: 'ended', callId, at: TEST_NOW + 9_000, end: { cause: 'missed' } } }),
    );
    expect(screen.queryByRole('region', { name: 'A call is coming in' })).toBeNull();
  });
});
