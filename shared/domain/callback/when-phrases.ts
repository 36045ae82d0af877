/** Which part of the day somebody meant, with the hour that stands for it where they named none. */
export type DayPart = { readonly hour: number; readonly minute: number; readonly half: 'morning' | 'afternoon' };
/** Words that become others which the date library knows; with a part of the day where they name one. */
export type Phrase = { readonly from: RegExp; readonly to: string | ((...groups: string[]) => string); readonly part?: DayPart };

const at = (hour: number, minute: number, half: DayPart['half'] = hour < 12 ? 'morning' : 'afternoon'): DayPart => ({ hour, minute, half });
const MORNING = at(9, 0);
const AFTERNOON = at(14, 0);
const EVENING = at(19, 0);
const pad = (value: number): string => String(value).padStart(2, '0');
/** As twelve hours of a clock count: a quarter to one is a quarter to thirteen. */
const clock = (hour: number, minutes: number): string => {
  const whole = (hour % 24) * 60 + minutes;
  const [h, m] = [Math.floor((whole + 720) / 60) % 12, (whole + 720) % 60];
  return `${String(h === 0 ? 12 : h)}:${pad(m)}`;
};
const n = Number;

const NL_NUMBERS: Readonly<Record<string, number>> = {
  ...{ twee: 2, drie: 3, vier: 4, vijf: 5, zes: 6, zeven: 7, acht: 8, negen: 9, tien: 10, elf: 11, twaalf: 12 },
  ...{ vijftien: 15, twintig: 20, vijfentwintig: 25, dertig: 30, veertig: 40, vijfenveertig: 45, vijftig: 50 },
};
const EN_NUMBERS: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, 'twenty-five': 25, thirty: 30, forty: 40, 'forty-five': 45, fifty: 50 },
};
const anyOf = (words: Readonly<Record<string, number>>): RegExp => new RegExp(`\\b(${Object.keys(words).toSorted((a, b) => b.length - a.length).join('|')})\\b`, 'g');
const numbers = (words: Readonly<Record<string, number>>): Phrase => ({ from: anyOf(words), to: (word) => String(words[word]) });
const NL_DAY = 'ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag';
const EN_DAY = 'mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday';

