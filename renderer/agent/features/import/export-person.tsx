import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';

/** Everything about a customer as a file: how to write it, and how the last one ended. */
export type PersonExport = ReturnType<typeof usePersonExport>;

export function usePersonExport() {
  const write = useCommand('export.person');
  /** Whose file was written last, or could not be. */
  const [of, setOf] = useState<ContactId | null>(null);
  return {
    of,
    error: write.error,
    run: (contactId: ContactId): void => {
      setOf(null);
      // False: no place was chosen.
      void write.run({ contactId }).then((reply) => reply.ok && !reply.value ? undefined : setOf(contactId));
    },
    clear: (): void => {
      write.clear();
      setOf(null);
    },
  };
}

/** Writes everything about the customer on screen to a file, for whoever may. */
export function ExportPerson({ contactId, onRun }: { readonly contactId: ContactId; readonly onRun: PersonExport['run'] }) {
  const { t } = useTranslation();
  const allowed = useAppState(
    ({ session, contactFiles }) =>
      session.agent !== null && (session.agent.role !== 'agent' || contactFiles.agentsMayExport),
  );
  if (!allowed) return null;
  return <IconButton variant="quiet" size="s" label={t('contactFiles.export.person')} icon={<Download />} onClick={() => onRun(contactId)} />;
}

/** How the file about this customer ended; nothing without one. */
export function PersonExported({ contactId, told }: { readonly contactId: ContactId; readonly told: PersonExport }) {
  const { t } = useTranslation();
  const file = useAppState(({ contactFiles }) => contactFiles.exporting);
  if (told.of !== contactId) return null;
  if (told.error !== null) return <ErrorAlert error={told.error} onDismiss={told.clear} />;
  if (file?.phase === 'failed')
    return <InlineAlert severity="error" title={t(`contactFiles.export.failed.${file.problem ?? 'data'}`, { name: file.fileName })} onDismiss={told.clear} />;
  return file?.phase === 'done' ? <InlineAlert severity="ok" title={t('contactFiles.export.personDone', { name: file.fileName })} onDismiss={told.clear} /> : null;
}
