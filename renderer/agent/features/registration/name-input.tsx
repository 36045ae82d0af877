import { useEffect, useState } from 'react';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { LookupInput, type LookupLine, type Suggestion } from './lookup-input.tsx';

const MOST = 8;
/** Typed letters are searched for after so long, in ms. */
const SEARCH_AFTER_MS = 60;

/** A line of text that finds customers, or organisations, by name while it is typed. A name that is not there is kept as it was typed. */
export function NameInput({ of, onPick, ...line }: LookupLine & { readonly of: 'contact' | 'organisation'; readonly onPick: (name: string) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const country = useAppState(({ settings }) => settings.country);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ readonly query: string; readonly names: readonly Suggestion[] }>({ query: '', names: [] });
  const asked = query.trim();
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    const search = async (): Promise<readonly Suggestion[]> => {
      if (of === 'contact') {
        const reply = await client.invoke('contact.search', { query: asked, limit: MOST });
        return reply.ok ? reply.value.filter(({ hidden }) => hidden !== true).map(({ id, name, organisation, number, city }) => suggestion(id, name, asked, [organisation === name ? '' : organisation, number === '' ? '' : displayPhone(number, country), city])) : [];
      }
      const reply = await client.invoke('organisation.search', { query: asked, limit: MOST });
      return reply.ok ? reply.value.map(({ id, name, city }) => suggestion(id, name, asked, [city])) : [];
    };
    const timer = setTimeout(() => {
      void search().then((names) => {
        if (current) setFound({ query: asked, names });
      });
    }, SEARCH_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked, of, country]);
  const names = asked === '' ? [] : found.names;
  return (
    <LookupInput
      {...line}
      query={query}
      onQuery={setQuery}
      listName={t(of === 'contact' ? 'registration.customersFound' : 'registration.organisationsFound')}
      found={names}
      onPick={(key) => onPick(names.find((each) => each.key === key)?.name ?? line.value)}
    />
  );
}

function suggestion(key: string, name: string, asked: string, about: readonly string[]): Suggestion {
  return { key, code: '', name, price: '', about: about.filter((part) => part !== '').join(' · '), exact: name.toLowerCase() === asked.toLowerCase() };
}