/** What Dutch agents write down and the library does not know, in order: the longer ones first. */
export const DUTCH: readonly Phrase[] = [
  { from: /[’‘`]/g, to: "'" },
  numbers(NL_NUMBERS),
  { from: /\b(?:1|één|een) uur\b(?! ?(?:en|geleden))/g, to: '1:00' },
  // The clock.
  { from: /\b(\d{1,2}) over half (\d{1,2})\b/g, to: (m, h) => clock(n(h) - 1, 30 + n(m)) },
  { from: /\b(\d{1,2}) voor half (\d{1,2})\b/g, to: (m, h) => clock(n(h) - 1, 30 - n(m)) },
  { from: /\bhalf (?:een|één)\b/g, to: '12:30' },
  { from: /\bhalf (\d{1,2})\b/g, to: (h) => clock(n(h) - 1, 30) },
  { from: /\bkwart over (?:een|één)\b/g, to: '1:15' },
  { from: /\bkwart voor (?:een|één)\b/g, to: '12:45' },
  { from: /\bkwart over (\d{1,2})\b/g, to: (h) => clock(n(h), 15) },
  { from: /\bkwart voor (\d{1,2})\b/g, to: (h) => clock(n(h), -15) },
  { from: /\b(\d{1,2}) over (\d{1,2})\b/g, to: (m, h) => clock(n(h), n(m)) },
  { from: /\b(\d{1,2}) voor (\d{1,2})\b/g, to: (m, h) => clock(n(h), -n(m)) },
  { from: /\b(\d{1,2})[.,u](\d{2})(?: ?uur)?\b(?![.-]?\d)/g, to: (h, m) => `${h}:${m}` },
  { from: /\b(\d{1,2}) ?(?:uur|u)\b/g, to: (h) => `${h}:00` },
  { from: /\b(?:rond|tegen|na|vanaf|om) (?=\d)/g, to: ' ' },
  // The part of the day.
  { from: /\b(?:aan het )?(?:einde?) van de (?:middag|namiddag)\b/g, to: ' ', part: at(16, 30) },
  { from: /\b(?:aan het )?(?:einde?) van de (?:ochtend|morgen)\b/g, to: ' ', part: at(11, 30) },
  { from: /\b(?:aan het )?(?:einde?) van de (?:dag|werkdag)\b/g, to: ' ', part: at(17, 0) },
  { from: /\b(?:aan het )?(?:einde?) van de avond\b/g, to: ' ', part: at(20, 30) },
  { from: /\b(?:aan het )?begin van de (?:middag|namiddag)\b/g, to: ' ', part: at(13, 0) },
  { from: /\b(?:aan het )?begin van de (?:ochtend|morgen|dag)\b/g, to: ' ', part: MORNING },
  { from: /\b(?:aan het )?begin van de avond\b/g, to: ' ', part: at(18, 30) },
  { from: /\b(?:na|direct na) de (?:lunch|middagpauze)\b/g, to: ' ', part: at(13, 30) },
  { from: /\bvoor de (?:lunch|middagpauze)\b/g, to: ' ', part: at(11, 30) },
  { from: /\bna het (?:eten|avondeten)\b|\bna etenstijd\b/g, to: ' ', part: EVENING },
  { from: /\btussen de middag\b/g, to: ' ', part: at(12, 30) },
  { from: /\bvan(?:ochtend|morgen)\b|\bdeze (?:ochtend|morgen)\b/g, to: 'vandaag', part: MORNING },
  { from: /\bvan(?:na)?middag\b|\bdeze (?:na)?middag\b/g, to: 'vandaag', part: AFTERNOON },
  { from: /\bvanavond\b|\bdeze avond\b/g, to: 'vandaag', part: EVENING },
  { from: /\bmorgenvroeg\b/g, to: 'morgen', part: at(8, 30) },
  { from: new RegExp(`\\b(overmorgen|morgen|${NL_DAY}) ?(?:ochtend|vroeg)\\b`, 'g'), to: '$1', part: MORNING },
  { from: new RegExp(`\\b(overmorgen|morgen|${NL_DAY}) ?(?:na)?middag\\b`, 'g'), to: '$1', part: AFTERNOON },
  { from: new RegExp(`\\b(overmorgen|morgen|${NL_DAY}) ?avond\\b`, 'g'), to: '$1', part: EVENING },
  { from: /'s (?:ochtends|morgens)\b|\bin de (?:ochtend|morgen)\b/g, to: ' ', part: MORNING },
  { from: /'s (?:na)?middags\b|\bin de (?:na)?middag\b/g, to: ' ', part: AFTERNOON },
  { from: /'s avonds\b|\bin de avond\b/g, to: ' ', part: EVENING },
  // The day.
  { from: /\b(?:komende|aankomende|aanstaande|eerstvolgende|a\.s\.) (?=\w)/g, to: '' },
  { from: /\bovermorgen\b/g, to: 'over 2 dagen' },
  { from: new RegExp(`\\b(${NL_DAY}) (?:over een week|volgende week)\\b`, 'g'), to: 'volgende week $1' },
  { from: /\b(?:aan het )?begin van (?:de )?volgende week\b|\bbegin volgende week\b/g, to: 'volgende week maandag' },
  { from: /\b(?:midden|halverwege) (?:van )?(?:de )?volgende week\b/g, to: 'volgende week woensdag' },
  { from: /\b(?:aan het )?einde? (?:van )?(?:de )?volgende week\b/g, to: 'volgende week vrijdag' },
  { from: /\b(?:aan het )?einde? (?:van )?(?:de|deze) week\b/g, to: 'vrijdag' },
  { from: new RegExp(`\\bvolgende week\\b(?! (?:${NL_DAY})\\b)`, 'g'), to: 'volgende week maandag' },
  { from: /\bover (?:een|één|1) (week|maand|dag)\b/g, to: (unit) => `over 1 ${unit}` },
];

/** The same for English. */
export const ENGLISH: readonly Phrase[] = [
  { from: /[’‘`]/g, to: "'" },
  numbers(EN_NUMBERS),
  { from: /\bhalf past one\b/g, to: '1:30' },
  { from: /\bquarter past one\b/g, to: '1:15' },
  { from: /\bquarter to one\b/g, to: '12:45' },
  { from: /\bhalf past (\d{1,2})\b/g, to: (h) => clock(n(h), 30) },
  { from: /\b(?:a )?quarter past (\d{1,2})\b/g, to: (h) => clock(n(h), 15) },
  { from: /\b(?:a )?quarter to (\d{1,2})\b/g, to: (h) => clock(n(h), -15) },
  { from: /\b(\d{1,2}) (?:minutes )?past (\d{1,2})\b/g, to: (m, h) => clock(n(h), n(m)) },
  { from: /\b(\d{1,2}) (?:minutes )?to (\d{1,2})\b/g, to: (m, h) => clock(n(h), -n(m)) },
  { from: /\b(\d{1,2}) o'?clock\b/g, to: (h) => `${h}:00` },
  { from: /\bone o'?clock\b/g, to: '1:00' },
  { from: /\b(\d{1,2})\.(\d{2})\b(?!\.?\d)/g, to: (h, m) => `${h}:${m}` },
  { from: /\b(?:around|about|after|from) (?=\d)/g, to: 'at ' },
  { from: /\bat (\d{1,2})(?![\d:]| ?[ap]\.?m)/g, to: (h) => `at ${h}:00` },
  { from: /\b(?:at )?(?:noon|midday)\b/g, to: '12:00 pm' },
  { from: /\b(?:at |by |towards )?(?:the )?end of (?:the )?afternoon\b|\blate (?:in the )?afternoon\b/g, to: ' ', part: at(16, 30) },
  { from: /\b(?:at |by |towards )?(?:the )?end of (?:the )?morning\b|\blate (?:in the )?morning\b/g, to: ' ', part: at(11, 30) },
  { from: /\b(?:at |by |towards )?(?:the )?end of (?:the )?(?:day|working day)\b/g, to: ' ', part: at(17, 0) },
  { from: /\bearly (?:in the |this )?afternoon\b/g, to: ' ', part: at(13, 0) },
  { from: /\bearly (?:in the )?evening\b/g, to: ' ', part: at(18, 30) },
  { from: /\bfirst thing(?: in the morning)?\b/g, to: ' ', part: at(8, 30) },
  { from: /\b(?:right )?after lunch\b/g, to: ' ', part: at(13, 30) },
  { from: /\bbefore lunch\b/g, to: ' ', part: at(11, 30) },
  { from: /\b(?:at |over |around )?lunch ?time\b/g, to: ' ', part: at(12, 30) },
  { from: /\bthis morning\b/g, to: 'today', part: MORNING },
  { from: /\bthis afternoon\b/g, to: 'today', part: AFTERNOON },
  { from: /\b(?:tonight|this evening)\b/g, to: 'today', part: EVENING },
  { from: /\b(?:in the )?mornings?\b/g, to: ' ', part: MORNING },
  { from: /\b(?:in the )?afternoons?\b/g, to: ' ', part: AFTERNOON },
  { from: /\b(?:in the )?evenings?\b/g, to: ' ', part: EVENING },
  { from: /\bthe day after tomorrow\b|\bday after tomorrow\b/g, to: 'in 2 days' },
  { from: /\b(?:a )?fortnight\b/g, to: '2 weeks' },
  { from: new RegExp(`\\b(${EN_DAY}) (?:in a week|a week from now|week)\\b`, 'g'), to: 'next $1' },
  { from: new RegExp(`\\b(${EN_DAY}) next week\\b`, 'g'), to: 'next $1' },
  { from: /\b(?:at the )?(?:beginning|start) of next week\b|\bearly next week\b/g, to: 'next monday' },
  { from: /\b(?:in the )?middle of next week\b|\bmid(?:-| )?next week\b/g, to: 'next wednesday' },
  { from: /\b(?:at the )?end of next week\b|\blate next week\b/g, to: 'next friday' },
  { from: /\b(?:at )?(?:the )?end of (?:the|this) week\b/g, to: 'friday' },
  { from: new RegExp(`\\bnext week(?: on)? (${EN_DAY})\\b`, 'g'), to: 'next $1' },
  { from: /\bnext week\b/g, to: 'next monday' },
];

const NL_UNIT = { minuut: 1, minuten: 1, minuutje: 1, minuutjes: 1, min: 1, kwartier: 15, kwartiertje: 15, uur: 60, uurtje: 60, uren: 60, halfuur: 30, halfuurtje: 30 } as const;
const EN_UNIT = { minute: 1, minutes: 1, min: 1, mins: 1, hour: 60, hours: 60, hr: 60, hrs: 60, h: 60 } as const;
const amount = (word: string | undefined, words: Readonly<Record<string, number>>): number => (word === undefined ? 1 : (words[word] ?? (/^\d/.test(word) ? Number(word.replace(',', '.')) : 1)));

/** How many minutes from now; null where the words name no such time. A week or a day is a date, not a duration. */
export function minutesFromNow(text: string, language: 'nl' | 'en'): number | null {
  if (language === 'nl') {
    const found = /^(?:terugbellen )?(?:over|binnen|na) (.+)$/.exec(text)?.[1];
    if (found === undefined) return null;
    if (/^anderhalf uur(?:tje)?$/.test(found)) return 90;
    if (/^(?:een |'n )?half ?uur(?:tje)?$/.test(found)) return 30;
    if (/^(?:een |'n )?paar minuten$/.test(found)) return 5;
    const half = /^(\w+) en een half uur$/.exec(found);
    if (half !== null) return Math.round((amount(half[1], NL_NUMBERS) + 0.5) * 60);
    const both = /^(?:(\S+) )?(uur|uurtje) en (?:(\S+) )?(kwartier|kwartiertje|minuten|min)$/.exec(found);
    if (both !== null) return amount(both[1], NL_NUMBERS) * 60 + amount(both[3], NL_NUMBERS) * (both[4]?.startsWith('kwart') === true ? 15 : 1);
    const one = /^(?:(\S+) )?([a-z]+)$/.exec(found) ?? /^(\d+)([a-z]+)$/.exec(found);
    const unit = NL_UNIT[(one?.[2] ?? '') as keyof typeof NL_UNIT];
    return unit === undefined ? null : Math.round(amount(one?.[1], NL_NUMBERS) * unit);
  }
  const found = /^(?:call back )?(?:in|within|after) (.+)$/.exec(text)?.[1];
  if (found === undefined) return null;
  if (/^(?:an )?hour and a half$/.test(found)) return 90;
  if (/^half an hour$|^a half(?:-| )?hour$|^half hour$/.test(found)) return 30;
  if (/^(?:a )?quarter of an hour$/.test(found)) return 15;
  if (/^three quarters of an hour$/.test(found)) return 45;
  if (/^a few minutes$/.test(found)) return 5;
  const half = /^(\w+) and a half hours$/.exec(found);
  if (half !== null) return Math.round((amount(half[1], EN_NUMBERS) + 0.5) * 60);
  const one = /^(?:(\S+) )?([a-z]+)$/.exec(found) ?? /^(\d+)([a-z]+)$/.exec(found);
  const unit = EN_UNIT[(one?.[2] ?? '') as keyof typeof EN_UNIT];
  return unit === undefined ? null : Math.round(amount(one?.[1], EN_NUMBERS) * unit);
}
