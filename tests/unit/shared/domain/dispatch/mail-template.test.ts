import { describe, expect, it } from 'vitest';

import { DEFAULT_TEMPLATES, type MailTemplate } from '../../../../../shared/domain/dispatch/mail-settings.ts';
import { DISPATCH_KINDS } from '../../../../../shared/domain/dispatch/dispatch.ts';
import { fillMail, LONGEST_BODY, mailTemplateFaults } from '../../../../../shared/domain/dispatch/mail-template.ts';

const VALUES = { 'customer.name': 'mevrouw Van den Berg', 'agent.name': 'Ans', 'company.name': 'Balie' };
const words = (subject: string, body: string): MailTemplate => ({ subject: { nl: subject, en: subject }, body: { nl: body, en: body } });

describe('the words of an e-mail', () => {
  it('that come with Balie can be used as they are', () => {
    for (const kind of DISPATCH_KINDS) expect(mailTemplateFaults(DEFAULT_TEMPLATES[kind])).toEqual([]);
    expect(fillMail('brochure', DEFAULT_TEMPLATES.brochure, 'nl', VALUES, 'tuinstoelen')).toMatchObject({
      subject: 'De gevraagde informatie: tuinstoelen',
      body: expect.stringMatching(/^Geachte mevrouw Van den Berg,\n\nHartelijk dank/u) as string,
    });
  });

  it('greet somebody without a name, and need nothing that they are about', () => {
    expect(fillMail('brochure', DEFAULT_TEMPLATES.brochure, 'nl', { 'customer.name': '' }, ' ')).toMatchObject({ subject: 'De gevraagde informatie', body: expect.stringMatching(/^Geachte heer of mevrouw,[^]*de informatie\. Heeft u/u) as string });
    for (const kind of DISPATCH_KINDS) expect(fillMail(kind, DEFAULT_TEMPLATES[kind], 'en', {}, '').body).not.toMatch(/ [.,]| {2}/u);
  });

  it('know conditions, and take data for what they are', () => {
    const template = words('Over {{ article | capitalize }}', 'Dag {{customer.name}}{% if customer.organisation %} van {{customer.organisation}}{% endif %}.');
    expect(mailTemplateFaults(template)).toEqual([]);
    expect(fillMail('product', template, 'nl', VALUES, 'a{{agent.name}}\r\nBcc: x@y.nl')).toEqual({ subject: 'Over A{{agent.name}} bcc: x@y.nl', body: 'Dag mevrouw Van den Berg.' });
    expect(fillMail('product', template, 'nl', { ...VALUES, 'customer.organisation': '{% if x %}' }, '')).toMatchObject({ body: 'Dag mevrouw Van den Berg van {% if x %}.' });
  });

  it('are refused where they cannot be used, with the place', () => {
    const faults = (subject: string, body: string) => mailTemplateFaults(words(subject, body)).filter(({ language }) => language === 'nl').map(({ part, fault, what }) => [part, fault, fault === 'unreadable' ? '' : what]);
    expect(faults(' ', 'x')).toEqual([['subject', 'empty', '']]);
    expect(faults('x', 'x'.repeat(LONGEST_BODY + 1))).toEqual([['body', 'too-long', '']]);
    expect(faults('x', '{% for i in (1..9) %}x{% endfor %}')).toEqual([['body', 'unreadable', '']]);
    expect(faults('x', '{{customer.birthDate}} {{article}}')).toEqual([['body', 'unknown-field', 'customer.birthDate']]);
    expect(faults('{{constructor}}', 'x')).toEqual([['subject', 'unknown-field', 'constructor']]);
  });

  it('never go out as a template', () => {
    expect(fillMail('brochure', words('{% broken', '{{'), 'nl', VALUES, 'x').subject).toBe('De gevraagde informatie: x');
  });
});
