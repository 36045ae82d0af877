import { en } from './en.ts';
import type { Mirror } from './mirror.ts';
import { nl } from './nl.ts';

/** The shape of the English texts: the keys that code can name, with their placeholders. */
export type Catalogue = typeof en;

/** Every language, for i18next in the agent window and in main (notifications). */
export const CATALOGUES: { readonly en: Catalogue; readonly nl: Mirror<Catalogue> } = { en, nl };
