import { CSPProvider } from '@base-ui/react/csp-provider';
import type { i18n } from 'i18next';
import { Activity, useEffect, useLayoutEffect, useState } from 'react';
import { afterPaint } from './bridge/after-paint.ts';
import type { Connection } from './bridge/connection.ts';
import { ConnectionProvider, useAppState, useClient, useConnection, useMirrorReady } from './bridge/hooks.ts';
import { PlacesProvider, type Place } from './bridge/place.ts';
import { TextsProvider } from './bridge/texts.ts';
import { LoginScreen } from './features/login/login-screen.tsx';
import { setKeys } from './features/shortcuts/index.ts';
import { LongStart } from './features/startup/long-start.tsx';
import { StartingScreen } from './features/startup/starting-screen.tsx';
import { StartupFailedScreen } from './features/startup/startup-failed-screen.tsx';
import { PLACES } from './places.ts';
import { Shell } from './shell.tsx';
import { clearDial } from './features/telephone/dial-store.ts';
import { PlainTelephone } from './features/telephone/plain-calls.tsx';
import { FaultBoundary } from './ui/fault-boundary.tsx';
import { later } from './ui/later.tsx';
import { TooltipProvider } from './ui/tooltip.tsx';

const LockScreen = later(async () => (await import('./features/access/lock-screen.tsx')).LockScreen);
const FirstRunScreen = later(async () => (await import('./features/setup/first-run-screen.tsx')).FirstRunScreen);

/** The agent window. Everything it needs comes in, so that tests and the gallery mount the very same tree. */
export function App({
  connection,
  texts,
  places = PLACES,
}: {
  readonly connection: Connection;
  readonly texts: i18n;
  readonly places?: readonly Place[];
}) {
  return (
    <CSPProvider disableStyleElements>
      <TextsProvider i18n={texts}>
        <ConnectionProvider value={connection}>
          <TooltipProvider>
            <PlacesProvider value={places}>
              <Gate />
            </PlacesProvider>
          </TooltipProvider>
        </ConnectionProvider>
      </TextsProvider>
    </CSPProvider>
  );
}

function Gate() {
  if (!useMirrorReady()) return <StartingScreen />;
  return (
    <FaultBoundary renderInstead={(again) => <PlainTelephone onAgain={again} />}>
      <Screen />
    </FaultBoundary>
  );
}

/**
 * Which screen the state asks for. Log-in takes the whole window, with the controls of an emergency call. First run does, except while a
 * call is alive: then it takes the centre, so that the call stays in sight. The lock screen always takes all of it. A start that
 * is expected to lead to the work shows its telephone at once: whoever is quick types a number while main reads the data.
 */
function Screen() {
  const startup = useAppState((state) => state.startup);
  const accountKind = useAppState((state) => state.account.kind);
  const locked = useAppState((state) => state.locked);
  const loggedIn = useAppState((state) => state.session.agent !== null);
  const keys = useAppState(({ settings }) => settings.keys);
  useLayoutEffect(() => setKeys(keys), [keys]);
  const client = useClient();
  const starting = startup.phase === 'starting';
  useLayoutEffect(() => (loggedIn ? clearDial : undefined), [loggedIn]);
  useEffect(() => (starting ? undefined : afterPaint(() => void client.invoke('system.painted', {}))), [client, starting]);
  const callAlive = useAppState((state) => state.calls.calls.some(({ phase }) => phase !== 'ended'));

  const [opens, setOpens] = useState(useConnection().opensAtWork);
  if (opens && !starting) setOpens(false);
  const opening = opens && starting;

  if (startup.phase === 'failed') return <StartupFailedScreen startup={startup} />;
  if (starting && !opening) return <StartingScreen />;
  const screen = opening ? null : !loggedIn ? <LoginScreen /> : accountKind === 'none' ? <FirstRunScreen /> : null;
  const away = loggedIn && locked;
  return (
    <>
      {/* What was typed, chosen and marked is there again afterwards. */}
      <Activity mode={away ? 'hidden' : 'visible'}>
        {screen === null || (loggedIn && callAlive) ? <Shell {...(screen === null ? {} : { centre: screen })} /> : screen}
      </Activity>
      {away && <LockScreen />}
      {opening && <LongStart />}
    </>
  );
}
