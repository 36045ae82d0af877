import { useEffect, useState } from 'react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { useNaturalId } from '../../bridge/focused-interaction.ts';
import { useClient, useView } from '../../bridge/hooks.ts';

/** The customer that the customer's pane shows: the one opened by hand, else that of the conversation. */
export function useShownContact(ofInteraction: Contact | null): Contact | null {
  const client = useClient();
  const over = useNaturalId();
  const openedBy = useView((view) => view.openedContact);
  const openedId = openedBy !== null && openedBy.over === over ? openedBy.id : null;
  const [opened, setOpened] = useState<Contact | null>(null);
  useEffect(() => {
    if (openedId === null) return undefined;
    let current = true;
    void client.invoke('contact.get', { contactId: openedId }).then((reply) => current && setOpened(reply.ok ? reply.value : null));
    return () => {
      current = false;
    };
  }, [client, openedId]);
  if (openedId === null) return ofInteraction;
  return opened?.id === openedId && opened.hidden !== true ? opened : null;
}
