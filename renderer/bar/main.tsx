import '@fontsource-variable/inter';
import '../agent/styles/tokens.css';
import '../agent/styles/base.css';
import { createRoot } from 'react-dom/client';
import type { BarView } from '../../shared/ipc/bar-view.ts';
import { createI18n } from '../agent/bridge/i18n.ts';
import { TextsProvider } from '../agent/bridge/texts.ts';
import { CallBar } from './call-bar.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('The page lacks its root element');

const texts = createI18n('en');
const root = createRoot(container);
const bridge = window.callBar;

function show(view: BarView): void {
  if (texts.language !== view.language) void texts.changeLanguage(view.language);
  document.documentElement.lang = view.language;
  if (view.theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = view.theme;
  root.render(
    <TextsProvider i18n={texts}>
      <CallBar view={view} ask={(name, input) => void bridge.invoke(name, input)} />
    </TextsProvider>,
  );
}

let told = false;
bridge.on((view) => {
  told = true;
  show(view);
});
void bridge.invoke('bar.show', {}).then((reply) => {
  // What has come as an event meanwhile is newer.
  const { ok, value } = reply as { readonly ok: boolean; readonly value: BarView };
  if (ok && !told) show(value);
});
