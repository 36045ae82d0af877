import type { Settings } from './app-state.ts';

/** Before anybody has chosen anything. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  theme: 'system',
  dialLinksAtOnce: false,
  globalShortcuts: false,
  keys: {},
  minimiseToTray: false,
  callBar: true,
  handleLinks: false,
  country: 'NL',
};
