import { LANGUAGES, THEMES, type AppState, type Language, type Settings } from './app-state.ts';

/**
 * What the next start can be expected to show first. The window draws that before main has read a byte of the data, so it
 * holds nothing about anybody: only whether the start leads straight to the work, and how the window looks.
 */
export type FirstScreen = {
  /** `work` when one person without a password uses the profile and has a telephone line; else nothing is drawn ahead. */
  readonly opens: 'work' | 'other';
  readonly language: Language | null;
  readonly theme: Settings['theme'];
};

export const UNKNOWN_FIRST_SCREEN: FirstScreen = { opens: 'other', language: null, theme: 'system' };

/** What a start from this state would show. Follows the rule by which a run begins with a session of its own. */
export function firstScreenAfter({ session, account, settings }: Pick<AppState, 'session' | 'account' | 'settings'>): FirstScreen {
  const active = session.agents.filter((agent) => agent.active);
  const alone = active.length === 1 && active[0]?.hasPassword === false;
  return { opens: alone && account.kind !== 'none' ? 'work' : 'other', language: settings.language, theme: settings.theme };
}

/** As a line of text, fit for a file and for the query of an address. */
export function writeFirstScreen({ opens, language, theme }: FirstScreen): string {
  return [opens, language ?? '', theme].join('.');
}

/** Reads that line; what is not understood counts as unknown. */
export function readFirstScreen(line: string): FirstScreen {
  const [opens, language, theme] = line.split('.');
  return {
    opens: opens === 'work' ? 'work' : 'other',
    language: LANGUAGES.find((known) => known === language) ?? null,
    theme: THEMES.find((known) => known === theme) ?? 'system',
  };
}
