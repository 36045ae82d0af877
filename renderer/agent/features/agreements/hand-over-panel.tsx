import { FileCheck2, KeyRound, ShieldAlert } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { MAX_NOTE, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { HandedCustomer, OpenedHandOver, Signer } from '../../../../shared/domain/agreement/hand-over-file.ts';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import styles from './hand-over.module.css';
import { WordsForm } from './row-forms.tsx';

type Offer = Extract<OpenedHandOver, { readonly kind: 'offer' }>;
type Receipt = Extract<OpenedHandOver, { readonly kind: 'receipt' }>;

/** A hand-over file that was opened: who signed it, what it says, and the answer. */
export function HandOverPanel({ opened, onAccepted }: { readonly opened: OpenedHandOver; readonly onAccepted: (agreement: Agreement) => void }) {
  const close = useCommand('handOver.close');
  return opened.kind === 'offer' ? <OfferPanel opened={opened} onAccepted={onAccepted} onClose={() => void close.run({})} /> : <ReceiptPanel opened={opened} onClose={() => void close.run({})} />;
}

function Panel({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  // What was opened is what one wants to answer; a button that goes must not take the keyboard along.
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[data-begin]')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, wherever the focus is in it
    <section
      ref={box}
      aria-label={title}
      className={styles['panel']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <h3 className={styles['title']}>
        <FileCheck2 size={16} aria-hidden="true" />
        {title}
      </h3>
      {children}
    </section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="words">{children}</dd>
    </>
  );
}

function SignedBy({ signer, name, organisation }: { readonly signer: Signer; readonly name: string; readonly organisation: string }) {
  const { t } = useTranslation();
  const known = signer.knownAs !== null;
  return (
    <Row label={t('handOver.signedBy')}>
      {[name, organisation].filter(Boolean).join(', ')}
      <span className={styles['key']}>
        {known ? <KeyRound size={13} aria-hidden="true" /> : <ShieldAlert size={13} aria-hidden="true" />}
        {known ? (signer.knownAs === name ? t('handOver.keyKnown') : t('handOver.keyKnownAs', { name: signer.knownAs ?? '' })) : t('handOver.keyNew')}
        <code>{signer.fingerprint}</code>
      </span>
    </Row>
  );
}

function KeyAdvice({ signer, name }: { readonly signer: Signer; readonly name: string }) {
  const { t } = useTranslation();
  if (signer.knownAs !== null) return null;
  return <InlineAlert severity={signer.otherKeyKnown ? 'warning' : 'info'}>{t(signer.otherKeyKnown ? 'handOver.otherKey' : 'handOver.checkKey', { name })}</InlineAlert>;
}

const reachOf = ({ phones, mails, addresses }: HandedCustomer, country: string): string =>
  [
    ...phones.map(({ raw, e164 }) => displayPhone(e164 ?? raw, country)),
    ...mails.map(({ address }) => address),
    ...addresses.map(({ street, houseNumber, postcode, city }) => [`${street} ${houseNumber}`.trim(), `${postcode} ${city}`.trim()].filter(Boolean).join(', ')),
  ].join(' · ');

function OfferPanel({ opened, onAccepted, onClose }: { readonly opened: Offer; readonly onAccepted: (agreement: Agreement) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { language, country } = useAppState(({ settings }) => settings);
  const answer = useCommand('handOver.answer');
  const receipt = useCommand('handOver.receipt');
  const [returning, setReturning] = useState(false);
  const [mailed, setMailed] = useState(false);
  const { offer, answered } = opened;
  const { promise, customer, from } = offer;
  const name = customer === null ? promise.toWhom : fullName({ ...customer }) || customer.organisation || promise.toWhom;
  const reach = customer === null ? (promise.number === null ? '' : displayPhone(promise.number, country)) : reachOf(customer, country);
  const done = answered !== null;
  return (
    <Panel key={done ? 'answered' : 'open'} title={t('handOver.offerTitle', { name: from.name })} onClose={onClose}>
      <dl className={styles['facts']}>
        <Row label={t('handOver.what')}>{promise.what}</Row>
        <Row label={t('handOver.due')}>{formatDayTime(promise.dueAt, language)}</Row>
        <Row label={t('handOver.customer')}>
          {[name, reach].filter(Boolean).join(' · ') || t('handOver.nobody')}
          <span className={styles['soft']}>{opened.match !== null ? t('handOver.known', { name: opened.match.name }) : customer === null || done ? '' : t('handOver.isAdded')}</span>
        </Row>
        {offer.note !== '' && <Row label={t('agreements.note')}>{offer.note}</Row>}
        <SignedBy signer={opened.signer} name={from.name} organisation={from.organisation} />
      </dl>
      {answered === null ? (
        <>
          <KeyAdvice signer={opened.signer} name={from.name} />
          {returning ? (
            <WordsForm
              label={t('agreements.whyReturned')}
              save={t('agreements.act.return')}
              required
              max={MAX_NOTE}
              pending={answer.pending}
              onCancel={() => setReturning(false)}
              onSave={(reason) => void answer.run({ answer: 'returned', reason }).then(() => setReturning(false))}
            />
          ) : (
            <div className={styles['acts']}>
              <Button data-begin="" variant="primary" pending={answer.pending} onClick={() => void answer.run({ answer: 'accepted', reason: '' }).then((reply) => reply.ok && reply.value !== null && onAccepted(reply.value))}>
                {t('agreements.act.accept')}
              </Button>
              <Button onClick={() => setReturning(true)}>{t('handOver.returnIt')}</Button>
              <Button variant="quiet" shortcut="Esc" onClick={onClose}>
                {t('handOver.later')}
              </Button>
              <span className={styles['soft']}>{t('handOver.until', { when: formatDayTime(offer.expiresAt, language) })}</span>
            </div>
          )}
        </>
      ) : (
        <>
          <InlineAlert severity={answered.sent ? 'ok' : 'warning'}>
            {answered.sent ? t(mailed ? 'handOver.receiptMailed' : 'handOver.receiptMade', { name: from.name }) : t(`handOver.answered.${answered.answer}`, { name: from.name })}
            {opened.keyInMemoryOnly ? ` ${t('handOver.keyInMemory')}` : ''}
          </InlineAlert>
          <div className={styles['acts']}>
            {opened.mailPossible && (
              <Button data-begin="" variant={answered.sent ? 'default' : 'primary'} pending={receipt.pending} onClick={() => void receipt.run({ by: 'mail' }).then(({ ok }) => setMailed(ok))}>
                {t('handOver.mailReceipt', { address: from.replyTo })}
              </Button>
            )}
            <Button data-begin={opened.mailPossible ? undefined : ''} variant={answered.sent || opened.mailPossible ? 'default' : 'primary'} pending={receipt.pending} onClick={() => void receipt.run({ by: 'file' })}>
              {t('handOver.saveReceipt')}
            </Button>
            <Button variant="quiet" shortcut="Esc" onClick={onClose}>
              {t('common.close')}
            </Button>
          </div>
        </>
      )}
      <ErrorAlert error={answer.error ?? receipt.error} />
    </Panel>
  );
}

function ReceiptPanel({ opened, onClose }: { readonly opened: Receipt; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const take = useCommand('handOver.takeOver');
  const { receipt, what, toWhom, toName } = opened;
  return (
    <Panel key={opened.takenOver ? 'counts' : 'open'} title={t(`handOver.receiptTitle.${receipt.answer}`, { name: receipt.by.name })} onClose={onClose}>
      <dl className={styles['facts']}>
        <Row label={t('handOver.what')}>{[what, toWhom].filter(Boolean).join(' · ')}</Row>
        <Row label={t('handOver.offeredTo')}>{toName}</Row>
        <Row label={t('handOver.answeredAt')}>{formatDayTime(receipt.answeredAt, language)}</Row>
        {receipt.reason !== '' && <Row label={t('handOver.reason')}>{receipt.reason}</Row>}
        <SignedBy signer={opened.signer} name={receipt.by.name} organisation={receipt.by.organisation} />
      </dl>
      {opened.takenOver ? (
        <InlineAlert severity="ok">{t(`handOver.counts.${receipt.answer}`, { name: receipt.by.name })}</InlineAlert>
      ) : (
        <KeyAdvice signer={opened.signer} name={receipt.by.name} />
      )}
      <div className={styles['acts']}>
        {!opened.takenOver && (
          <Button data-begin="" variant="primary" pending={take.pending} onClick={() => void take.run({})}>
            {t('handOver.takeOver')}
          </Button>
        )}
        <Button data-begin={opened.takenOver ? '' : undefined} variant="quiet" shortcut="Esc" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      <ErrorAlert error={take.error} />
    </Panel>
  );
}
