import { useEffect, useState } from 'react';
import { X } from 'lucide-react';
import { stepRef } from '../../../../shared/domain/knowledge/knowledge.ts';
import { fieldRef } from '../../../../shared/domain/project/procedure-places.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './projects.module.css';

/** A step or a field that a procedure can stand beside. */
export type ProcedurePlace = { readonly ref: string; readonly label: string };

/** The steps of a script that is in use, and the fields of these forms; empty until they have come. */
export function useProcedurePlaces(scriptId: string, formIds: readonly string[]): readonly ProcedurePlace[] {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const [places, setPlaces] = useState<readonly ProcedurePlace[]>([]);
  const asked = [scriptId, ...formIds].join('\n');
  useEffect(() => {
    let current = true;
    const [script = '', ...forms] = asked.split('\n');
    const read = async (): Promise<readonly ProcedurePlace[]> => {
      const library = await client.invoke('scripts.library', {});
      const version = library.ok ? library.value.find(({ id }) => id === script)?.versions.find(({ status }) => status === 'in-use')?.version : undefined;
      const found = version === undefined ? null : await client.invoke('script.get', { scriptId: script, version });
      const steps = found?.ok === true ? found.value.steps.map(({ id, title }) => ({ ref: stepRef(script, id), label: t('scriptEditor.factStep', { step: title[language] }) })) : [];
      const definitions = await Promise.all(forms.map((formId) => client.invoke('form.definition', { formId, version: null })));
      const fields = definitions.flatMap((reply) => (reply.ok ? reply.value.fields.map(({ key, label }) => ({ ref: fieldRef(reply.value.id, key), label: t('scriptEditor.factField', { field: label[language] }) })) : []));
      return [...steps, ...fields];
    };
    void read().then((all) => {
      if (current) setPlaces(all);
    });
    return () => {
      current = false;
    };
  }, [client, asked, language, t]);
  return places;
}

/** The steps and fields beside which a procedure is offered in a conversation. */
export function ProcedurePlaces({ beside, places, disabled, onChange }: { readonly beside: readonly string[]; readonly places: readonly ProcedurePlace[]; readonly disabled: boolean; readonly onChange: (beside: readonly string[]) => void }) {
  const { t } = useTranslation();
  const free = places.filter(({ ref }) => !beside.includes(ref));
  return (
    <div className={styles['cells']}>
      <Select
        label={t('projects.procedureBeside')}
        disabled={disabled || free.length === 0}
        value={null}
        placeholder={t('projects.procedureBesideAdd')}
        options={free.map(({ ref, label }) => ({ value: ref, label }))}
        onChange={(ref) => onChange([...beside, ref])}
      />
      <div className={styles['places']}>
        {beside.map((ref) => {
          const label = places.find((place) => place.ref === ref)?.label ?? ref;
          return (
            <Button key={ref} size="s" icon={<X aria-hidden="true" />} disabled={disabled} aria-label={t('projects.procedureApart', { place: label })} onClick={() => onChange(beside.filter((each) => each !== ref))}>
              {label}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
