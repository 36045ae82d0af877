import { act, configure, render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { App } from '../../renderer/agent/app.tsx';
import { applyPreferences } from '../../renderer/agent/bridge/apply-preferences.ts';
import type { Place } from '../../renderer/agent/bridge/place.ts';
import { connect, type Connection } from '../../renderer/agent/bridge/connection.ts';
import type { nextTask } from '../../renderer/agent/bridge/next-task.ts';
import { createI18n } from '../../renderer/agent/bridge/i18n.ts';
import { loadLaterParts } from '../../renderer/agent/ui/later.tsx';
import type { AppState } from '../../shared/ipc/app-state.ts';
import type { FirstScreen } from '../../shared/ipc/first-screen.ts';
import { createFakeSoftphone, type FakeSoftphone } from './fake-softphone.ts';

// What is waited for appears at once; a busy machine may take longer than the library's own second.
configure({ asyncUtilTimeout: 10_000 });

/** What main tells is shown at once, so that a test may look for it in its next line. */
const AT_ONCE: typeof nextTask = (run) => ({ request: run, stop: () => undefined });

export type RenderedApp = RenderResult & {
  readonly fake: FakeSoftphone;
  readonly connection: Connection;
  readonly user: UserEvent;
};

/** The whole agent window over a scripted main, after the first snapshot. `prepare` scripts answers beforehand; `places` stands for those of the application, `first` for what main expects. */
export async function renderApp(
  state: AppState,
  prepare?: (fake: FakeSoftphone) => void,
  places?: readonly Place[],
  first?: FirstScreen,
): Promise<RenderedApp> {
  await loadLaterParts();
  const fake = createFakeSoftphone(state);
  prepare?.(fake);
  const texts = createI18n('en');
  const connection = connect(fake.bridge, first, AT_ONCE);
  const stopPreferences = applyPreferences(connection.mirror, texts, document.documentElement);
  const result = render(<App connection={connection} texts={texts} {...(places === undefined ? {} : { places })} />);
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  return {
    ...result,
    fake,
    connection,
    user: userEvent.setup(),
    unmount: () => {
      stopPreferences();
      connection.stop();
      result.unmount();
    },
  };
}
