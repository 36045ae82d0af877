import { BookText } from 'lucide-react';
import { stepRef } from '../../../../shared/domain/knowledge/knowledge.ts';
import { proceduresAt } from '../../../../shared/domain/project/procedure-places.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useKeysOf } from '../shortcuts/index.ts';
import { openBeside, openProcedure } from './beside-store.ts';
import styles from './beside.module.css';
import { useProcedures } from './use-procedures.ts';

/** What the quality handbook says about the step on screen. */
export function StepProcedures({ interaction, stepId }: { readonly interaction: InteractionView; readonly stepId: string }) {
  const { t } = useTranslation();
  const procedures = proceduresAt(useProcedures(interaction.projectId), [stepRef(interaction.script.scriptId, stepId)]);
  if (procedures.length === 0) return null;
  return (
    <div role="group" aria-label={t('projects.proceduresHere')} className={styles['links']}>
      {procedures.map(({ index, title }) => (
        <Button key={index} size="s" variant="quiet" icon={<BookText aria-hidden="true" />} onClick={() => openProcedure(index)}>
          {title}
        </Button>
      ))}
    </div>
  );
}

/** The way to all procedures of the project; nothing where there are none. */
export function AllProcedures({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const count = useProcedures(interaction.projectId).length;
  if (count === 0) return null;
  return (
    <Button size="s" variant="quiet" icon={<BookText aria-hidden="true" />} shortcut={keysOf('procedures')} onClick={() => openBeside('procedures')}>
      {t('projects.procedures')}
    </Button>
  );
}

/** What the quality handbook says about a field of the form, one press away. */
export function FieldProcedure({ interaction, reference }: { readonly interaction: InteractionView; readonly reference: string }) {
  const { t } = useTranslation();
  const [procedure] = proceduresAt(useProcedures(interaction.projectId), [reference]);
  if (procedure === undefined) return null;
  return <IconButton size="s" variant="quiet" icon={<BookText />} label={t('projects.procedureOf', { title: procedure.title })} onClick={() => openProcedure(procedure.index)} />;
}
