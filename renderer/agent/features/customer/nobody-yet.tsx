import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import type { ContactId, E164, InteractionId } from '../../../../shared/lib/brand.ts';
import { useCallOf } from '../../bridge/focused-interaction.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { CallerAgreements } from '../agreements/index.ts';
import { useKeysOf } from '../shortcuts/index.ts';
import { Candidates, ContactPicker } from './contact-picker.tsx';
import styles from './customer.module.css';
import { ObjectionLine } from './objection-line.tsx';
import { useObjectionsOf } from './use-customer-file.ts';

/** No customer is known: one of several, a new one, or nobody at all. */
export function NobodyYet({
  interaction,
  onPick,
  onNew,
}: {
  readonly interaction: InteractionView | null;
  readonly onPick: (id: ContactId) => void;
  readonly onNew: () => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const call = useCallOf(interaction);
  const country = useAppState(({ settings }) => settings.country);
  const match = call?.contact ?? { state: 'none' };
  const create = (
    <Button size="s" shortcut={keysOf('new-customer')} onClick={onNew}>
      {t('customer.newCustomer')}
    </Button>
  );
  if (interaction === null || isClosed(interaction)) {
    return (
      <div className={styles['body']}>
        <ContactPicker onPick={onPick} />
        <div className={styles['buttons']}>{create}</div>
        <EmptyState title={t('customer.empty')}>{t('customer.emptyText')}</EmptyState>
      </div>
    );
  }
  const written = interaction.remoteNumber ?? interaction.remoteRaw;
  const number = written === '' ? '' : displayPhone(written, country);
  if (match.state === 'searching') {
    return (
      <p className={styles['looking']} role="status">
        <Spinner />
        {number === '' ? t('customer.searchingAnonymous') : t('customer.searching', { number })}
      </p>
    );
  }
  if (match.state === 'several') {
    return (
      <div className={styles['body']}>
        <h3 className={styles['question']}>{t('customer.several', { count: match.candidates.length })}</h3>
        <Candidates label={t('customer.which')} candidates={match.candidates} onPick={onPick} />
        <div className={styles['buttons']}>{create}</div>
      </div>
    );
  }
  return (
    <div className={styles['body']}>
      <div className={styles['unknown']}>
        <div className={styles['texts']}>
          <p className={styles['name']}>{number === '' ? t('telephone.anonymous') : number}</p>
          <p className={styles['faint']}>{t(number === '' ? 'customer.anonymous' : 'customer.unknown')}</p>
        </div>
        <Button variant="primary" shortcut={keysOf('new-customer')} onClick={onNew}>
          {t('customer.newCustomer')}
        </Button>
      </div>
      {interaction.remoteNumber !== null && <CallerObjects number={interaction.remoteNumber} interactionId={interaction.id} />}
      <CallerAgreements interaction={interaction} />
      <ContactPicker onPick={onPick} />
    </div>
  );
}

/** Somebody who is not known may object too: against the number. */
function CallerObjects({ number, interactionId }: { readonly number: E164; readonly interactionId: InteractionId }) {
  const { objections, refresh } = useObjectionsOf(number);
  return <ObjectionLine objector={{ contactId: null, number, interactionId }} objections={objections} onChanged={refresh} />;
}
