import { useEffect, useState } from 'react';
import type { FormSummary } from '../../../../shared/domain/registration/form.ts';
import type { OutcomeSetSummary } from '../../../../shared/domain/registration/outcome.ts';
import type { ScriptSummary } from '../../../../shared/domain/script/script.ts';
import { useClient } from '../../bridge/hooks.ts';

/** The scripts that a project can follow; empty until they have come. */
export function useScripts(): readonly ScriptSummary[] {
  const client = useClient();
  const [scripts, setScripts] = useState<readonly ScriptSummary[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('script.list', {}).then((reply) => {
      if (current && reply.ok) setScripts(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client]);
  return scripts;
}

type Forms = { readonly forms: readonly FormSummary[]; readonly outcomes: readonly OutcomeSetSummary[] };

/** The forms and the sets of outcomes that a project can have; empty until they have come. */
export function useForms(): Forms {
  const client = useClient();
  const [found, setFound] = useState<Forms>({ forms: [], outcomes: [] });
  useEffect(() => {
    let current = true;
    void client.invoke('form.list', {}).then((reply) => {
      if (current && reply.ok) setFound(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client]);
  return found;
}
