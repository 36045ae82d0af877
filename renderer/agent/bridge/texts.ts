import type { i18n, TFunction } from 'i18next';
import { createContext, createElement, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';

/** The texts in the language of the interface. */
export type Texts = { readonly t: TFunction; readonly i18n: i18n };

const TextsContext = createContext<Texts | null>(null);

/** Around everything that shows words. Changing the language draws all of it anew. */
export function TextsProvider({ i18n: texts, children }: { readonly i18n: i18n; readonly children: ReactNode }): ReactNode {
  const language = useSyncExternalStore(
    (changed) => {
      texts.on('languageChanged', changed);
      return () => texts.off('languageChanged', changed);
    },
    () => texts.language,
  );
  const value = useMemo(() => ({ t: remembering(texts.getFixedT(language)), i18n: texts }), [texts, language]);
  return createElement(TextsContext.Provider, { value }, children);
}

/**
 * The texts for a component. i18next has a hook of its own; it copies the whole i18next object for each component that
 * appears, which took longer than drawing the card of a call.
 */
export function useTranslation(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error('TextsProvider is missing above this component');
  return texts;
}

/** Looks each text up once; those with values in them are made anew each time. */
function remembering(translate: TFunction): TFunction {
  const look = translate as unknown as (key: string, options?: Record<string, unknown>) => string;
  const known = new Map<string, string>();
  const remembered = (key: string, options?: Record<string, unknown>): string => {
    if (options !== undefined) return look(key, options);
    const text = known.get(key) ?? look(key);
    known.set(key, text);
    return text;
  };
  return remembered as unknown as TFunction;
}
