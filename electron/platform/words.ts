import i18next from 'i18next';
import { partyName } from '../../shared/domain/call/call-selectors.ts';
import { CATALOGUES } from '../../shared/i18n/catalogues.ts';
import type { Words } from '../app/compose.ts';

/** The texts that main itself shows, from the same catalogues as the window. */
export function createWords(projectName: () => string): Words {
  const texts = i18next.createInstance();
  // Synchronous: the catalogues are part of the bundle.
  void texts.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: CATALOGUES.en }, nl: { translation: CATALOGUES.nl } },
    interpolation: { escapeValue: false },
  });
  return {
    incoming: (language) => (call) => {
      const t = texts.getFixedT(language);
      const name = partyName(call) || t('desktop.incoming.unknown');
      return { title: t('desktop.incoming.title', { name }), body: t('desktop.incoming.project', { number: call.remote.raw, project: projectName() }) };
    },
    caFileTitle: (language) => texts.getFixedT(language)('desktop.chooseCaFile'),
  };
}
