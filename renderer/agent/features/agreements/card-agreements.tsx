import { CalendarCheck2, Plus } from 'lucide-react';
import { useState } from 'react';
import { isOpen, isOverdue } from '../../../../shared/domain/agreement/agreement.ts';
import { quickDue } from '../../../../shared/domain/agreement/agenda.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { AgreementForm } from './agreement-form.tsx';
import styles from './agreements.module.css';
import { useDueText } from './due-text.ts';
import { useAgreementsOf } from './use-agreements.ts';

const MINUTE_MS = 60_000;
const SHOWN = 3;

/** What this customer was promised and still waits for, and the way to promise more. */
export function CardAgreements({ contact, interactionId }: { readonly contact: Contact; readonly interactionId: InteractionId | null }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const goTo = useView((view) => view.goTo);
  const now = useNow(MINUTE_MS);
  const due = useDueText(now);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const names = useAppState(({ session }) => session.agents);
  const { agreements, refresh } = useAgreementsOf(contact.id);
  const make = useCommand('agreement.make');
  const [making, setMaking] = useState(false);
  useShortcut('new-agreement', () => setMaking(true), me !== null);
  const open = (agreements ?? []).filter(isOpen);
  if (me === null) return null;
  return (
    <section className={styles['of-customer']} aria-label={t('agreements.title')}>
      {open.slice(0, SHOWN).map((agreement) => (
        <button
          key={agreement.id}
          type="button"
          className={cx(styles['line'], isOverdue(agreement, now) && styles['late'])}
          title={t('agreements.openPlace')}
          onClick={() => goTo('agreements', agreement.id)}
        >
          <CalendarCheck2 size={13} aria-hidden="true" />
          <span className={styles['line-due']}>{due(agreement.dueAt)}</span>
          <span className={cx(styles['line-what'], 'words')}>{agreement.what}</span>
          {agreement.owner !== me && <span className={styles['faint']}>{names.find(({ id }) => id === agreement.owner)?.name}</span>}
        </button>
      ))}
      {open.length > SHOWN && <span className={styles['faint']}>{t('agreements.more', { count: open.length - SHOWN })}</span>}
      {making ? (
        <AgreementForm
          title={t('agreements.new')}
          initial={{ what: '', dueAt: quickDue('tomorrow', now), owner: me }}
          chooseOwner
          error={make.error}
          pending={make.pending}
          onCancel={() => {
            make.clear();
            setMaking(false);
          }}
          onSave={(values) =>
            void make.run({ contactId: contact.id, interactionId, number: null, ...values }).then(({ ok }) => {
              if (!ok) return;
              setMaking(false);
              refresh();
            })
          }
        />
      ) : (
        <button type="button" className={styles['add']} title={keysOf('new-agreement')} onClick={() => setMaking(true)}>
          <Plus size={13} aria-hidden="true" />
          {t('agreements.new')}
        </button>
      )}
    </section>
  );
}
