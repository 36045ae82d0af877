import { FileDown, FileText, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { displayDate, displayMinor } from '../../../../shared/domain/registration/describe.ts';
import type { Quote } from '../../../../shared/domain/registration/quote.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import styles from './registration.module.css';
import { useDrafts } from './use-field-draft.ts';

/**
 * Puts the quote on paper, says which one was made last, and sends it.
 * @param onSent it was given to the mail, or is to be posted
 */
export function QuoteBar({ interaction, language, onSent }: { readonly interaction: InteractionView; readonly language: Language; readonly onSent: (by: 'mail' | 'post') => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const drafts = useDrafts();
  const make = useCommand('quote.make');
  const copy = useCommand('quote.saveCopy');
  const send = useCommand('quote.send');
  const [last, setLast] = useState<Quote | null>(null);
  const sent = useAppState(({ dispatches }) => dispatches.find(({ kind, article, interactionId: of, state }) => kind === 'quote' && of === interaction.id && article === last?.number && state !== 'cancelled')?.state ?? null);
  const { id: interactionId } = interaction;
  useEffect(() => {
    let current = true;
    void client.invoke('quote.of', { interactionId }).then((reply) => {
      if (current && reply.ok) setLast(reply.value[0] ?? null);
    });
    return () => {
      current = false;
    };
  }, [client, interactionId]);
  const print = async (): Promise<void> => {
    await drafts.flush();
    const reply = await make.run({ interactionId });
    if (reply.ok) setLast(reply.value);
  };
  const about = ({ number, total, currency, validUntil, provisional }: Quote): string =>
    [
      t('registration.quote.made', { number, total: displayMinor(total, currency, language) }),
      provisional ? t('registration.quote.provisional') : '',
      validUntil === '' ? '' : t('registration.quote.until', { date: displayDate(validUntil, language) }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <>
      <div className={styles['quote']}>
        <Button size="s" icon={<FileText />} pending={make.pending} onClick={() => void print()}>
          {t(last === null ? 'registration.quote.make' : 'registration.quote.again')}
        </Button>
        {last !== null && (
          <>
            <span role="status" className={styles['quote-text']}>
              {about(last)}
            </span>
            {sent === null ? (
              <Button size="s" icon={<Send />} pending={send.pending} onClick={() => void send.run({ quoteId: last.id }).then(({ ok }) => ok && onSent(last.email === '' ? 'post' : 'mail'))}>
                {t(last.email === '' ? 'registration.quote.post' : 'registration.quote.send')}
              </Button>
            ) : (
              <Tag tone={sent === 'failed' || sent === 'uncertain' ? 'warn' : 'accent'}>{t(`dispatch.state.${sent}`)}</Tag>
            )}
            <IconButton size="s" variant="quiet" label={t('registration.quote.save')} icon={<FileDown />} disabled={copy.pending} onClick={() => void copy.run({ quoteId: last.id })} />
          </>
        )}
      </div>
      <ErrorAlert
        error={make.error ?? send.error ?? copy.error}
        onDismiss={() => {
          make.clear();
          send.clear();
          copy.clear();
        }}
      />
    </>
  );
}
