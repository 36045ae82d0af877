import { useState } from 'react';
import { quickDue } from '../../../../shared/domain/agreement/agenda.ts';
import { isOpen, isOverdue } from '../../../../shared/domain/agreement/agreement.ts';
import { displayPhone, parsePhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import type { ContactId, InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { CallbackForm } from '../callback/index.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { AddButtons, AgreementLine } from './agreement-line.tsx';
import { AgreementForm } from './agreement-form.tsx';
import styles from './agreements.module.css';

const MINUTE_MS = 60_000;

/**
 * The form for a new promise: to a customer, or (`contactId` null) to somebody who is not in the file yet, by name and number. It becomes
 * the customer's when one is made with that number.
 */
export function NewAgreement({
  contactId,
  interactionId,
  number,
  onDone,
  onCancel,
}: {
  readonly contactId: ContactId | null;
  readonly interactionId: InteractionId | null;
  /** Of an unknown caller, as it is known so far; empty without. */
  readonly number: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const country = useAppState(({ settings }) => settings.country);
  const now = useNow(MINUTE_MS);
  const make = useCommand('agreement.make');
  if (me === null) return null;
  return (
    <AgreementForm
      title={t('agreements.new')}
      initial={{ what: '', dueAt: quickDue('tomorrow', now), owner: me }}
      chooseOwner
      {...(contactId === null ? { party: { name: '', number: number === '' ? '' : displayPhone(number, country) } } : {})}
      error={make.error}
      pending={make.pending}
      onCancel={onCancel}
      onSave={({ what, dueAt, owner, party }) =>
        void make
          .run({ ...{ contactId, interactionId, what, dueAt, owner }, number: party === undefined || party.number === '' ? null : parsePhone(party.number, country), toWhom: party?.name ?? '' })
          .then(({ ok }) => ok && onDone())
      }
    />
  );
}

/** What somebody who is not a customer yet was promised in this conversation, and the way to promise more. */
export function CallerAgreements({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const goTo = useView((view) => view.goTo);
  const now = useNow(MINUTE_MS);
  const own = useAppState(({ agreements }) => agreements);
  const [making, setMaking] = useState<'promise' | 'callback' | null>(null);
  useShortcut('new-agreement', () => setMaking('promise'));
  useShortcut('new-callback', () => setMaking('callback'));
  const done = (): void => setMaking(null);
  const made = own.filter((agreement) => isOpen(agreement) && agreement.contactId === null && (agreement.interactionId === interaction.id || (agreement.number !== null && agreement.number === interaction.remoteNumber)));
  return (
    <section className={styles['of-customer']} aria-label={t('agreements.title')}>
      {made.map((agreement) => (
        <AgreementLine key={agreement.id} agreement={agreement} now={now} late={isOverdue(agreement, now)} whose={agreement.toWhom} onOpen={() => goTo('agreements', agreement.id)} />
      ))}
      {making === 'promise' && <NewAgreement contactId={null} interactionId={interaction.id} number={interaction.remoteNumber ?? ''} onDone={done} onCancel={done} />}
      {making === 'callback' && <CallbackForm contactId={null} interactionId={interaction.id} numbers={interaction.remoteNumber === null ? [] : [interaction.remoteNumber]} onDone={done} onCancel={done} />}
      {making === null && <AddButtons onPromise={() => setMaking('promise')} onCallback={() => setMaking('callback')} />}
    </section>
  );
}
