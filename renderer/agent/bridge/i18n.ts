import i18next, { type i18n } from 'i18next';
import { CATALOGUES, type Catalogue } from '../../../shared/i18n/catalogues.ts';
import type { Language } from '../../../shared/ipc/app-state.ts';

/** The dotted keys of all texts. Placeholders are compared by the contract check. */
type TextKey<Texts, Prefix extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? `${Prefix}${Key}` : TextKey<Texts[Key], `${Prefix}${Key}.`>;
}[keyof Texts & string];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    // For the compiler the keys are one flat list: walking the tree for each call takes it over its limit.
    keySeparator: false;
    resources: { translation: Readonly<Record<TextKey<Catalogue>, string>> };
  }
}

/** Languages are part of the bundle, so that switching is immediate and nothing is ever fetched. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: CATALOGUES.en }, nl: { translation: CATALOGUES.nl } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
