import { useId, useState, type ComponentProps, type KeyboardEvent } from 'react';

export type SuggestList = {
  /** For the input: it stays a text field whose list is steered by the arrow keys while the focus stays in the text. */
  readonly inputProps: Pick<
    ComponentProps<'input'>,
    'aria-autocomplete' | 'aria-haspopup' | 'aria-controls' | 'aria-activedescendant' | 'onKeyDown' | 'onBlur'
  >;
  readonly listProps: { readonly id: string; readonly role: 'listbox' };
  readonly optionProps: (
    index: number,
  ) => Pick<ComponentProps<'div'>, 'id' | 'role' | 'aria-selected' | 'onMouseDown' | 'onClick' | 'onMouseMove'>;
  readonly open: boolean;
  /** The highlighted option; -1 for none. */
  readonly active: number;
  readonly show: () => void;
  readonly hide: () => void;
};

/**
 * A list of suggestions below a text field (ARIA 1.2: a text box with `aria-autocomplete="list"`). Arrow keys move, Enter picks the
 * highlighted option or, when there is none, does what `onEnter` says; Escape closes the list and only then leaves.
 */
export function useSuggestList({
  count,
  preselect = false,
  closedBy = null,
  onPick,
  onEnter,
}: {
  readonly count: number;
  /** A new value closes the list until it is asked for again. */ readonly closedBy?: string | null;
  readonly preselect?: boolean;
  readonly onPick: (index: number) => void;
  readonly onEnter?: (event: KeyboardEvent) => void;
}): SuggestList {
  const id = useId();
  const [wanted, setWanted] = useState<{ readonly by: string | null } | null>(null);
  const [moved, setMoved] = useState(-1);
  const open = wanted !== null && wanted.by === closedBy && count > 0;
  const first = preselect ? 0 : -1;
  const active = !open ? -1 : moved < 0 || moved >= count ? first : moved;

  const show = (): void => {
    setWanted({ by: closedBy });
    setMoved(-1);
  };
  const hide = (): void => setWanted(null);
  const pick = (index: number): void => {
    hide();
    onPick(index);
  };
  const move = (to: number): void => {
    setMoved(to);
    document.getElementById(`${id}-${to}`)?.scrollIntoView?.({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!open) return show();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        return move(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
      }
      case 'Enter':
        if (active >= 0) {
          event.preventDefault();
          return pick(active);
        }
        return onEnter?.(event);
      case 'Escape':
        if (!open) return undefined;
        event.preventDefault();
        event.stopPropagation();
        return hide();
      default:
        return undefined;
    }
  };

  return {
    inputProps: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': open ? `${id}-list` : undefined,
      'aria-activedescendant': active >= 0 ? `${id}-${active}` : undefined,
      onKeyDown,
      onBlur: hide,
    },
    listProps: { id: `${id}-list`, role: 'listbox' },
    optionProps: (index) => ({
      id: `${id}-${index}`,
      role: 'option',
      'aria-selected': index === active,
      // The focus stays in the text field; without this the list would be gone before the click.
      onMouseDown: (event) => event.preventDefault(),
      onClick: () => pick(index),
      onMouseMove: () => {
        if (index !== active) setMoved(index);
      },
    }),
    open,
    active,
    show,
    hide,
  };
}
