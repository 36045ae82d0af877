import { useState, type ReactNode } from 'react';
import { isElsewhere, isOpen, isOverdue, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { phonesByUse, type Contact } from '../../../../shared/domain/contact/contact.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { CallbackForm } from '../callback/index.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { AddButtons, AgreementLine } from './agreement-line.tsx';
import styles from './agreements.module.css';
import { NewAgreement } from './new-agreement.tsx';
import { useAgreementsOf } from './use-agreements.ts';

const MINUTE_MS = 60_000;
const SHOWN = 3;

/** What this customer was promised and still waits for, and the way to promise more. */
export function CardAgreements({ contact, interactionId, children }: { readonly contact: Contact; readonly interactionId: InteractionId | null; /** Stands behind the buttons. */ readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const goTo = useView((view) => view.goTo);
  const now = useNow(MINUTE_MS);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const names = useAppState(({ session }) => session.agents);
  const { agreements, refresh } = useAgreementsOf(contact.id);
  const [making, setMaking] = useState<'promise' | 'callback' | null>(null);
  useShortcut('new-agreement', () => setMaking('promise'), me !== null);
  // Nobody promises to call somebody who has died.
  const callable = !contact.deceased;
  useShortcut('new-callback', () => setMaking('callback'), me !== null && callable);
  const done = (): void => {
    setMaking(null);
    refresh();
  };
  const open = (agreements ?? []).filter(isOpen);
  const whose = (agreement: Agreement): string =>
    isElsewhere(agreement) ? (agreement.handOver?.outside?.answeredBy ?? '') : agreement.owner === me ? '' : (names.find(({ id }) => id === agreement.owner)?.name ?? '');
  // The number of the call first: that is where somebody can be reached.
  const remote = useAppState(({ interactions }) => interactions.find(({ id }) => id === interactionId)?.remoteNumber ?? null);
  const numbers = [...new Set([remote, ...phonesByUse(contact.phones).map(({ e164, valid }) => (valid ? e164 : null))])].filter((each) => each !== null);
  if (me === null) return null;
  return (
    <section className={styles['of-customer']} aria-label={t('agreements.title')}>
      {open.slice(0, SHOWN).map((agreement) => (
        <AgreementLine key={agreement.id} agreement={agreement} now={now} late={isOverdue(agreement, now)} whose={whose(agreement)} onOpen={() => goTo('agreements', agreement.id)} />
      ))}
      {open.length > SHOWN && <span className={styles['faint']}>{t('agreements.more', { count: open.length - SHOWN })}</span>}
      {making === 'promise' && <NewAgreement contactId={contact.id} interactionId={interactionId} number="" onCancel={() => setMaking(null)} onDone={done} />}
      {making === 'callback' && <CallbackForm contactId={contact.id} interactionId={interactionId} numbers={numbers} onCancel={() => setMaking(null)} onDone={done} />}
      {making === null && <AddButtons onPromise={() => setMaking('promise')} onCallback={callable ? () => setMaking('callback') : null}>{children}</AddButtons>}
    </section>
  );
}
