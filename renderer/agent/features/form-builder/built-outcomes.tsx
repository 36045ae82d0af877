import { useEffect, useState } from 'react';
import type { DefinitionFault } from '../../../../shared/domain/definition/definition-fault.ts';
import type { OutcomeSet } from '../../../../shared/domain/registration/outcome.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import styles from './form-builder.module.css';
import { OutcomeEditor } from './outcome-editor.tsx';
import { PublishBar, type Leaving } from './publish-bar.tsx';
import { useHistory } from './use-history.ts';

/** One set of outcomes being changed. */
export function BuiltOutcomes({
  initial,
  basedOn,
  onDirty,
  onPublished,
  ...leaving
}: Leaving & {
  readonly initial: OutcomeSet;
  readonly basedOn: number;
  readonly onDirty: (dirty: boolean) => void;
  readonly onPublished: (set: OutcomeSet) => void;
}) {
  const language = useAppState(({ settings }) => settings.language);
  const { value: set, change, undo } = useHistory(initial);
  const publish = useCommand('form.publishOutcomes');
  const [fault, setFault] = useState<{ readonly of: OutcomeSet; readonly fault: DefinitionFault } | null>(null);
  const changed = basedOn === 0 || set !== initial;
  useEffect(() => onDirty(changed), [changed, onDirty]);
  const save = async (): Promise<void> => {
    const reply = await publish.run({ definition: set, basedOn });
    if (!reply.ok) return;
    if (reply.value.state === 'published') onPublished({ ...set, version: reply.value.version });
    else setFault({ of: set, fault: reply.value.fault });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- undo from any of the fields
    <div
      className={styles['wide']}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key.toLowerCase() !== 'z') return;
        event.preventDefault();
        undo?.();
      }}
    >
      <div className={styles['scroll']}>
        <OutcomeEditor set={set} onChange={change} />
      </div>
      <PublishBar {...leaving} changed={changed} fault={fault?.of === set ? fault.fault : null} names={set.outcomes.map(({ label }) => label[language])} pending={publish.pending} error={publish.error} onPublish={() => void save()} />
    </div>
  );
}
