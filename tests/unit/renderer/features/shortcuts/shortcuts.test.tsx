import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SHORTCUT_IDS, SHORTCUTS } from '../../../../../shared/domain/keys/shortcut-list.ts';
import { matchShortcut } from '../../../../../renderer/agent/features/shortcuts/match-shortcut.ts';
import { PLACES } from '../../../../../renderer/agent/places.ts';
import { useShortcut } from '../../../../../renderer/agent/features/shortcuts/use-shortcut.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const press = (key: string, change: Partial<KeyboardEvent> = {}) => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });

describe('matchShortcut', () => {
  it('knows keys with and without modifiers, digits, and both Ctrl and Command', () => {
    expect(matchShortcut(press('F4'), true)?.id).toBe('hang-up');
    expect(matchShortcut(press('F4', { ctrlKey: true, altKey: true }), true)).toBeNull();
    expect(matchShortcut(press('k', { ctrlKey: true }), true)?.id).toBe('search');
    expect(matchShortcut(press('K', { metaKey: true }), true)?.id).toBe('search');
    expect(matchShortcut(press('Enter', { ctrlKey: true }), true)?.id).toBe('save-registration');
    expect(matchShortcut(press('3'), false)).toEqual({ id: 'script-answer', digit: 3 });
    expect(matchShortcut(press('™', { altKey: true, code: 'Digit2' }), true)).toEqual({ id: 'script-answer', digit: 2 });
  });

  it('leaves bare characters to text fields', () => {
    expect(matchShortcut(press('3'), true)).toBeNull();
    expect(matchShortcut(press('?', { shiftKey: true }), true)).toBeNull();
    expect(matchShortcut(press('?', { shiftKey: true }), false)?.id).toBe('cheat-sheet');
  });

  it('gives no two actions the same keys', () => {
    const keys = SHORTCUT_IDS.flatMap((id) => [...SHORTCUTS[id].keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

function Listener({ id, on, enabled = true }: { readonly id: 'hang-up' | 'script-answer'; readonly on: (digit: number) => void; readonly enabled?: boolean }) {
  useShortcut(id, on, enabled);
  return <input aria-label="text" onKeyDown={(event) => event.stopPropagation()} />;
}

describe('useShortcut', () => {
  it('works while typing, for the latest listener, until it is switched off', async () => {
    const user = userEvent.setup();
    const [first, second] = [vi.fn<(digit: number) => void>(), vi.fn<(digit: number) => void>()];
    const { rerender } = render(<><Listener id="hang-up" on={first} /><Listener id="hang-up" on={second} /></>);
    await user.click(screen.getAllByLabelText('text')[0] as HTMLElement);
    await user.keyboard('{F4}');
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    rerender(<><Listener id="hang-up" on={first} /><Listener id="hang-up" on={second} enabled={false} /></>);
    await user.keyboard('{F4}');
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  it('acts once while a key is held down, and hands over the digit', () => {
    const on = vi.fn<(digit: number) => void>();
    render(<Listener id="script-answer" on={on} />);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '4' }));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '4', repeat: true }));
    expect(on.mock.calls).toEqual([[4]]);
  });
});

describe('typing on in a field that went away', () => {
  it('answers nothing until there was a pause, a press of the mouse, or another key that is no typing', async () => {
    const user = userEvent.setup();
    const on = vi.fn<(digit: number) => void>();
    const hangUp = vi.fn<(digit: number) => void>();
    const shown = (field: boolean) => (
      <>
        {field && <Listener id="hang-up" on={hangUp} />}
        <Listener id="script-answer" on={on} />
      </>
    );
    const { rerender } = render(shown(true));
    const typeAndLose = async (text: string): Promise<void> => {
      rerender(shown(true));
      await user.click(screen.getAllByLabelText('text')[0] as HTMLElement);
      await user.keyboard(text);
      rerender(shown(false));
    };
    await typeAndLose('at 1');
    await user.keyboard('2:30{Backspace}5?{Enter}6');
    expect(on.mock.calls).toEqual([]);
    // The agent goes on with something else.
    await user.keyboard('{Escape}4');
    expect(on.mock.calls).toEqual([[4]]);
    await typeAndLose('at 1');
    await user.pointer([{ keys: '[MouseLeft]', target: document.body }]);
    await user.keyboard('5');
    expect(on.mock.calls.at(-1)).toEqual([5]);
    await typeAndLose('at 1');
    const later = new KeyboardEvent('keydown', { key: '6', bubbles: true });
    Object.defineProperty(later, 'timeStamp', { value: later.timeStamp + 1_050 });
    document.body.dispatchEvent(later);
    expect(on.mock.calls.at(-1)).toEqual([6]);
    // Whoever ended it with Enter is through with it.
    await typeAndLose('at 1{Enter}');
    await user.keyboard('7');
    expect(on.mock.calls).toEqual([[4], [5], [6], [7]]);
  });
});

describe('cheat sheet', () => {
  it('opens with ? and lists every action, closes with Escape', async () => {
    const { user } = await renderApp(testAppState());
    await user.keyboard('?');
    const sheet = screen.getByRole('dialog', { name: 'All shortcuts' });
    const places = PLACES.filter(({ digit }) => digit !== null).length;
    expect(sheet.querySelectorAll('dd')).toHaveLength(
      SHORTCUT_IDS.filter((id) => SHORTCUTS[id].group !== 'everywhere' && id !== 'place').length + places,
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
