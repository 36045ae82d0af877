import { MailCheck, MailX, Send, type LucideIcon } from 'lucide-react';
import type { DispatchBody } from '../../../../../shared/domain/timeline/timeline.ts';
import type { Tone } from '../../../ui/status-dot.tsx';
import type { KindView } from './kind.ts';

const LOOKS: Readonly<Record<DispatchBody['event'], { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  asked: { icon: Send, tone: 'accent' },
  sent: { icon: MailCheck, tone: 'ok' },
  failed: { icon: MailX, tone: 'bad' },
  uncertain: { icon: MailX, tone: 'warn' },
  cancelled: { icon: MailX, tone: 'neutral' },
};

export const dispatchView: KindView<'dispatch'> = {
  icon: ({ body }) => LOOKS[body.event].icon,
  tone: ({ body }) => LOOKS[body.event].tone,
  title: ({ body }, { t }) => t(`timeline.dispatch.${body.event}`, { kind: t(`dispatch.kind.${body.sent}`) }),
  about: ({ body }) => [body.article, body.address, body.text].filter((part) => part !== '').join(' · '),
  result: () => '',
  details: null,
};
