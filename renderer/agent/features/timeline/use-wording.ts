import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import type { Wording } from './kinds/kind.ts';

/** What the words of entries and of fields depend on, as it is now. */
export function useWording(): Wording {
  const { t } = useTranslation();
  const { language, country } = useAppState(({ settings }) => settings);
  const agents = useAppState(({ session }) => session.agents);
  const customFields = useAppState((state) => state.customFields);
  return { t, language, country, agents, customFields };
}
