import type { LocalisedText } from '../script/script.ts';

/** A public holiday of a country. */
export type Holiday = { /** YYYY-MM-DD by the calendar of the country. */ readonly date: string; readonly name: LocalisedText };
