import { checklistFor, gapsIn } from '../../../../shared/domain/checklist/checklist.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useScript } from '../script/use-script.ts';

const NO_RUN = { scriptId: '', version: 0 };

/** What the conversation still lacks, in words; empty where nothing is missing or it has not been answered. */
export function useGaps(id: InteractionId): string {
  const { t } = useTranslation();
  const interaction = useAppState(({ interactions }) => interactions.find((each) => each.id === id) ?? null);
  const answered = interaction !== null && interaction.answeredAt !== null;
  const { script } = useScript(answered ? interaction.script : NO_RUN, answered);
  if (!answered || script === null) return '';
  const gaps = gapsIn(checklistFor(script, interaction.script, interaction.direction));
  return gaps.length === 0 ? '' : t('checklist.gaps', { items: gaps.map((item) => t(`checklist.item.${item}`).toLowerCase()).join(', ') });
}
