import { DEFAULT_TEMPLATES, type MailTemplate } from './mail-settings.ts';
import type { DispatchKind } from './dispatch.ts';
import { MERGE_FIELDS, type MergeValues, type TextSegment } from '../script/merge-fields.ts';
import { fillTemplate, LONGEST_TEMPLATE, namesInTemplate, templateFault } from '../script/template.ts';

/** What an e-mail can name: the data of spoken texts (ADR 0026), and what it is about. */
export const MAIL_FIELDS = [...MERGE_FIELDS, 'article'] as const;
export const LONGEST_SUBJECT = 300;
export const LONGEST_BODY = LONGEST_TEMPLATE;
/** Former words of a project that are kept, so that they can be put back. */
export const KEPT_VERSIONS = 20;

/** Where a template cannot be used, and why: empty, too long, no template, or a field that no e-mail has. */
export type MailTemplateFault = { readonly part: 'subject' | 'body'; readonly language: 'en' | 'nl'; readonly fault: 'empty' | 'too-long' | 'unreadable' | 'unknown-field'; readonly what: string };

export function mailTemplateFaults(template: MailTemplate): readonly MailTemplateFault[] {
  return (['subject', 'body'] as const).flatMap((part) =>
    (['nl', 'en'] as const).flatMap((language): readonly MailTemplateFault[] => {
      const text = template[part][language];
      const at = { part, language };
      if (text.trim() === '') return [{ ...at, fault: 'empty', what: '' }];
      if (text.length > (part === 'subject' ? LONGEST_SUBJECT : LONGEST_BODY)) return [{ ...at, fault: 'too-long', what: '' }];
      const unreadable = templateFault(text);
      if (unreadable !== null) return [{ ...at, fault: 'unreadable', what: unreadable }];
      return namesInTemplate(text)
        .filter((name) => !(MAIL_FIELDS as readonly string[]).includes(name))
        .map((what) => ({ ...at, fault: 'unknown-field', what }));
    }),
  );
}

/** A busy computer can be too slow for the limit on work the first time; a text that is no template is so each time. */
const TRIES = 3;

function filledOrNull(text: string, values: MergeValues, article: string): readonly TextSegment[] | null {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const made = fillTemplate(text, values, {}, { article });
    const [first] = made;
    const untouched = made.length === 1 && first !== undefined && 'text' in first && first.text === text && /\{[{%]/u.test(text);
    if (!untouched) return made;
  }
  return null;
}

/**
 * Subject and body as they are sent. What is not known is left out. A text that cannot be worked out is never sent as it is written: then the
 * words that come with Balie stand in.
 */
export function fillMail(kind: DispatchKind, template: MailTemplate, language: 'en' | 'nl', values: MergeValues, article: string): { readonly subject: string; readonly body: string } {
  const filled = (part: 'subject' | 'body'): string => {
    const text = template[part][language];
    const segments = filledOrNull(text, values, article) ?? fillTemplate(DEFAULT_TEMPLATES[kind][part][language], values, {}, { article });
    return segments.map((segment) => ('text' in segment ? segment.text : (segment.value ?? ''))).join('');
  };
  // A header is one line, whatever an article is called.
  return { subject: filled('subject').replaceAll(/\s+/gu, ' ').trim(), body: filled('body') };
}
