import { useCallback, useEffect, useState } from 'react';
import type { FormSummary } from '../../../../shared/domain/registration/form.ts';
import type { OutcomeSet, OutcomeSetSummary } from '../../../../shared/domain/registration/outcome.ts';
import { SERVICE_OUTCOMES } from '../../../../shared/domain/registration/shipped/outcomes.ts';
import { useClient } from '../../bridge/hooks.ts';

type Definitions = { readonly forms: readonly FormSummary[]; readonly sets: readonly OutcomeSetSummary[] };

/** The forms and sets of outcomes that there are. */
export function useDefinitions(): Definitions & { readonly refresh: () => void } {
  const client = useClient();
  const [found, setFound] = useState<Definitions>({ forms: [], sets: [] });
  const fetch = useCallback(
    () =>
      client.invoke('form.list', {}).then((reply) => {
        if (reply.ok) setFound({ forms: reply.value.forms, sets: reply.value.outcomes });
      }),
    [client],
  );
  useEffect(() => void fetch(), [fetch]);
  return { ...found, refresh: useCallback(() => void fetch(), [fetch]) };
}

/** A set of outcomes; those of a service conversation until it has come. */
export function useOutcomeSet(setId: string): OutcomeSet {
  const client = useClient();
  const [found, setFound] = useState<OutcomeSet>(SERVICE_OUTCOMES);
  useEffect(() => {
    let current = true;
    void client.invoke('form.outcomeSet', { setId }).then((reply) => {
      if (current && reply.ok) setFound(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, setId]);
  return found;
}
