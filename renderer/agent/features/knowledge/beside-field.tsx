import { useCallback } from 'react';
import type { SuggestedStep } from '../../../../shared/ipc/commands/knowledge.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Select } from '../../ui/select.tsx';
import { useList } from '../improvement/use-list.ts';

const NONE = 'none';

/** The step of the project's script beside which something is suggested; others that were chosen before stay. */
export function BesideField({ value, onChange }: { readonly value: readonly string[]; readonly onChange: (beside: readonly string[]) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const { items } = useList<SuggestedStep>(useCallback(() => client.invoke('knowledge.steps', {}), [client]));
  const steps = (items ?? []).map(({ ref, title }) => ({ value: ref, label: title[language] }));
  const chosen = steps.find((step) => value.includes(step.value))?.value ?? NONE;
  const others = value.filter((ref) => !steps.some((step) => step.value === ref));
  return <Select label={t('knowledge.besideStep')} value={chosen} options={[{ value: NONE, label: t('knowledge.noStep') }, ...steps]} onChange={(ref) => onChange(ref === NONE ? others : [...others, ref])} />;
}
