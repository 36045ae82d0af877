import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { giveKeys, holdKeys } from '../../../../../renderer/agent/features/beside/hold-keys.ts';
import { useShortcut } from '../../../../../renderer/agent/features/shortcuts/index.ts';

afterEach(cleanup);

it('gives what was typed before a panel was there to the panel, in order, and nothing of it to the script', async () => {
  const answered: number[] = [];
  const sent: string[] = [];
  function Script() {
    useShortcut('script-answer', (digit) => answered.push(digit));
    return null;
  }
  function Panel() {
    const [text, setText] = useState('');
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent.push(text);
        }}
      >
        <input value={text} onChange={(event) => setText(event.target.value)} />
      </form>
    );
  }
  const user = userEvent.setup();
  const { container, rerender } = render(<Script />);
  holdKeys();
  await user.keyboard('2 chairs{Enter}');
  expect(answered).toEqual([]);
  rerender(
    <>
      <Script />
      <Panel />
    </>,
  );
  container.querySelector('input')?.focus();
  await giveKeys();
  await waitFor(() => expect(sent).toEqual(['2 chairs']));
  expect(answered).toEqual([]);
  // From here on keys go where they went before.
  container.querySelector('input')?.blur();
  await user.keyboard('3');
  expect(answered).toEqual([3]);
});
