import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyPreferences } from './bridge/apply-preferences.ts';
import { readFirstScreen } from '../../shared/ipc/first-screen.ts';
import { connect } from './bridge/connection.ts';
import { createI18n } from './bridge/i18n.ts';
import { loadLaterParts } from './ui/later.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('The page lacks its root element');

const first = readFirstScreen(location.search.slice(1));
const texts = createI18n(first.language ?? 'en');
const connection = connect(window.softphone, first);
applyPreferences(connection.mirror, texts, document.documentElement);
createRoot(container).render(<App connection={connection} texts={texts} />);
// Main hands out this code as well, and has better things to do until it has started.
const stopWaiting = connection.mirror.store.subscribe(({ state }) => {
  if (state === null || state.startup.phase === 'starting') return;
  stopWaiting();
  void loadLaterParts(() => new Promise((resolve) => requestIdleCallback(resolve)));
});
