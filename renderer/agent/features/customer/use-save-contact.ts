import { useState } from 'react';
import type { Contact, ContactFields } from '../../../../shared/domain/contact/contact.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { ContactId, InteractionId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { formValuesOf, type ContactFormValues } from './form-values.ts';

export type SaveContact = {
  /** Null when it was refused; then `error` or `stale` says why. */
  readonly run: (fields: ContactFields) => Promise<Contact | null>;
  readonly pending: boolean;
  readonly error: AppError | null;
  /** Somebody saved another version since the form was opened. */
  readonly stale: boolean;
  /** Saves over the version that is there now. */
  readonly overwrite: (fields: ContactFields) => Promise<Contact | null>;
  /** What is there now; the next save is against that version. */
  readonly fetchTheirs: () => Promise<ContactFormValues | null>;
};

/** Saves a customer against the version that the form was opened with. */
export function useSaveContact(
  contactId: ContactId | null,
  version: number,
  interactionId: InteractionId | null,
): SaveContact {
  const client = useClient();
  const customFields = useAppState((state) => state.customFields);
  const language = useAppState(({ settings }) => settings.language);
  const writing = { customFields, language };
  const [base, setBase] = useState(version);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const saveOn = async (against: number, fields: ContactFields): Promise<Contact | null> => {
    setPending(true);
    setError(null);
    const reply = await client.invoke('contact.save', { contactId, version: against, fields, interactionId });
    setPending(false);
    if (reply.ok) return reply.value;
    setError(reply.error);
    return null;
  };
  const latest = async (): Promise<Contact | null> => {
    if (contactId === null) return null;
    const reply = await client.invoke('contact.get', { contactId });
    if (!reply.ok) {
      setError(reply.error);
      return null;
    }
    setBase(reply.value.version);
    return reply.value;
  };
  return {
    run: (fields) => saveOn(base, fields),
    pending,
    error,
    stale: error?.code === 'stale-version',
    overwrite: async (fields) => {
      const theirs = await latest();
      return theirs === null ? null : saveOn(theirs.version, fields);
    },
    fetchTheirs: async () => {
      const theirs = await latest();
      if (theirs === null) return null;
      setError(null);
      return formValuesOf(theirs, writing);
    },
  };
}
