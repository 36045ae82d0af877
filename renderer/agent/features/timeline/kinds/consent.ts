import { ShieldCheck, ShieldOff } from 'lucide-react';
import type { KindView } from './kind.ts';

export const consentView: KindView<'consent'> = {
  icon: ({ body }) => (body.event === 'given' ? ShieldCheck : ShieldOff),
  tone: ({ body }) => (body.event === 'given' ? 'ok' : 'warn'),
  // Consent is one of several grounds on which somebody may be approached.
  title: ({ body }, { t }) => {
    const purpose = t(`timeline.purpose.${body.purpose}`);
    return body.basis === 'consent'
      ? t(`timeline.consent.${body.event}`, { purpose })
      : t(`timeline.basis.${body.event}`, { purpose, basis: t(`customerFile.bases.${body.basis}`) });
  },
  about: ({ body }, { t }) =>
    [body.product, t(`timeline.channel.${body.channel}`), t(`customerFile.grantedHow.${body.how}`), body.proof].filter((part) => part !== '').join(' · '),
  result: () => '',
  details: null,
};
