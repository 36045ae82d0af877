import { useEffect, useState } from 'react';
import type { Remark } from '../../../../shared/domain/improvement/remark.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';

type Titles = ReadonlyMap<string, Readonly<Record<'en' | 'nl', string>>>;

const keyOf = ({ scriptId, version, stepId }: { readonly scriptId: string; readonly version: number; readonly stepId: string }): string => `${scriptId}@${String(version)}/${stepId}`;

/** What the steps at which something was noted are called, in the version of the script they were noted with; empty until that is known. */
export function useStepTitles(remarks: readonly Remark[] | null): (about: Extract<Remark['about'], { readonly on: 'step' }>) => string {
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const [titles, setTitles] = useState<Titles>(new Map());
  // Each version is asked for once, however many remarks stand beside it.
  const asked = JSON.stringify([...new Map((remarks ?? []).flatMap(({ about }) => (about?.on === 'step' ? [[`${about.scriptId}@${String(about.version)}`, [about.scriptId, about.version]] as const] : []))).values()]);
  useEffect(() => {
    let current = true;
    for (const [scriptId, version] of JSON.parse(asked) as readonly (readonly [string, number])[])
      void client.invoke('script.get', { scriptId, version }).then((reply) => {
        if (!current || !reply.ok) return;
        setTitles((known) => new Map([...known, ...reply.value.steps.map(({ id: stepId, title }) => [keyOf({ scriptId, version, stepId }), title] as const)]));
      });
    return () => {
      current = false;
    };
  }, [client, asked]);
  return (about) => titles.get(keyOf(about))?.[language] ?? '';
}
