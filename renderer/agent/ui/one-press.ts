import type { KeyboardEvent, MouseEvent } from 'react';

/**
 * For a part of the window whose buttons change under the pointer and under the focus: of a double click only the first one presses a button,
 * and a key held down presses it once. The second would fall on what has come in its place.
 */
export const ONE_PRESS = {
  onClickCapture: (event: MouseEvent): void => {
    if (event.detail > 1) stop(event);
  },
  onKeyDownCapture: (event: KeyboardEvent): void => {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) stop(event);
  },
};

function stop(event: MouseEvent | KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
