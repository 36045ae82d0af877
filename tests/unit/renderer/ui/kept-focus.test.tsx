import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { EscapeForm } from '../../../../renderer/agent/ui/escape-form.tsx';
import { useKeptFocus } from '../../../../renderer/agent/ui/use-kept-focus.ts';

afterEach(cleanup);
/** What has the focus is called so. */
const focused = (): string => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '';
/** What follows a change of the page by itself. */
const settled = () => act(async () => Promise.resolve());

/** Rows that can be removed, each with a panel of its own. */
function Rows() {
  const box = useRef<HTMLDivElement>(null);
  useKeptFocus(box);
  const [rows, setRows] = useState(['first', 'second', 'third']);
  const [open, setOpen] = useState('');
  return (
    <section data-view="">
      <button type="button">New</button>
      <div ref={box}>
        <ul>
          {rows.map((row) => (
            <li key={row}>
              <button type="button" onClick={() => setRows(rows.filter((each) => each !== row))}>{`Remove ${row}`}</button>
              <button type="button" onClick={() => setOpen(row)}>{`Open ${row}`}</button>
              {open === row && (
                <button type="button" onClick={() => setOpen('')}>
                  Close
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

describe('the focus, when what has it goes', () => {
  it('is on the row that took the place, on the last one, and at last where it was before', async () => {
    const user = userEvent.setup();
    render(<Rows />);
    screen.getByRole('button', { name: 'New' }).focus();
    for (const [row, then] of [['second', 'Remove third'], ['third', 'Remove first'], ['first', 'New']] as const) {
      screen.getByRole('button', { name: `Remove ${row}` }).focus();
      await user.keyboard('{Enter}');
      await settled();
      expect(focused()).toBe(then);
    }
  });

  it('is on what opened a panel that closes', async () => {
    const user = userEvent.setup();
    render(<Rows />);
    screen.getByRole('button', { name: 'Open second' }).focus();
    await user.keyboard('{Enter}');
    screen.getByRole('button', { name: 'Close' }).focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(focused()).toBe('Open second');
  });

  it('stays elsewhere, where somebody is', async () => {
    render(
      <>
        <input aria-label="Elsewhere" />
        <Rows />
      </>,
    );
    screen.getByRole('button', { name: 'Remove second' }).focus();
    const remove = screen.getByRole('button', { name: 'Remove second' });
    screen.getByRole('textbox', { name: 'Elsewhere' }).focus();
    act(() => remove.click());
    await settled();
    expect(focused()).toBe('Elsewhere');
  });

  it('is back in the field that somebody typed in before a form, also when it went by its key', async () => {
    const user = userEvent.setup();
    function Page() {
      const [open, setOpen] = useState(false);
      return (
        <>
          <input aria-label="Notes" onKeyDown={(event) => event.key === 'F3' && setOpen(true)} />
          {open && (
            <EscapeForm label="Form" onSubmit={() => setOpen(false)} onCancel={() => setOpen(false)}>
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- as the forms of the window do */}
              <input aria-label="When" autoFocus />
            </EscapeForm>
          )}
        </>
      );
    }
    render(<Page />);
    for (const key of ['{Enter}', '{Escape}']) {
      screen.getByRole('textbox', { name: 'Notes' }).focus();
      await user.keyboard('{F3}');
      expect(focused()).toBe('When');
      await user.keyboard(key);
      await settled();
      expect(focused()).toBe('Notes');
    }
  });

  it('is beside what opened a form, where that cannot be pressed while the work goes on', async () => {
    const user = userEvent.setup();
    function Page() {
      const box = useRef<HTMLDivElement>(null);
      useKeptFocus(box);
      const [state, setState] = useState<'rest' | 'form' | 'busy'>('rest');
      return (
        <div data-view="" ref={box}>
          <button type="button" aria-expanded="true">
            Changes
          </button>
          <section aria-label="Files">
            <button type="button" disabled={state !== 'rest'} onClick={() => setState('form')}>
              Import
            </button>
            {state === 'form' && (
              <EscapeForm label="Form" onSubmit={() => setState('busy')} onCancel={() => setState('rest')}>
                {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- as the forms of the window do */}
                <input aria-label="Source" autoFocus />
              </EscapeForm>
            )}
            <button type="button">Add</button>
          </section>
        </div>
      );
    }
    render(<Page />);
    screen.getByRole('button', { name: 'Changes' }).focus();
    screen.getByRole('button', { name: 'Import' }).focus();
    await user.keyboard('{Enter}');
    await user.keyboard('{Enter}');
    await settled();
    expect(focused()).toBe('Add');
  });
});
