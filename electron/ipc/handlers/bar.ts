import { barViewOf } from '../../app/bar-view.ts';
import type { Desktop } from '../../app/ports/platform-ports.ts';
import type { StateStore } from '../../app/state-store.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function barHandlers(store: StateStore, desktop: Desktop): Handlers<'bar'> {
  return {
    'bar.show': () => ok(barViewOf(store.get())),
    'bar.showWindow': () => {
      desktop.bringToFront();
      return ok();
    },
  };
}
