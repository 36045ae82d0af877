// The real agent window over a scripted main: ?state=NAME&lang=en|nl&theme=light|dark. For looking, and for screenshots.
import './without-eval.ts';
import '@fontsource-variable/inter';
import '../../../renderer/agent/styles/tokens.css';
import '../../../renderer/agent/styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/agent/app.tsx';
import { applyPreferences } from '../../../renderer/agent/bridge/apply-preferences.ts';
import { connect } from '../../../renderer/agent/bridge/connection.ts';
import { createI18n } from '../../../renderer/agent/bridge/i18n.ts';
import { LANGUAGES, THEMES } from '../../../shared/ipc/app-state.ts';
import { createFakeSoftphone } from '../fake-softphone.ts';
import { SCENES } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene = SCENES[query.get('state') ?? 'idle'];
const root = document.getElementById('root');
if (scene === undefined || root === null)
  throw new Error(`no such state; there are: ${Object.keys(SCENES).join(', ')}`);

const language = LANGUAGES.find((each) => each === query.get('lang')) ?? 'en';
const theme = THEMES.find((each) => each === query.get('theme')) ?? 'light';
const state = scene.state();
const fake = createFakeSoftphone({ ...state, settings: { ...state.settings, language, theme } });
fake.on('settings.change', (input) => {
  fake.set('settings', { ...fake.state().settings, ...(input as object) });
  return { ok: true, value: undefined };
});
scene.prepare?.(fake);
const texts = createI18n(language);
const connection = connect(fake.bridge);
applyPreferences(connection.mirror, texts, document.documentElement);
createRoot(root).render(<App connection={connection} texts={texts} />);
// Once everything is on screen (the shell draws its outer parts last) the scene can act on it.
const begun = Date.now();
const look = setInterval(() => {
  const drawn = document.querySelector('footer button') !== null || document.querySelector('footer') === null;
  if (Date.now() - begun < (drawn ? 900 : 5_000)) return;
  clearInterval(look);
  scene.act?.(fake, connection);
  setTimeout(() => (root.dataset['ready'] = 'true'), 1_600);
}, 50);
