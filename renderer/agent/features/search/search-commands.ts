import type { TFunction } from 'i18next';
import { reasonTextOf } from '../../bridge/use-reason-text.ts';
import type { AppState } from '../../../../shared/ipc/app-state.ts';
import type { Connection } from '../../bridge/connection.ts';
import { SETTINGS_TABS } from '../../bridge/view-store.ts';
import type { Place } from '../../bridge/place.ts';
import { activeShortcuts, keysOf, labelOf, runShortcut, type ShortcutId } from '../shortcuts/index.ts';

/** Something that can be done, found by its words. */
export type SearchCommand = {
  readonly key: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly run: () => void;
};

/** Shortcuts that only make sense as keys. */
const KEYS_ONLY: readonly ShortcutId[] = ['script-answer', 'search', 'agent-state', 'place'];

/** Everything that can be done now: what has a key, the places, the settings, the agent state, the language. */
export function searchCommands(
  t: TFunction,
  state: AppState,
  { client, view }: Pick<Connection, 'client' | 'view'>,
  places: readonly Place[],
): readonly SearchCommand[] {
  const { open, goTo } = view.getState();
  const other = state.settings.language === 'en' ? 'nl' : 'en';
  const invokeChoice = (choice: Parameters<typeof client.invoke<'agent.chooseState'>>[1]['choice']) => () =>
    void client.invoke('agent.chooseState', { choice });
  return [
    ...activeShortcuts()
      .filter((id) => !KEYS_ONLY.includes(id))
      .map((id) => ({ key: id, label: labelOf(id) ?? t(`shortcuts.action.${id}`), shortcut: keysOf(id), run: () => runShortcut(id) })),
    // The settings are listed by their tabs.
    ...places
      .filter(({ id }) => id !== 'settings')
      .map(({ id, label, digit }) => ({
        key: `place-${id}`,
        label: t('search.command.place', { place: t(label) }),
        ...(digit === null ? {} : { shortcut: `Ctrl+${digit}` }),
        run: () => goTo(id),
      })),
    {
      key: 'ready',
      label: t('search.command.state', { state: t('agentState.option.ready') }),
      run: invokeChoice({ state: 'ready' }),
    },
    ...state.notReadyReasons.filter(({ offered }) => offered).map(({ reason }) => ({
      key: reason,
      label: t('search.command.state', {
        state: t('agentState.option.notReady', { reason: reasonTextOf(t, state.notReadyReasons, reason) }),
      }),
      run: invokeChoice({ state: 'not-ready', reason }),
    })),
    ...SETTINGS_TABS.map((tab) => ({
      key: tab,
      label: t('search.command.settings', { tab: t(`settings.tab.${tab}`) }),
      run: () => open(tab),
    })),
    {
      key: 'language',
      label: t('search.command.language'),
      run: () => void client.invoke('settings.change', { language: other }),
    },
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      key: theme,
      label: t(`search.command.theme.${theme}`),
      run: () => void client.invoke('settings.change', { theme }),
    })),
  ];
}

/** Commands whose words contain every typed word, in any order; what begins with the text comes first. */
export function matchCommands(
  commands: readonly SearchCommand[],
  query: string,
  limit: number,
): readonly SearchCommand[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const start = words.join(' ');
  return commands
    .map((command) => ({ command, text: plain(command.label) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((a, b) => Number(b.text.startsWith(start)) - Number(a.text.startsWith(start)))
    .slice(0, limit)
    .map(({ command }) => command);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
