import { ShieldCheck, ShieldOff } from 'lucide-react';
import type { KindView } from './kind.ts';

export const consentView: KindView<'consent'> = {
  icon: ({ body }) => (body.event === 'given' ? ShieldCheck : ShieldOff),
  tone: ({ body }) => (body.event === 'given' ? 'ok' : 'warn'),
  title: ({ body }, { t }) => t(`timeline.consent.${body.event}`, { purpose: t(`timeline.purpose.${body.purpose}`) }),
  about: ({ body }) => [body.product, body.channel, body.how, body.proof].filter((part) => part !== '').join(' · '),
  result: () => '',
  details: null,
};
