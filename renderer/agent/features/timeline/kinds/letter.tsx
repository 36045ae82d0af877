import { Mail, MailOpen } from 'lucide-react';
import { brandId, type LetterId } from '../../../../../shared/lib/brand.ts';
import type { TimelineEntryOf } from '../../../../../shared/domain/timeline/timeline.ts';
import { EarlierLetters, LetterEditor } from '../letter-editor.tsx';
import { LetterMark } from '../letter-part.tsx';
import styles from '../timeline.module.css';
import type { KindView } from './kind.ts';

export const letterView: KindView<'letter'> = {
  icon: ({ body }) => (body.direction === 'received' ? MailOpen : Mail),
  tone: () => 'neutral',
  title: ({ body }, { t }) => t(`timeline.letter.${body.direction}`, { channel: t(`timeline.letter.named.${body.channel}`) }),
  about: ({ body }) => [body.subject, body.text].filter((part) => part !== '').join(' · '),
  result: () => '',
  details: LetterDetails,
  dayOnly: true,
};

function LetterDetails({ entry: { id, body }, onChanged }: { readonly entry: TimelineEntryOf<'letter'>; readonly onChanged: () => void }) {
  return (
    <>
      {body.subject !== '' && (
        <p className={styles['full']}>
          <strong>{body.subject}</strong>
        </p>
      )}
      {body.text !== '' && <p className={styles['full']}>{body.text}</p>}
      <EarlierLetters earlier={body.earlier} />
      <div className={styles['act']}>
        <LetterEditor letterId={brandId<LetterId>(id)} letter={body} onChanged={onChanged} />
        <LetterMark letterId={brandId<LetterId>(id)} begins="there" onChanged={onChanged} />
      </div>
    </>
  );
}
