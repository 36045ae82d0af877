import { NO_PLAN } from '../../../shared/domain/project/project-plan.ts';
import { spokenLanguage } from '../../../shared/domain/script/spoken-language.ts';
import type { InteractionView, Language } from '../../../shared/ipc/app-state.ts';
import { projectOf } from '../../../shared/ipc/project-of.ts';
import { useAppState } from './hooks.ts';

/** The language that the customer of this conversation is spoken to. */
export function useSpokenLanguage(interaction: InteractionView): Language {
  return useAppState((state) => spokenLanguage(interaction, state.settings.language, projectOf(state, interaction.projectId)?.plan ?? NO_PLAN));
}
