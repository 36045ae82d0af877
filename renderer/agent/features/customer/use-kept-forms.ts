import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { keptFormsOf, type KeptForm, type KeptForms } from './kept-forms.ts';

/**
 * The customer forms that are open, by subject. Brings back those of before a reload, and sends what waits when the window
 * is hidden, loses the focus or goes away.
 * @param onBack called once, with the form that was typed in last
 */
export function useKeptForms(onBack: (form: KeptForm) => void): {
  readonly forms: KeptForms;
  readonly open: ReadonlyMap<string, KeptForm>;
} {
  const client = useClient();
  const agentId = useAppState(({ session }) => session.agent?.id ?? null);
  const forms = keptFormsOf(client, agentId);
  const open = useStore(forms.store);
  useEffect(() => {
    let here = true;
    void forms.load().then((last) => {
      if (here && last !== null) onBack(last);
    });
    document.addEventListener('visibilitychange', forms.flush);
    window.addEventListener('blur', forms.flush);
    window.addEventListener('pagehide', forms.flush);
    return () => {
      here = false;
      document.removeEventListener('visibilitychange', forms.flush);
      window.removeEventListener('blur', forms.flush);
      window.removeEventListener('pagehide', forms.flush);
      forms.flush();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each agent, with what is on screen then
  }, [forms]);
  return { forms, open };
}
