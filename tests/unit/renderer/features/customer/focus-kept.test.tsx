import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { useFocusKept } from '../../../../../renderer/agent/features/customer/use-focus-kept.ts';
import { isFocusFree } from '../../../../../renderer/agent/ui/focus.ts';

afterEach(cleanup);
const settled = () => act(async () => Promise.resolve());

function Region() {
  const box = useRef<HTMLDivElement>(null);
  const kept = useFocusKept(box);
  const [there, setThere] = useState(true);
  return (
    <>
      <div ref={box} data-testid="region" {...kept}>
        {there && (
          <button type="button" onClick={() => setThere(false)}>
            Goes
          </button>
        )}
        <button type="button">Stays</button>
      </div>
      <button type="button" onClick={() => setThere(false)}>
        Elsewhere
      </button>
    </>
  );
}

describe('the focus of a region', () => {
  it('rests on the region when what had it goes: the next key goes on from there, and what comes next may take it', async () => {
    const user = userEvent.setup();
    render(<Region />);
    expect(isFocusFree()).toBe(true);
    await user.tab();
    expect(isFocusFree()).toBe(false);
    await user.keyboard('{Enter}');
    await settled();
    expect(document.activeElement).toBe(screen.getByTestId('region'));
    expect(isFocusFree()).toBe(true);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByText('Stays'));
    expect(isFocusFree()).toBe(false);
    // By a click on a word in it nobody is at work there.
    expect(screen.getByTestId('region').hasAttribute('tabindex')).toBe(false);
  });

  it('is left where somebody is at work elsewhere', async () => {
    const user = userEvent.setup();
    render(<Region />);
    await user.tab();
    await user.click(screen.getByText('Elsewhere'));
    await settled();
    expect(document.activeElement).toBe(screen.getByText('Elsewhere'));
    expect(isFocusFree()).toBe(false);
  });
});
