import { OctagonX, ShieldCheck } from 'lucide-react';
import type { KindView } from './kind.ts';

export const objectionView: KindView<'objection'> = {
  icon: ({ body }) => (body.event === 'made' ? OctagonX : ShieldCheck),
  tone: ({ body }) => (body.event === 'made' ? 'bad' : 'neutral'),
  title: ({ body }, { t }) => t(`timeline.objection.${body.event}`, { purpose: t(`timeline.purpose.${body.purpose}`) }),
  about: ({ body }, { t }) => [t(`timeline.channel.${body.channel}`), body.note].filter((part) => part !== '').join(' · '),
  result: () => '',
  details: null,
};
