import { useEffect, useState } from 'react';
import type { FormDefinition } from '../../../../shared/domain/registration/form.ts';
import type { OutcomeSetSummary } from '../../../../shared/domain/registration/outcome.ts';
import type { FormVersion } from '../../../../shared/ipc/commands/form.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Select } from '../../ui/select.tsx';
import { FormEditor, useFault } from './form-editor.tsx';
import styles from './form-builder.module.css';
import { FormPreview } from './form-preview.tsx';
import { PublishBar, type Leaving } from './publish-bar.tsx';
import { useOutcomeSet } from './use-definitions.ts';
import { useHistory } from './use-history.ts';

/** One form being built, beside what an agent will see of it. */
export function BuiltForm({
  initial,
  basedOn,
  sets,
  onDirty,
  onCopy,
  onPublished,
  ...leaving
}: Leaving & {
  readonly initial: FormDefinition;
  /** The version it was begun from; 0 for a new form. */
  readonly basedOn: number;
  readonly sets: readonly OutcomeSetSummary[];
  readonly onDirty: (dirty: boolean) => void;
  readonly onCopy: (form: FormDefinition) => void;
  readonly onPublished: (form: FormDefinition) => void;
}) {
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const { value: form, change, undo, redo } = useHistory(initial);
  const outcomes = useOutcomeSet(form.outcomes);
  const fault = useFault(form);
  const publish = useCommand('form.publish');
  const changed = basedOn === 0 || form !== initial;
  useEffect(() => onDirty(changed), [changed, onDirty]);
  const save = async (): Promise<void> => {
    const definition = { ...form, summary: form.summary.length > 0 ? form.summary : form.fields.filter(({ kind }) => kind === 'text' || kind === 'long-text').map(({ key }) => key).slice(0, 3) };
    const reply = await publish.run({ definition, basedOn });
    if (reply.ok && reply.value.state === 'published') onPublished({ ...definition, version: reply.value.version });
  };
  return (
    <>
      <div className={styles['middle']}>
        <div className={styles['scroll']}>
          <FormEditor form={form} fault={fault} outcomes={outcomes} sets={sets} language={language} undo={undo} redo={redo} onChange={change} />
        </div>
        <PublishBar {...leaving} changed={changed} fault={fault} names={form.fields.map(({ label }) => label[language])} pending={publish.pending} error={publish.error} onPublish={() => void save()} onCopy={() => onCopy(form)}>
          {basedOn > 0 && (
            <Versions
              formId={form.id}
              current={basedOn}
              onPick={(version) =>
                void client.invoke('form.definition', { formId: form.id, version }).then((reply) => {
                  // As a change of the present one: to be looked at, taken back, or published anew.
                  if (reply.ok) change({ ...reply.value, version: form.version });
                })
              }
            />
          )}
        </PublishBar>
      </div>
      <FormPreview key={form.id} definition={form} outcomes={outcomes} />
    </>
  );
}

/** Every version with its day and author; one that is picked is loaded to be looked at. */
function Versions({ formId, current, onPick }: { readonly formId: string; readonly current: number; readonly onPick: (version: number) => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const versions = useVersions(formId);
  const agents = useAppState(({ session }) => session.agents);
  const options = versions.map(({ version, at, by }) => ({
    value: String(version),
    label: t('formBuilder.versionOf', { version, date: new Date(at).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB'), name: by === null ? 'Balie' : (agents.find(({ id }) => id === by)?.name ?? '—') }),
  }));
  return <Select className={styles['versions']} label={t('formBuilder.versions')} labelHidden value={String(current)} options={options} onChange={(version) => onPick(Number(version))} />;
}

function useVersions(formId: string): readonly FormVersion[] {
  const client = useClient();
  const [versions, setVersions] = useState<readonly FormVersion[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('form.versions', { formId }).then((reply) => {
      if (current && reply.ok) setVersions(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, formId]);
  return versions;
}
