import { useEffect, useId, useState, type ComponentProps } from 'react';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { TextField } from '../../ui/text-field.tsx';

const MOST = 8;
const PAUSE_MS = 120;
const NONE: readonly string[] = [];

/** The organisation by its name: one that is known is offered, a new name makes a new one. */
export function OrganisationField({ typed, ...input }: { readonly typed: string } & Omit<ComponentProps<'input'>, 'id' | 'size' | 'className'>) {
  const { t } = useTranslation();
  const client = useClient();
  const id = useId();
  const [names, setNames] = useState(NONE);
  const query = typed.trim();
  useEffect(() => {
    if (query.length < 2) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('organisation.search', { query, limit: MOST }).then((reply) => {
        if (current) setNames(reply.ok ? (reply.value ?? []).map(({ name }) => name) : NONE);
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, query]);
  return (
    <>
      <TextField label={t('customer.form.organisation')} maxLength={300} list={id} {...input} />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
