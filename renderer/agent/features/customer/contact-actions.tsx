import { Pencil, Plus, Trash2, UserRoundX, X } from 'lucide-react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { mayChange } from '../../../../shared/domain/access/visibility.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ExportPerson, type PersonExport } from '../import/index.ts';
import { useKeysOf } from '../shortcuts/index.ts';
import styles from './customer.module.css';
import { useErrorText } from '../../bridge/use-error-text.ts';

/** What can be done with the customer on screen. Removing needs no question: it can be taken back. */
export function ContactActions({
  contact,
  canReplace,
  covered,
  onEdit,
  onReplace,
  onNew,
  onRemoved,
  onExport,
  onClose,
  closeLabel,
}: {
  readonly contact: Contact | null;
  /** The interaction can still be given to somebody else. */
  readonly canReplace: boolean;
  /** Data are covered until the caller is verified: nothing to change or to hand out. */
  readonly covered: boolean;
  readonly onEdit: () => void;
  readonly onReplace: () => void;
  readonly onNew: () => void;
  readonly onRemoved: (contact: Contact) => void;
  readonly onExport: PersonExport['run'];
  /** Null when nothing was opened by hand. */
  readonly onClose: (() => void) | null;
  readonly closeLabel: string;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const role = useAppState((state) => state.session.agent?.role ?? 'agent');
  const text = useErrorText();
  const remove = useCommand('contact.remove');
  if (contact === null && onClose === null) return null;
  return (
    <div className={styles['actions']}>
      {remove.error !== null && (
        <span role="alert" className={styles['action-error']} title={text(remove.error)}>
          {text(remove.error)}
        </span>
      )}
      {contact !== null && (
        <>
          {!contact.hidden && !covered && <ExportPerson contactId={contact.id} onRun={onExport} />}
          {mayChange(contact, role) && !covered && (
          <IconButton
            variant="quiet"
            size="s"
            label={t('customer.edit')}
            shortcut={keysOf('edit-customer')}
            icon={<Pencil />}
            onClick={onEdit}
          />
          )}
          {canReplace ? (
            <IconButton
              variant="quiet"
              size="s"
              label={t('customer.wrong')}
              icon={<UserRoundX />}
              onClick={onReplace}
            />
          ) : (
            <IconButton
              variant="quiet"
              size="s"
              label={t('customer.newCustomer')}
              shortcut={keysOf('new-customer')}
              icon={<Plus />}
              onClick={onNew}
            />
          )}
          {mayChange(contact, role) && (
          <IconButton
            variant="quiet"
            size="s"
            label={t('customer.remove')}
            icon={<Trash2 />}
            disabled={remove.pending}
            onClick={() => void remove.run({ contactId: contact.id }).then((reply) => reply.ok && onRemoved(contact))}
          />
          )}
        </>
      )}
      {onClose !== null && <IconButton variant="quiet" size="s" label={closeLabel} icon={<X />} onClick={onClose} />}
    </div>
  );
}
