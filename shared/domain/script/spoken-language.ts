import type { LocalisedText } from './script.ts';

type Language = keyof LocalisedText;

/** The languages that a conversation can be held in: those of its project, or all where the project names none. */
export function languagesOf({ languages }: { readonly languages: readonly Language[] }): readonly Language[] {
  return languages.length === 0 ? ['nl', 'en'] : languages;
}

/**
 * The language that the customer is spoken to: as chosen in the conversation, else the customer's own, as far as the project is worked in
 * it; else the project's usual one. Somebody who is not known yet is greeted in the project's usual language, and without one in the
 * agent's own.
 * @param own of the agent; a practice customer speaks it too
 */
export function spokenLanguage(
  { script, contact }: { readonly script: { readonly language?: Language }; readonly contact: { readonly language: Language; readonly practice: boolean } | null },
  own: Language,
  plan: { readonly languages: readonly Language[] },
): Language {
  const [usual] = plan.languages;
  const customers = contact === null ? (usual ?? own) : contact.practice ? own : contact.language;
  const wanted = script.language ?? customers;
  return usual === undefined || plan.languages.includes(wanted) ? wanted : usual;
}
