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

/** What the words of a kind were before somebody changed them; null for those that come with Balie. */
export type FormerTemplate = { readonly kind: DispatchKind; readonly template: MailTemplate | null; readonly until: number; readonly changedBy: string };

export type MailSettings = {
  readonly server: MailServer | null;
  readonly materials: readonly Material[];
  /** A project's own words, by kind. */
  readonly templates: Partial<Readonly<Record<DispatchKind, MailTemplate>>>;
  /** The latest first. */
  readonly former: readonly FormerTemplate[];
};
export const NO_MAIL: MailSettings = { server: null, materials: [], templates: {}, former: [] };

const template = (subject: LocalisedText, en: string, nl: string): MailTemplate => ({
  subject,
  body: {
    en: `Dear {{ customer.name | default: "Sir or Madam" }},\n\n${en}\n\nKind regards,\n\n{{agent.name}}\n{{company.name}}\n`,
    nl: `Geachte {{ customer.name | default: "heer of mevrouw" }},\n\n${nl}\n\nMet vriendelijke groet,\n\n{{agent.name}}\n{{company.name}}\n`,
  },
});

/** What is written where a project has no words of its own. Fields are those of scripts, and `article`. */
export const DEFAULT_TEMPLATES: Readonly<Record<DispatchKind, MailTemplate>> = {
  brochure: template(
    { en: 'The information you asked for{% if article %}: {{article}}{% endif %}', nl: 'De gevraagde informatie{% if article %}: {{article}}{% endif %}' },
    'Thank you for the pleasant conversation. As agreed I am sending you the information{% if article %} about {{article}}{% endif %}. If you have any questions, please call us; we are glad to help.',
    'Hartelijk dank voor het prettige gesprek. Zoals afgesproken stuur ik u de informatie{% if article %} over {{article}}{% endif %}. Heeft u vragen, belt u ons dan gerust; we helpen u graag.',
  ),
  sample: template(
    { en: 'Your sample{% if article %}: {{article}}{% endif %}', nl: 'Uw monster{% if article %}: {{article}}{% endif %}' },
    'Thank you for your interest. Your sample{% if article %} of {{article}}{% endif %} is on its way to you.',
    'Hartelijk dank voor uw belangstelling. Het monster{% if article %} van {{article}}{% endif %} komt naar u toe.',
  ),
  quote: template(
    { en: 'Our offer{% if article %}: {{article}}{% endif %}', nl: 'Onze offerte{% if article %}: {{article}}{% endif %}' },
    'Thank you for the pleasant conversation. As agreed you receive our offer{% if article %} for {{article}}{% endif %}.',
    'Hartelijk dank voor het prettige gesprek. Zoals afgesproken ontvangt u onze offerte{% if article %} voor {{article}}{% endif %}.',
  ),
  product: template(
    { en: '{% if article %}About {{article}}{% else %}The information you asked for{% endif %}', nl: '{% if article %}Over {{article}}{% else %}De gevraagde informatie{% endif %}' },
    'As agreed I am writing to you{% if article %} about {{article}}{% endif %}.',
    'Zoals afgesproken schrijf ik u{% if article %} over {{article}}{% endif %}.',
  ),
};
