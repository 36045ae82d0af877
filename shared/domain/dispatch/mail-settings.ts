import type { DispatchKind } from './dispatch.ts';
import type { LocalisedText } from '../script/script.ts';

/** `starttls`: refused where the server does not offer it. `none`: for a server on the same machine. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** The server that a project's e-mail leaves by; its password is with the secrets, never here. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Empty where the server asks for none. */
  readonly user: string;
  readonly fromName: string;
  readonly fromAddress: string;
  /** Certificates to trust beside those of the system, a PEM file; empty without. */
  readonly caFile: string;
};

/** A file that is sent on request. */
export type Material = { readonly id: string; readonly kind: DispatchKind; readonly title: string; readonly fileName: string; readonly bytes: number };
/** Largest file that goes along; what most servers take. */
export const MAX_MATERIAL_BYTES = 10_000_000;

export type MailTemplate = { readonly subject: LocalisedText; readonly body: LocalisedText };

export type MailSettings = { readonly server: MailServer | null; readonly materials: readonly Material[]; readonly templates: Partial<Readonly<Record<DispatchKind, MailTemplate>>> };
export const NO_MAIL: MailSettings = { server: null, materials: [], templates: {} };

const template = (subject: LocalisedText, en: string, nl: string): MailTemplate => ({
  subject,
  body: {
    en: `Dear {{customer.name}},\n\n${en}\n\nKind regards,\n\n{{agent.name}}\n{{company.name}}\n`,
    nl: `Geachte {{customer.name}},\n\n${nl}\n\nMet vriendelijke groet,\n\n{{agent.name}}\n{{company.name}}\n`,
  },
});

/** What is written where a project has no words of its own. Fields are those of scripts, and `article`. */
export const DEFAULT_TEMPLATES: Readonly<Record<DispatchKind, MailTemplate>> = {
  brochure: template(
    { en: 'The information you asked for: {{article}}', nl: 'De gevraagde informatie: {{article}}' },
    'Thank you for the pleasant conversation. As agreed I am sending you the information about {{article}}. If you have any questions, please call us; we are glad to help.',
    'Hartelijk dank voor het prettige gesprek. Zoals afgesproken stuur ik u de informatie over {{article}}. Heeft u vragen, belt u ons dan gerust; we helpen u graag.',
  ),
  sample: template(
    { en: 'Your sample: {{article}}', nl: 'Uw monster: {{article}}' },
    'Thank you for your interest. Your sample of {{article}} is on its way to you.',
    'Hartelijk dank voor uw belangstelling. Het monster van {{article}} komt naar u toe.',
  ),
  quote: template(
    { en: 'Our offer: {{article}}', nl: 'Onze offerte: {{article}}' },
    'Thank you for the pleasant conversation. As agreed you receive our offer for {{article}}.',
    'Hartelijk dank voor het prettige gesprek. Zoals afgesproken ontvangt u onze offerte voor {{article}}.',
  ),
  product: template(
    { en: 'About {{article}}', nl: 'Over {{article}}' },
    'As agreed I am writing to you about {{article}}.',
    'Zoals afgesproken schrijf ik u over {{article}}.',
  ),
};
