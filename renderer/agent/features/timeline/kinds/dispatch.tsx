import { MailCheck, MailX, Send, type LucideIcon } from 'lucide-react';
import type { DispatchBody, TimelineEntryOf } from '../../../../../shared/domain/timeline/timeline.ts';
import { useTranslation } from '../../../bridge/texts.ts';
import type { Tone } from '../../../ui/status-dot.tsx';
import { Facts, type Fact } from '../facts.tsx';
import styles from '../timeline.module.css';
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
  about: ({ body }) => [body.article, body.subject, body.address, body.reply].filter((part) => part !== '').join(' · '),
  // The line of its asking says how it stands; the later ones say it themselves.
  result: ({ body }, { t }) => (body.event === 'asked' ? t(`dispatch.state.${body.state}`) : ''),
  details: DispatchDetails,
};

/** To whom, how, how it stands, and the letter itself. */
function DispatchDetails({ entry: { body } }: { readonly entry: TimelineEntryOf<'dispatch'> }) {
  const { t } = useTranslation();
  const facts: readonly Fact[] = [
    { name: t('dispatch.how'), value: t(`dispatch.channel.${body.channel}`) },
    { name: t('timeline.dispatch.to'), value: [body.toName, body.address].filter(Boolean).join(', ') },
    { name: t('dispatch.article'), value: body.article },
    { name: t('timeline.dispatch.state'), value: t(`dispatch.state.${body.state}`) },
    { name: t('timeline.dispatch.reply'), value: body.reply },
    { name: t('timeline.dispatch.subject'), value: body.subject },
  ].filter(({ value }) => value !== '');
  return (
    <>
      <Facts facts={facts} />
      {body.letter !== '' && <p className={styles['full']}>{body.letter}</p>}
    </>
  );
}
