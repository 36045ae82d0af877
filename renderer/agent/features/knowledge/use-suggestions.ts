import { useEffect, useState } from 'react';
import { stepRef, type KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import { tellingWords } from '../../../../shared/domain/registration/telling-words.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useForm } from '../registration/index.ts';

const AFTER_TYPING_MS = 150;

export type Suggested = { readonly items: readonly KnowledgeItem[]; readonly error: AppError | null };

/** What belongs to the step of the script and to what was typed into the form; or, with words, what is searched for. Null while it is fetched. */
export function useSuggestions(words: string): Suggested | null {
  const client = useClient();
  const interaction = useFocusedInteraction();
  const stepId = interaction?.script.path.at(-1);
  const ref = interaction === null || stepId === undefined ? null : stepRef(interaction.script.scriptId, stepId);
  const form = useForm(interaction?.form ?? null);
  const typed = interaction === null || form === null ? '' : tellingWords(form, interaction.values);
  // What is known for the conversation's own project, whatever the agent works for.
  const asked = JSON.stringify([words.trim(), ref, typed, interaction?.projectId]);
  const [found, setFound] = useState<Suggested | null>(null);
  useEffect(() => {
    let current = true;
    const [text, step, about, of] = JSON.parse(asked) as [string, string | null, string, ProjectId | null];
    const projectId = of ?? undefined;
    const timer = setTimeout(() => {
      void (text === '' ? client.invoke('knowledge.suggest', { refs: step === null ? [] : [step], text: about.slice(0, 2_000), projectId }) : client.invoke('knowledge.search', { text, projectId })).then((reply) => {
        if (current) setFound({ items: reply.ok ? reply.value : [], error: reply.ok ? null : reply.error });
      });
    }, AFTER_TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked]);
  return found;
}
