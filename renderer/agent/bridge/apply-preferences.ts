import type { i18n } from 'i18next';
import type { Settings } from '../../../shared/ipc/app-state.ts';
import type { Mirror } from './app-store.ts';

/** Follows the settings: language of the texts and of the document, and the theme. Runs before React renders the change. */
export function applyPreferences(mirror: Mirror, texts: i18n, root: HTMLElement): () => void {
  const apply = ({ language, theme }: Settings): void => {
    if (texts.language !== language) void texts.changeLanguage(language);
    root.lang = language;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  const { state } = mirror.store.getState();
  if (state !== null) apply(state.settings);
  return mirror.store.subscribe((now, before) => {
    if (now.state !== null && now.state.settings !== before.state?.settings) apply(now.state.settings);
  });
}
